"""Bottlenecks: pairs of points with a common normal line."""
