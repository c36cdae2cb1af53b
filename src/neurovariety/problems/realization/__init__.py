"""Realizations: a ReLU network that computes a given difference of two maxima."""
