"""Wide networks: exact splines, and certified eigenvalues beside those of floating point.

The peers are SciPy's natural spline, which is another function, and LAPACK's eigenvalues of the
same kernel in floats, which prove nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from scipy.interpolate import CubicSpline

import neurovariety as nv
from benchmarks.measure import Row


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats, random = 1 if quick else 5, Random(1)
    x = [Fraction(k, 25) - 1 for k in range(50)]
    y = [Fraction(random.randint(-100, 100), 100) for _ in x]
    limit = nv.MirrorFlowLimit(x, y, nv.Uniform(-2, 2))

    def natural() -> Any:
        return CubicSpline(np.array(x, float), np.array(y, float), bc_type="natural")

    ours, theirs = _times([lambda: nv.solve(limit), natural], repeats)
    yield Row("limit of mirror flow, 50 data", ours, "SciPy", theirs, "< 1 s", repeats)
    points = [[random.randint(-100, 100) for _ in range(5)] for _ in range(200)]
    ours, theirs = _times(
        [lambda: nv.solve(nv.TangentKernel(points)), lambda: _float(points)], repeats
    )
    yield Row("smallest eigenvalue, 200 points", ours, "LAPACK", theirs, "< 5 s", repeats)


def _times(calls: list[Callable[[], Any]], repeats: int) -> list[float]:
    """The medians, in turns."""
    found: list[list[float]] = [[] for _ in calls]
    for _ in range(repeats):
        for call, times in zip(calls, found, strict=True):
            start = perf_counter()
            call()
            times.append(perf_counter() - start)
    return [median(times) for times in found]


def _float(points: list[list[int]]) -> float:
    X = np.array(points, float)
    X /= np.linalg.norm(X, axis=1)[:, None]
    cos = np.clip(X @ X.T, -1, 1)
    t = np.arccos(cos)
    return float(np.linalg.eigvalsh((np.sin(t) + 2 * (np.pi - t) * cos) / (2 * np.pi))[0])
