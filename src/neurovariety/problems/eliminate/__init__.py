"""Elimination of variables, and the equations of images."""
