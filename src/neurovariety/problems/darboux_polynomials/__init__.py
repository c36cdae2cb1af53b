"""Darboux polynomials of flows."""
