"""The real singular points of a variety at which the distance to a datum can be least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import comb

from neurovariety.algebra.evaluation import value_at
from neurovariety.algebra.exact import quotient
from neurovariety.algebra.linear import rank
from neurovariety.algebra.matrices import minors
from neurovariety.algebra.polynomials import Polynomial, RationalMatrix
from neurovariety.certify.balls import Box, middle
from neurovariety.certify.homotopy.nearest import SingularPoint
from neurovariety.certify.isolation import ranges, real_solutions
from neurovariety.engines.base import Limits
from neurovariety.problems.real_ed_critical_points.limits import limit_equations
from neurovariety.varieties.assumptions import Standing
from neurovariety.varieties.normals import matrix_at
from neurovariety.varieties.variety import Implicit, Parametric, Variety

_MOST_MINORS = 200
_SIMPLE = 10**6


@dataclass(frozen=True)
class Singular:
    """What was found.

    Parameters
    ----------
    points : tuple of SingularPoint, or None
        By distance; None if they are not known.
    why : str
        The ground for that, or what is missing.
    smooth : Standing
        Whether the variety is known to have no singular points, complex ones included.
    equations : tuple of PolyElement
        Whose real zeros are the points.
    """

    points: tuple[SingularPoint, ...] | None
    why: str
    smooth: Standing
    equations: tuple[Polynomial, ...] = ()


@lru_cache(maxsize=16)
def singular_points(
    variety: Variety, form: RationalMatrix, datum: tuple[Fraction, ...], seed: int, limits: Limits
) -> Singular:
    """The singular points that matter, of equations as many as the codimension.

    Examples
    --------
    >>> from neurovariety.varieties.metrics import Frobenius
    >>> V = Implicit("x^2 = y^2*z")
    >>> datum = (Fraction(1), Fraction(1), Fraction(-2))
    >>> found = singular_points(V, Frobenius().form(V), datum, 1, Limits())
    >>> [p.approximation for p in found.points]
    [(0.0, 0.0, -2.0), (0.0, 0.0, 0.0)]
    """
    if isinstance(variety, Parametric):
        return _of_image(variety)
    if not isinstance(variety, Implicit):
        at = matrix_at(variety, datum)
        why = "a matrix of smaller rank is nearest only to itself, as +-v v^t can be added to it"
        here = () if rank(at) >= variety.rank else (_exactly(datum),)
        return Singular(here, why, Standing.FAILS)
    equations = singular_equations(variety)
    if equations is None:
        why = "the equations of the singular points are too many"
        return Singular(None, why, Standing.UNCHECKED)
    if not any(value_at(f, datum) for f in equations):
        why = "the datum is a singular point"
        return Singular((_exactly(datum),), why, Standing.FAILS, equations)
    found = real_solutions(equations, limits=limits)
    smooth = Standing.MODULAR if found.points == 0 else Standing.FAILS
    why = f"{found.points or 'no'} complex singular point{'s' * (found.points != 1)}, by msolve"
    if not found.is_finite:
        why = "limits of critical points at infinitely many singular points, by msolve"
        for draw in (None, seed):
            near = limit_equations(variety.polynomials, form, datum, limits, draw)
            found = real_solutions((*equations, *near[len(variety.polynomials) :]), limits=limits)
            if found.is_finite:
                equations = (*equations, *near[len(variety.polynomials) :])
                break
        else:
            why = "the limits of critical points are infinitely many"
            return Singular(None, why, Standing.FAILS)
    points = [point_of(box, equations, form, datum) for box in found.boxes]
    points.sort(key=lambda p: p.squared_distance)
    return Singular(tuple(points), why, smooth, equations)


def singular_equations(variety: Implicit) -> tuple[Polynomial, ...] | None:
    """The equations with the maximal minors of their Jacobian matrix; None if these are too many.

    Examples
    --------
    >>> singular_equations(Implicit("y^2 = x^3"))
    (-x**3 + y**2, -3*x**2, 2*y)
    """
    equations, n = variety.polynomials, variety.ambient_dimension
    if comb(n, len(equations)) > _MOST_MINORS:
        return None
    jacobian = tuple(tuple(f.diff(v) for v in f.ring.gens) for f in equations)
    return (*equations, *(m for m in minors(jacobian, len(equations)) if m))


def point_of(
    box: Box,
    equations: Sequence[Polynomial],
    form: RationalMatrix,
    datum: Sequence[Fraction],
) -> SingularPoint:
    """A point in a box: simple rational numbers, where these solve the equations."""
    simple = [v.limit_denominator(_SIMPLE) for v in middle(box)]
    inside = all(low <= v <= high for v, (low, high) in zip(simple, box, strict=True))
    if inside and not any(value_at(f, simple) for f in equations):
        box = tuple((v, v) for v in simple)
    return SingularPoint(box, ranges(squared_distance(equations[0].ring.gens, form, datum), box))


def squared_distance(
    x: Sequence[Polynomial], form: RationalMatrix, datum: Sequence[Fraction]
) -> Polynomial:
    """``(x - u) W (x - u)^t`` for polynomials x."""
    apart = [v - quotient(u) for v, u in zip(x, datum, strict=True)]
    rows = zip(form, apart, strict=True)
    terms = (quotient(w) * a * b for row, a in rows for w, b in zip(row, apart, strict=True))
    return sum(terms, x[0].ring.zero)


def _of_image(variety: Parametric) -> Singular:
    """A polynomial map's graph is closed and has no singular points; of others nothing is said."""
    gens = {x: k for k, x in enumerate(variety.polynomials[0].ring.gens)}
    shifted = {f - f.coeff(1) for f in variety.polynomials}
    if variety.is_polynomial and all(x in {g.monic() for g in shifted if g} for x in gens):
        return Singular((), "a graph has no singular points", Standing.PROVED)
    why = "those of the closure of an image are not looked for"
    return Singular(None, why, Standing.UNCHECKED)


def _exactly(datum: Sequence[Fraction]) -> SingularPoint:
    return SingularPoint(tuple((v, v) for v in datum), (Fraction(0), Fraction(0)))
