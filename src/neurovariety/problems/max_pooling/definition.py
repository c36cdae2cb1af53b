"""Each choice of the largest cells of each window, decided by a linear programme over QQ."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.linear import kernel, rank
from neurovariety.certify.feasibility import by_simplex
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.max_pooling.problem import MaxPooling


def compute(problem: MaxPooling, limits: Limits) -> Computed:
    """The faces of the sum on which some linear function is largest."""
    windows = problem.all_windows
    cells = sorted({c for w in windows for c in w})
    sizes = [range(1, len(w) + 1 if problem.faces else 2) for w in windows]
    options = [
        [F for k in size for F in combinations(w, k)]
        for w, size in zip(windows, sizes, strict=True)
    ]
    faces = [0] * len(cells)
    for choice in product(*options):
        check_time()
        dimension = _dimension(windows, choice, cells)
        if dimension is not None:
            faces[dimension] += 1
    while faces[-1] == 0:
        faces.pop()
    return Computed({"faces": tuple(faces)})


def _dimension(windows: Any, choice: Any, cells: list[int]) -> int | None:
    """That of the face, None if no function is largest exactly there.

    The face is a sum of faces of the simplices, and its directions are the differences of their
    vertices. A function is equal on them, so it lies in the kernel of those differences.
    """
    place = {c: i for i, c in enumerate(cells)}

    def difference(a: int, b: int) -> Any:
        row = np.zeros(len(cells), int)
        row[place[a]], row[place[b]] = 1, -1
        return row

    directions = [difference(F[0], c) for F in choice for c in F[1:]]
    rows = [
        difference(F[0], c) for F, w in zip(choice, windows, strict=True) for c in w if c not in F
    ]
    if rows:
        values = np.array(rows, object)
        if directions:
            basis = kernel(directions)
            values = values @ np.array([[int(v) for v in row] for row in basis], object).T
        if by_simplex(values).solution is None:
            return None
    return rank(directions) if directions else 0
