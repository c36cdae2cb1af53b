"""Max-pooling: Euler's relation, windows in another order, theorems on intervals."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from neurovariety.algebra.linear import rank
from neurovariety.algebra.shown import counted
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.max_pooling.problem import MaxPooling
from neurovariety.problems.max_pooling.result import MaxPoolingResult

MOST_WINDOWS = 60
"""Which are gone through once more, in the other order."""


def checks(result: MaxPoolingResult, context: Context) -> Iterator[Check]:
    """What any such polytope satisfies, the same from the other end, and closed formulas."""
    problem, value = result.problem, result.value
    windows = problem.all_windows

    def polytope() -> Outcome:
        f = value.f_vector
        if f is None:
            return not problem.faces, "vertices alone"
        dimension = _dimension(windows)
        euler = sum((-1) ** i * n for i, n in enumerate(f))
        right = euler == 1 and f[-1] == 1 and len(f) == dimension + 1 and f[0] == value.vertices
        return right and problem.faces, f"dimension {dimension}, Euler characteristic {euler}"

    def same(found: MaxPoolingResult) -> Outcome:
        return found.value == value, counted(found.value.vertices, "vertex", "vertices")

    yield here("dimension, and Euler's relation", polytope)
    if problem.chosen_method == DEFINITION:
        yield context.by_another_method(same)
    elif len(windows) <= MOST_WINDOWS:
        other = MaxPooling(windows=windows[::-1], faces=problem.faces)
        yield context.by_solving("the windows in the other order", other, same)
    if problem.length is not None:
        yield here("closed formulas for intervals", lambda: _intervals(problem, value))


def invariant_part(result: MaxPoolingResult) -> Hashable:
    """The numbers."""
    return result.value


def _dimension(windows: Any) -> int:
    """The cells less the components of the windows."""
    cells = sorted({c for w in windows for c in w})
    rows = [[(c == w[0]) - (c == d) for c in cells] for w in windows for d in w[1:]]
    return rank(rows) if rows else 0


def _intervals(problem: MaxPooling, value: Any) -> Outcome:
    """Theorem 4.5, a product of matrices, and Theorem 4.19, the number of facets."""
    k, s, n = problem.window[0], problem.stride[0], problem.shape[1]
    A = [[int(i - s == j) if i >= s and j <= k - s - 1 else 1 for j in range(k)] for i in range(k)]
    vector = [1] * k
    for _ in range(n - 1):
        vector = [sum(a * v for a, v in zip(row, vector, strict=True)) for row in A]
    facets = (s + 2) * (n - 1) + k if k > s + 1 else k * n
    right = sum(vector) == value.vertices
    if value.f_vector is not None and k > 1:
        right = right and value.f_vector[-2] == facets
    return right, f"{counted(sum(vector), 'vertex', 'vertices')}, {counted(facets, 'facet')}"
