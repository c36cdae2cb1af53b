"""Sage's rings, polynomials, ideals and matrices; only `imports` names Sage's modules."""
