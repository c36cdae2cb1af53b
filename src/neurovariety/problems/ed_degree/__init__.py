"""Euclidean distance degrees in a given metric."""
