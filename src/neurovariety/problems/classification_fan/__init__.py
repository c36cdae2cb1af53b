"""Classification fans: which of several affine functions is largest at which of given points."""
