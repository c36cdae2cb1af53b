"""Cones whose real points are no linear space, proved by two of them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import combinations, islice
from typing import Any

from neurovariety.algebra.evaluation import rationally
from neurovariety.certify.isolation import ranges, real_solutions
from neurovariety.certify.polynomials import certify_zero
from neurovariety.engines.base import Limits
from neurovariety.problems.bottlenecks.isolation import WIDTH
from neurovariety.varieties.variety import Implicit

_SLICES = 12
_PAIRS = 10_000
"""Of small points that are tried."""


def is_bent(variety: Implicit, limits: Limits, seed: int = 1) -> bool:
    """Whether two certified real points were found whose midpoint is not on the variety.

    They are looked for among small integers, then on random linear spaces of the dimension that is
    the number of equations.

    Examples
    --------
    >>> is_bent(Implicit("x*y = z^2"), Limits()), is_bent(Implicit("x^2 + y^2 = 0"), Limits())
    (True, False)
    """
    equations, ring = variety.polynomials, variety.polynomials[0].ring
    if _has_small_points(variety):
        return True
    draw = random.Random(seed)
    for _ in range(_SLICES if len(equations) < ring.ngens else 0):
        planes = [
            sum((draw.randint(-9, 9) * x for x in ring.gens), ring.one * draw.randint(1, 9))
            for _ in range(ring.ngens - len(equations))
        ]
        system = (*equations, *planes)
        boxes = real_solutions(system, limits=limits).boxes
        points = [box for box in (certify_zero(system, b, WIDTH) for b in boxes) if box is not None]
        for first, second in combinations(points, 2):
            middle = [
                ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(first, second, strict=True)
            ]
            if any(low > 0 or high < 0 for low, high in (ranges(f, middle) for f in equations)):
                return True
    return False


def _has_small_points(variety: Implicit) -> bool:
    """Whether there are such with one or two entries that are 1 or -1, or all of them 1.

    On a cone their midpoint is a multiple of their sum.
    """
    n = variety.ambient_dimension

    def is_on(x: Iterable[Any]) -> bool:
        at = rationally(tuple(x))
        return not any(at(f) for f in variety.polynomials)

    signs = [{i: 1} for i in range(n)]
    signs += [{i: 1, j: s} for i, j in combinations(range(n), 2) for s in (1, -1)]
    signs.append(dict.fromkeys(range(n), 1))
    points = [x for e in signs if is_on(x := tuple(e.get(i, 0) for i in range(n)))]
    pairs = islice(combinations(points, 2), _PAIRS)
    return any(not is_on(a + b for a, b in zip(x, y, strict=True)) for x, y in pairs)
