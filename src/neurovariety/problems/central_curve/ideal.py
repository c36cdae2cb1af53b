"""Equations of central curves without elimination."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import comb, gcd
from typing import TYPE_CHECKING

from neurovariety.algebra.linear import kernel
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.problems.central_curve.plane import equation

if TYPE_CHECKING:
    from neurovariety.problems.central_curve.problem import CentralCurve

MOST_SETS = 210
"""Of columns that are looked at for circuits: they take a tenth of a second."""


def equations(problem: CentralCurve, is_section: bool) -> tuple[Polynomial, ...] | None:
    """Generators of the ideal of the central curve, where a theorem knows them.

    The ideal of the cone of reciprocals of a linear space has an equation ``sum u_j / x_j = 0`` for
    each circuit u (Proudfoot and Speyer), and its ring is Cohen-Macaulay. So where the degree of
    the curve is that of the cone, its ideal is that of the cone and of the affine space. In the
    plane the gradient of the sum of logarithms is across the level lines of the reward.

    Parameters
    ----------
    problem : CentralCurve
        Which curve.
    is_section : bool
        Whether the degrees are the same.

    Examples
    --------
    >>> from neurovariety import CentralCurve, LinearProgram
    >>> equations(CentralCurve(LinearProgram("1, 1, 1", [1], [2, 1, 0])), False)
    (x2**2 - 2*x2*x3 - 2*x3**2 - x2 + 2*x3, x1 + x2 + x3 - 1)
    """
    if problem.dimension == 1:
        return problem.linear
    if problem.dimension == 2:
        return (equation(problem), *problem.linear)
    n, r = len(problem.rows[0]), len(problem.rows)
    if not is_section or comb(n, r + 1) > MOST_SETS:
        return None
    return (*problem.reciprocal(_circuits(problem.rows)), *problem.linear)


def _circuits(rows: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """The vectors of least support that are orthogonal to independent rows, each up to a factor.

    Each is in a set of one column more than the rank that spans all, and the only one there.
    """
    n, r = len(rows[0]), len(rows)
    found = dict[tuple[int, ...], None]()
    for chosen in combinations(range(n), r + 1):
        null = kernel([[row[j] for j in chosen] for row in rows])
        if len(null) == 1:
            entries = dict(zip(chosen, map(int, null[0]), strict=True))
            sign = gcd(*entries.values()) * (-1 if next(filter(None, null[0])) < 0 else 1)
            found[tuple(entries.get(j, 0) // sign for j in range(n))] = None
    return list(found)
