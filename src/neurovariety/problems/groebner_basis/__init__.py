"""Reduced Groebner bases."""
