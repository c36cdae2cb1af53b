"""Elimination by Buchberger's algorithm in the lexicographic order, in this process."""

from __future__ import annotations

from neurovariety.algebra.textbook.buchberger import (
    buchberger,
    dimension_and_degree_of,
    eliminated,
)
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.base.fields import in_frame
from neurovariety.problems.eliminate.problem import Eliminate


def compute(problem: Eliminate, limits: Limits) -> Computed:
    """The elements of the basis in lex without the variables, as a basis in the order."""
    whole, ring, gone = problem.polynomials[0].ring, problem.ring, len(problem.variables)
    found = eliminated(problem.polynomials, whole, gone)
    left = [ring.from_dict({m[gone:]: c for m, c in f.iterterms()}) for f in found]
    basis = buchberger(left, ring)
    dimension, degree = dimension_and_degree_of(basis, ring)
    fields = {"groebnerBasis": in_frame(basis, ring)}
    return Computed({**fields, "dimension": dimension, "degree": degree})
