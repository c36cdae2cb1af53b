"""Ranks of the Jacobian of a ReLU network's outputs over all activation regions."""
