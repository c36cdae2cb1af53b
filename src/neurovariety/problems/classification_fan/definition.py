"""Each choice of a function at each point, decided by a linear programme over the rationals."""

from __future__ import annotations

from itertools import product

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.certify.feasibility import by_simplex
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.classification_fan.problem import ClassificationFan


def compute(problem: ClassificationFan, limits: Limits) -> Computed:
    """All maps from points to functions, and of those that exist the numbers by their images."""
    points, k = np.array(problem.homogeneous, object), problem.all_terms
    parts = [0] * k
    for choice in product(range(k), repeat=len(points)):
        used = sorted(set(choice))
        if used == list(range(len(used))):  # else the functions have other names
            check_time()
            parts[len(used) - 1] += _exists(points, choice)
    for j in range(1, k + 1):  # every order of the functions has been counted
        parts[j - 1] //= _orders(j)
    return Computed({"parts": tuple(parts)})


def _exists(points: object, choice: tuple[int, ...]) -> bool:
    k = max(choice) + 1
    rows = []
    for p, c in zip(points, choice, strict=True):  # type: ignore[call-overload]
        for other in range(k):
            if other != c:
                row = np.zeros((k, len(p)), object)
                row[c], row[other] = p, -p
                rows.append(row.ravel())
    return k == 1 or by_simplex(np.array(rows)).solution is not None


def _orders(j: int) -> int:
    return j * _orders(j - 1) if j else 1
