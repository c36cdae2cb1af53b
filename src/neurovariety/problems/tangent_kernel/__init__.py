"""Tangent kernels of wide shallow networks, and their smallest eigenvalues."""
