"""Combinatorial types of the decision boundaries of differences of maxima."""
