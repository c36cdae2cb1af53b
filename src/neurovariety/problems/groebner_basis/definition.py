"""A Groebner basis by Buchberger's algorithm, and its numbers by counting, in this process."""

from __future__ import annotations

from neurovariety.algebra.textbook.buchberger import buchberger, dimension_and_degree_of
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.base.fields import in_frame
from neurovariety.problems.groebner_basis.problem import GroebnerBasis


def compute(problem: GroebnerBasis, limits: Limits) -> Computed:
    """The basis, and the dimension and degree of its standard monomials."""
    basis = buchberger(problem.polynomials, problem.ring)
    dimension, degree = dimension_and_degree_of(basis, problem.ring)
    fields = {"groebnerBasis": in_frame(basis, problem.ring)}
    return Computed({**fields, "dimension": dimension, "degree": degree})
