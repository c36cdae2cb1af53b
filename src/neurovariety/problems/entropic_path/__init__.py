"""Entropic paths of linear programmes: toric varieties that meet an affine space."""
