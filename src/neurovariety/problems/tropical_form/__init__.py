"""Tropical forms: the function of a network as a difference of two maxima of affine functions."""
