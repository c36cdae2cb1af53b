"""Attention: lightning, which is polynomial, and with the softmax, for its gradient flows."""
