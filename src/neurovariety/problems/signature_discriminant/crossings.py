"""Crossing the components of a discriminant: which real critical points meet there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from sympy import QQ, Poly
from sympy.polys.rings import PolyElement

from neurovariety.problems.base.pencils import PARAMETER, random_lines, restrict
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.real_ed_critical_points.problem import RealEDCriticalPoints
from neurovariety.problems.signature_discriminant.result import (
    SignatureComponent,
    SignatureDiscriminantResult,
)
from neurovariety.varieties.metrics import Metric
from neurovariety.varieties.variety import Variety

Point = tuple[Fraction, ...]
Indices = Callable[[Point], Counter[int] | None]

_LINES = 6


def cross(result: SignatureDiscriminantResult, indices: Indices) -> SignatureDiscriminantResult:
    """The same result, with what was seen on both sides of each component.

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
    lines = random_lines(factor.ring.ngens, seed)
    for _ in range(_LINES):
        start, direction = line = next(lines)
        restricted = [restrict(f, line) for f in factors]
        roots = Poly(1, PARAMETER, domain=QQ)
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


def certified_indices(
    variety: Variety, metric: Metric, datum: Point, solve: Callable[[Problem[Any]], Any]
) -> Counter[int] | None:
    """How many real critical points of each index a datum has; None if some are not certified."""
    problem = RealEDCriticalPoints(variety, metric, datum)
    if "isolation" in problem.methods:
        problem = replace(problem, method="isolation")
    value = solve(problem).value
    indices = [point.index for point in value.points]
    known = Counter(k for k in indices if k is not None)
    return known if value.complete and known.total() == len(indices) else None
