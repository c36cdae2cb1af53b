"""Landscapes of distances: real critical points and minima of many data."""
