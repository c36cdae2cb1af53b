"""The smallest invariant ideal: all derivatives added until nothing changes, in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sympy.polys.rings import PolyRing

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.derivations import derivative
from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix, polynomial_ring
from neurovariety.algebra.textbook.buchberger import buchberger, dimension_and_degree_of
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.base.fields import in_frame
from neurovariety.problems.invariant_ideal.problem import InvariantIdeal

Basis = tuple[Polynomial, ...]


def compute(problem: InvariantIdeal, limits: Limits) -> Computed:
    """The whole chain, with the dimension of each ideal."""
    ring = polynomial_ring(problem.symbols, problem.field)
    chain = list(ideals(problem.generators, problem.rows, ring))
    numbers = [dimension_and_degree_of(basis, ring) for basis in chain]
    return Computed(
        {
            "groebnerBasis": in_frame(chain[-1], ring),
            "dimensions": tuple(dimension for dimension, _ in numbers),
            "degree": numbers[-1][1],
            "stabilized": True,
        }
    )


def ideals(
    generators: Iterable[Polynomial], rows: PolynomialMatrix, ring: PolyRing
) -> Iterator[Basis]:
    """The Groebner bases of J, J + F(J), ... up to the first that is invariant.

    Examples
    --------
    >>> a, b = polynomial_ring(["a", "b"]).gens
    >>> list(ideals([a], ((b, a),), a.ring))
    [(a,), (a, b)]
    """
    fields: Sequence[Sequence[Polynomial]] = [[f.set_ring(ring) for f in row] for row in rows]
    basis, last = buchberger(generators, ring), None
    while basis != last:
        check_time()
        yield basis
        last = basis
        moved = [derivative(field, g) for field in fields for g in basis]
        basis = buchberger([*basis, *moved], ring)
