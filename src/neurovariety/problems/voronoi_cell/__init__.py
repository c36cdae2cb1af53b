"""Voronoi cells of points on a variety."""
