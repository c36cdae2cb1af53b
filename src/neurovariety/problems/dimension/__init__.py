"""Dimensions of varieties, and of the functions of networks."""
