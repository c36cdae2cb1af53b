"""Frozen values as plain data for JSON, and back: nothing of it is ever evaluated.

An integer of more than 53 bits, a fraction, a field, a ring, a polynomial and a dataclass are
objects that say what they are; a list is a tuple. Rings are written once and numbered.
"""
