"""Minors by Leibniz' formula, and their singular locus dimension by dimension, in this process."""

from __future__ import annotations

from collections.abc import Sequence

from sympy.polys.rings import PolyRing

from neurovariety.algebra.polynomials import Polynomial, modulo, polynomial_ring
from neurovariety.algebra.textbook.buchberger import buchberger, dimension_and_degree_of
from neurovariety.algebra.textbook.operations import (
    intersection,
    minors_of_size,
    parts_by_dimension,
)
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.base.fields import in_frame
from neurovariety.problems.minors.problem import MinorsIdeal


def compute(problem: MinorsIdeal, limits: Limits) -> Computed:
    """The minors, their Groebner basis and numbers, and the points where they are not smooth."""
    assert problem.size is not None
    ring = polynomial_ring(problem.symbols, problem.field, problem.order)
    matrix = tuple(
        tuple(modulo(f, problem.field).set_ring(ring) for f in row) for row in problem.matrix
    )
    generators = [f for f in minors_of_size(matrix, problem.size) if f]
    basis, singular = buchberger(generators, ring), singular_points(generators, ring)
    fields = {
        "generators": in_frame(generators, ring),
        "groebnerBasis": in_frame(basis, ring),
        "singularLocus": in_frame(singular, ring),
    }
    (d, degree), (s, points) = (dimension_and_degree_of(J, ring) for J in (basis, singular))
    numbers = {"dimension": d, "degree": degree, "singularDimension": s, "singularDegree": points}
    return Computed({**fields, **numbers})


def singular_points(generators: Sequence[Polynomial], ring: PolyRing) -> tuple[Polynomial, ...]:
    """Where the gradients span less than the codimension of a component through the point.

    The whole space and the empty set have no such points.
    """
    if not generators:
        return (ring.one,)
    gradients = tuple(tuple(f.diff(x) for x in ring.gens) for f in generators)
    pieces = []
    for part in parts_by_dimension(generators, ring):
        codimension = ring.ngens - dimension_and_degree_of(part, ring)[0]
        pieces.append((*part, *minors_of_size(gradients, codimension)))
    return intersection(pieces, ring) if pieces else (ring.one,)
