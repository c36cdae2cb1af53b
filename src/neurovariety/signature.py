"""Crossing the components of a discriminant: which real critical points meet there."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from sympy import QQ, Poly, Symbol
from sympy.polys.rings import PolyElement

from neurovariety.results import SignatureComponent, SignatureDiscriminantResult

Point = tuple[Fraction, ...]
Indices = Callable[[Point], "Counter[int] | None"]

_LINES = 6
_PARAMETER = Symbol("t")


def crossed(result: SignatureDiscriminantResult, indices: Indices) -> SignatureDiscriminantResult:
    """The same answer, with what was seen on both sides of each component.

    Parameters
    ----------
    result : SignatureDiscriminantResult
        With candidates.
    indices : callable
        How many real critical points of each index a datum has, certified; None if unknown.
    """
    value = result.value
    factors = value.discriminant.factors
    if not value.components or factors is None:
        return result
    components = tuple(
        _seen(component, factors, indices, result.problem.seed) for component in value.components
    )
    return replace(result, value=replace(value, components=components))


def _seen(
    component: SignatureComponent, factors: Sequence[PolyElement], indices: Indices, seed: int
) -> SignatureComponent:
    for below, above in _neighbours(component.factor, factors, seed):
        fewer, more = indices(below), indices(above)
        if fewer is None or more is None:
            continue
        if fewer.total() > more.total():
            below, above, fewer, more = above, below, more, fewer
        born = sorted((more - fewer).elements())
        if not fewer - more and len(born) == 2 and born[1] == born[0] + 1:
            return replace(component, indices=(born[0], born[1]), data=(below, above))
    return component


def _neighbours(
    factor: PolyElement, factors: Sequence[PolyElement], seed: int
) -> Iterator[tuple[Point, Point]]:
    """Pairs of points on random lines, with one simple root of the factor and no other between."""
    draw, n = random.Random(seed), factor.ring.ngens
    for _ in range(_LINES):
        start = [Fraction(draw.randint(-20, 20), 10) for _ in range(n)]
        direction = [Fraction(draw.randint(-9, 9), 10) or Fraction(1) for _ in range(n)]
        restricted = [_restrict(f, start, direction) for f in factors]
        roots = Poly(1, _PARAMETER, domain=QQ)
        for f in restricted:
            roots *= f
        if not roots.is_sqf:
            continue
        mine = restricted[list(factors).index(factor)]
        sides = [side for side, _ in roots.intervals()]
        for k, (low, high) in enumerate(sides):
            if not mine.count_roots(low, high):
                continue
            before = (sides[k - 1][1] + low) / 2 if k else low - 1
            after = (high + sides[k + 1][0]) / 2 if k + 1 < len(sides) else high + 1
            ends = [Fraction(int(t.p), int(t.q)) for t in (before, after)]
            below, above = (
                tuple(p + t * q for p, q in zip(start, direction, strict=True)) for t in ends
            )
            yield below, above


def _restrict(f: PolyElement, start: Sequence[Fraction], direction: Sequence[Fraction]) -> Poly:
    """The polynomial along a line, in one variable."""
    line = [
        Poly([QQ(v.numerator, v.denominator) for v in (q, p)], _PARAMETER, domain=QQ)
        for p, q in zip(start, direction, strict=True)
    ]
    total = Poly(0, _PARAMETER, domain=QQ)
    for monomial, c in f.terms():
        term = Poly(c, _PARAMETER, domain=QQ)
        for x, e in zip(line, monomial, strict=True):
            term *= x**e
        total += term
    return total
