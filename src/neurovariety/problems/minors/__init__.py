"""Ideals of minors: their Groebner basis, dimension, degree and singular locus."""
