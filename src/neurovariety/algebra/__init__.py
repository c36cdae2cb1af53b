"""Exact algebra: numbers, names, grammar, polynomials, linear algebra, ideals as values.

Nothing here knows a variety, a network, an engine or a problem; long loops ask the deadline.
"""
