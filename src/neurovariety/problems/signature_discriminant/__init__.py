"""Signature discriminants: data over which a real critical point changes its index."""
