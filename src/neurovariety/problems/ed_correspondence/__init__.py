"""Euclidean distance correspondences."""
