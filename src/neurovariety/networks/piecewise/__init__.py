"""Piecewise-linear networks with given weights, as exact functions."""
