"""Polynomials on lines: where they vanish on real points, exactly."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction

from sympy import QQ, Poly, Symbol
from sympy.polys.rings import PolyElement

from neurovariety.algebra.evaluation import check_degree, evaluation
from neurovariety.algebra.exact import quotient
from neurovariety.errors import TooLarge

Line = tuple[tuple[Fraction, ...], tuple[Fraction, ...]]
"""A point and a direction."""

PARAMETER = Symbol("t")
_LINES = 40


def random_lines(dimension: int, seed: int) -> Iterator[Line]:
    """Random rational lines near the origin, without end."""
    draw = random.Random(seed)
    while True:
        start = tuple(Fraction(draw.randint(-20, 20), 10) for _ in range(dimension))
        direction = tuple(Fraction(draw.randint(-9, 9) or 1, 10) for _ in range(dimension))
        yield start, direction


def restrict(f: PolyElement, line: Line) -> Poly:
    """The polynomial over QQ at the points start + t direction, in t.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> x, y = polynomial_ring(["x", "y"]).gens
    >>> restrict(x * y - 2, ((Fraction(1), Fraction(0)), (Fraction(1), Fraction(1)))).as_expr()
    t**2 + t - 2
    """
    check_degree(f)
    coordinates = [
        Poly([quotient(v) for v in (q, p)], PARAMETER, domain=QQ)
        for p, q in zip(*line, strict=True)
    ]
    return evaluation(coordinates, lambda c: Poly(c, PARAMETER, domain=QQ))(f)


def changes_sign(f: PolyElement) -> bool:
    """Whether a polynomial has a simple real zero on one of some random lines.

    If so, it takes both signs, and its real zeros are a hypersurface if it is irreducible.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> x, y = polynomial_ring(["x", "y"]).gens
    >>> changes_sign(x**2 - y), changes_sign(x**2 + y**2)
    (True, False)
    """
    lines = random_lines(f.ring.ngens, seed=1)
    for _ in range(_LINES):
        try:
            g = restrict(f, next(lines))
        except TooLarge:
            return False
        if g.is_sqf and g.count_roots():
            return True
    return False
