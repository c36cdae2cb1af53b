"""Faces window after window, in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.max_pooling.preorders import polynomial
from neurovariety.problems.max_pooling.problem import MaxPooling


def compute(problem: MaxPooling, limits: Limits) -> Computed:
    """The coefficients of the generating polynomial of the faces by dimension."""
    if problem.windows is not None:
        found = polynomial(problem.windows, problem.faces)
    else:
        found = problem.family.polynomials(max(problem.shape))[-1]
    return Computed({"faces": tuple(map(int, found.coeffs()))})
