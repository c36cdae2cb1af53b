"""Each choice of functions at the different points, and each two that differ at one of them, by
linear programmes over QQ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.certify.feasibility import by_simplex
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.mistake_levels.problem import MistakeLevels

Covector = tuple[int, ...]


def compute(problem: MistakeLevels, limits: Limits) -> Computed:
    """Flood fills of each level, along facets."""
    points, k = problem.fan.homogeneous, problem.fan.all_terms
    choices = product(range(k), repeat=len(points))
    cones = [c for c in choices if _exists(points, k, [{label} for label in c])]
    neighbours: dict[Covector, list[Covector]] = {c: [] for c in cones}
    for c in cones:
        for d in _moved(c, k):
            if c < d and d in neighbours:
                both = [{a, b} for a, b in zip(c, d, strict=True)]
                if _exists(points, k, both):
                    neighbours[c].append(d)
                    neighbours[d].append(c)

    def components(among: Callable[[int], bool]) -> Iterator[set[Covector]]:
        """Of the cones with some numbers of mistakes."""
        left = {c for c in cones if among(problem.mistakes(c))}
        while left:
            component, border = set(), [left.pop()]
            while border:
                check_time()
                component.add(c := border.pop())
                border += left.intersection(neighbours[c])
                left -= set(border)
            yield component

    levels = [[*components(e.__eq__)] for e in range(len(problem.points) + 1)]
    minima = [
        component
        for e, found in enumerate(levels)
        for component in found
        if all(problem.mistakes(d) >= e for c in component for d in neighbours[c])
    ]
    return Computed(
        {
            "cones": tuple(sum(map(len, found)) for found in levels),
            "components": tuple(map(len, levels)),
            "sublevels": tuple(len([*components(e.__ge__)]) for e in range(len(levels))),
            "minima": tuple(map(len, minima)),
            "covectors": tuple(label for component in minima for label in min(component)),
        }
    )


def _moved(c: Covector, k: int) -> Iterator[Covector]:
    """All that differ at one point."""
    return ((*c[:p], b, *c[p + 1 :]) for p in range(len(c)) for b in range(k) if b != c[p])


def _exists(points: Any, k: int, largest: list[set[int]]) -> bool:
    """Whether some functions are largest at the points, where there are two together.

    The last one is zero, and at a point with a tie the constant of one function is not free.
    """
    check_time()
    rows, ties = [], []
    for p, tied in zip(points, largest, strict=True):
        a, b = min(tied), max(tied)
        if a != b:
            ties.append(_difference(p, k, a, b))
        rows += [_difference(p, k, a, other) for other in range(k) if other not in tied]
    if not rows:
        return True
    R = np.array(rows, object)
    for t in ties:  # at most one, whose first entry is that of a constant
        i = next(j for j, v in enumerate(t) if v)
        R = np.delete(R * abs(t[i]) - np.sign(t[i]) * R[:, i : i + 1] * t, i, axis=1)
    return by_simplex(R).solution is not None


def _difference(p: Any, k: int, a: int, b: int) -> Any:
    row = np.zeros((k, len(p)), object)
    row[a], row[b] = p, [-v for v in p]
    return row[:-1].ravel()
