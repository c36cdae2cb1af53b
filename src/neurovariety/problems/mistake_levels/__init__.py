"""Levels of the 0/1 loss of maxima of affine functions: cones, components, local minima."""
