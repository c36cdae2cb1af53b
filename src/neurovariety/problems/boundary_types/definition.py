"""Signs of the one dependency of slopes, and each face of the boundary, by linear programmes."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, product
from typing import Any

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.linear import kernel, rank
from neurovariety.certify.feasibility import by_simplex
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.boundary_types.problem import BoundaryTypes
from neurovariety.problems.boundary_types.types import Type, numbered


def compute(problem: BoundaryTypes, limits: Limits) -> Computed:
    """With d + 2 terms the determinants are the coefficients of the dependency, and its height."""
    k, d = problem.all_terms, problem.dimension
    types = Counter[Type]()
    if k <= d + 1:  # independent: two orientations if they span the space
        slopes = [[int(i == j + 1) for j in range(d)] for i in range(k)]
        types[type_of([(*s, 0) for s in slopes], problem.terms[0])] = 1 + (k == d + 1)
        return Computed(numbered(types))
    for signs in product((1,), *[(1, -1)] * (k - 1)):  # the negative of it is the same
        rows = [[s * (i == j) for j in range(k)] for i, s in enumerate(signs)]
        dependency = _solution(rows, [[1] * k])
        if dependency is None:
            continue
        for height in (1, -1):
            functions = [
                (*s, height * c) for s, c in zip(_slopes(dependency), dependency, strict=True)
            ]
            types[type_of(functions, problem.terms[0])] += 2  # and a reflection
    return Computed(numbered(types))


def _slopes(dependency: Any) -> list[Any]:
    """Points with this dependency that span the space."""
    columns = [[1] * len(dependency)]
    for column in kernel([dependency]):
        if rank([*columns, column]) > len(columns):
            columns.append(list(column))
    return [*zip(*columns[1:], strict=True)]


def type_of(functions: Any, positive: int) -> Type:
    """By the faces where some functions are equal and larger than all others."""
    k, d = len(functions), len(functions[0]) - 1
    cells = []
    bounded, unbounded = [0] * d, [0] * d
    for size in range(2, min(k, d + 1) + 1):
        for face in combinations(range(k), size):
            check_time()
            if not face[0] < positive <= face[-1]:
                continue
            differ = [_difference(functions, face[0], i) for i in face[1:]]
            above = [_difference(functions, face[0], i) for i in range(k) if i not in face]
            last = [0] * d + [1]
            if _solution([*above, last], differ) is None:
                continue
            cells.append(set(face))
            directions = ([row[:-1] for row in rows] for rows in (above, differ))
            (bounded if _is_bounded(*directions) else unbounded)[d + 1 - size] += 1
    return _components(cells), tuple(bounded), tuple(unbounded)


def _is_bounded(above: Any, differ: Any) -> bool:
    """No direction keeps the equations and increases what is larger."""
    if not above:
        return rank(differ) == len(differ[0])
    return _solution(above, differ) is None


def _difference(functions: Any, a: int, b: int) -> list[Any]:
    return [u - v for u, v in zip(functions[a], functions[b], strict=True)]


def _components(cells: list[set[int]]) -> int:
    """Pieces that have a cell in common hang together."""
    pieces = [c for c in cells if len(c) == 2]
    left, number = pieces[:], 0
    while left:
        number += 1
        border = [left.pop()]
        while border:
            piece = border.pop()
            near = [q for q in left if any(piece | q <= c for c in cells)]
            left = [q for q in left if q not in near]
            border += near
    return number


def _solution(positive: Any, zero: Any) -> list[Any] | None:
    """Of strict inequalities and equations, if there is one."""
    n = len(positive[0])
    basis = kernel(zero) if zero else np.eye(n, dtype=int).tolist()
    if not basis:
        return None
    B = np.array(list(map(_cleared, basis)), object)
    rows = np.array(list(map(_cleared, positive)), object) @ B.T
    solution = by_simplex(rows).solution
    return None if solution is None else [int(v) for v in np.array(solution, object) @ B]


def _cleared(row: Any) -> list[int]:
    """Times a positive number, without denominators."""
    scale = int(np.lcm.reduce([int(v.denominator) for v in row], dtype=object))
    return [int(v * scale) for v in row]
