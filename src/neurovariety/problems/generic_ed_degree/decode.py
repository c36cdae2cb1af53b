"""The same fields as those of an ED degree."""

from neurovariety.problems.ed_degree.decode import decode as decode
