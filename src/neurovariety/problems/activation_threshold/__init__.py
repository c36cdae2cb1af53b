"""Exponents from which on the functions of a network have the expected dimension."""
