"""What vanishes on the power series that solves the flow, by linear algebra over QQ, here."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb

from flint import fmpq_poly
from sympy.polys.rings import PolyRing

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.evaluation import rationally
from neurovariety.algebra.exact import quotient, to_flint
from neurovariety.algebra.linear import kernel
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.algebra.textbook.buchberger import standard_monomials
from neurovariety.engines.base import Limits
from neurovariety.errors import TooLarge
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.base.fields import in_frame
from neurovariety.problems.invariant_ideal.definition import ideals
from neurovariety.problems.trajectory_ideal.problem import TrajectoryIdeal

_DOUBLINGS = 4


def compute(problem: TrajectoryIdeal, limits: Limits) -> Computed:
    """The polynomials whose first terms vanish, until their invariant ideal proves them."""
    ring = polynomial_ring(problem.symbols)
    field = [f.set_ring(ring) for f in problem.flow.field]
    at = rationally(problem.start)
    order = comb(ring.ngens + problem.degree, problem.degree) + 1
    for _ in range(_DOUBLINGS):
        found = vanishing(solution(field, problem.start, order), problem.degree, order, ring)
        (*_, closure) = ideals(found, (tuple(field),), ring)
        if not any(map(at, closure)):
            return Computed(
                {
                    "polynomials": in_frame(found, ring),
                    "derivatives": order,
                    "proved": True,
                    "closure": in_frame(closure, ring),
                }
            )
        order *= 2
    raise TooLarge(f"{order // 2} terms of the power series do not determine the polynomials")


def solution(field: Sequence[Polynomial], start: Sequence[Fraction], order: int) -> list[fmpq_poly]:
    """The first terms of the solution of ``x' = F(x)``, by Picard's iteration.

    Examples
    --------
    >>> x = polynomial_ring(["x"]).gens[0]
    >>> solution([x**2], [Fraction(1)], 4)  # 1/(1 - t)
    [x^3 + x^2 + x + 1]
    """
    first = [fmpq_poly([to_flint(a)]) for a in start]
    series = first
    for _ in range(order):
        check_time()
        moved = [truncated(f, series, order).integral() for f in field]
        series = [_cut(a + b, order) for a, b in zip(first, moved, strict=True)]
    return series


def truncated(f: Polynomial, series: Sequence[fmpq_poly], order: int) -> fmpq_poly:
    """A polynomial of power series, up to an order."""
    total = fmpq_poly([0])
    for monomial, c in f.iterterms():
        term = fmpq_poly([to_flint(c)])
        for x, e in zip(series, monomial, strict=True):
            for _ in range(e):
                term = _cut(term * x, order)
        total += term
    return total


def vanishing(
    series: Sequence[fmpq_poly], degree: int, order: int, ring: PolyRing
) -> list[Polynomial]:
    """A basis of the polynomials up to a degree that vanish on the first terms."""
    monomials = standard_monomials([], ring.ngens, degree)
    columns = [truncated(ring.from_dict({m: ring.domain.one}), series, order) for m in monomials]
    rows = [[c[k] for c in columns] for k in range(order)]
    return [
        ring.from_dict({m: quotient(v) for m, v in zip(monomials, vector, strict=True) if v})
        for vector in kernel(rows)
    ]


def _cut(f: fmpq_poly, order: int) -> fmpq_poly:
    return fmpq_poly(f.coeffs()[:order])
