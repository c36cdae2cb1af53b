"""All vertices, one for each feasible basis: gaps, neighbours and rates as they are defined."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import Any

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import fraction
from neurovariety.algebra.linear import matrix, rank
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.fisher_rao_flow.decode import fields
from neurovariety.problems.fisher_rao_flow.problem import FisherRaoFlow


def compute(problem: FisherRaoFlow, limits: Limits) -> Computed:
    """The rate is the least, over all other vertices, of the gap over what lies off the support."""
    A, b = problem.polytope.equations
    c = problem.polytope.c
    vertices = _vertices(A, b)
    rewards = [sum((u * v for u, v in zip(c, x, strict=True)), Fraction(0)) for x in vertices]
    best = max(rewards)
    optimal = [x for x, reward in zip(vertices, rewards, strict=True) if reward == best]
    support = _support(optimal)
    rates = {
        x: (best - reward) / sum(v for j, v in enumerate(x) if j not in support)
        for x, reward in zip(vertices, rewards, strict=True)
        if reward < best
    }
    rate = min(rates.values())
    falling = _support([x for x, r in rates.items() if r == rate])
    middle = tuple(sum(column, Fraction(0)) / len(optimal) for column in zip(*optimal, strict=True))
    least: tuple[Fraction, ...] = ()
    if len(optimal) == 1:
        near = [x for x in rates if _share_an_edge(A, x, optimal[0])]
        gaps = {x: sum(u * (a - b) for u, a, b in zip(c, optimal[0], x, strict=True)) for x in near}
        half = {x: sum(abs(a - b) for a, b in zip(optimal[0], x, strict=True)) / 2 for x in near}
        least = min(gaps.values()), min(gaps[x] / half[x] for x in near)
    columns = rank([[row[j] for j in support] for row in A])
    return Computed(
        fields(
            best,
            support,
            (len(optimal) == 1, columns < len(A)),
            middle,
            (rate, tuple(j for j in falling if j not in support)),
            least,
        )
    )


def _vertices(A: Any, b: Any) -> list[tuple[Fraction, ...]]:
    n, d = len(A[0]), len(A)
    right = matrix([[v] for v in b])
    found: dict[tuple[Fraction, ...], None] = {}
    for basis in combinations(range(n), d):
        check_time()
        columns = matrix([[row[j] for j in basis] for row in A])
        if columns.det() == 0:
            continue
        solved = [fraction(v) for v in columns.solve(right).entries()]
        if min(solved) >= 0:
            x = [Fraction(0)] * n
            for j, v in zip(basis, solved, strict=True):
                x[j] = v
            found[tuple(x)] = None
    return list(found)


def _support(points: list[tuple[Fraction, ...]]) -> tuple[int, ...]:
    return tuple(j for j, column in enumerate(zip(*points, strict=True)) if any(column))


def _share_an_edge(A: Any, x: Any, y: Any) -> bool:
    """The smallest face that holds both has dimension 1."""
    support = [j for j, (u, v) in enumerate(zip(x, y, strict=True)) if u or v]
    return len(support) - rank([[row[j] for j in support] for row in A]) == 1
