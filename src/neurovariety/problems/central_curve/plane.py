"""Central curves in a plane: their equation, their multiple points and their genus."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from math import prod
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.linear import kernel
from neurovariety.algebra.polynomials import Polynomial, factorize
from neurovariety.problems.central_curve.discriminant import is_smooth_elsewhere
from neurovariety.problems.central_curve.matroid import Vector, primitive
from neurovariety.problems.fisher_rao_flow.programs import integers

if TYPE_CHECKING:
    from neurovariety.problems.central_curve.problem import CentralCurve


def crossing_lines(problem: CentralCurve) -> dict[Polynomial, Any]:
    """The lines ``l_j = 0`` that cross the level lines of the reward, with weights.

    The weight w_j is the derivative of l_j along these, times the number of unknowns that are
    multiples of l_j.
    """
    lines, ring = problem.in_free_unknowns, problem.ring
    along = kernel([*problem.polytope.equations[0], problem.polytope.c])[0]
    weights = dict[Polynomial, Any]()
    for line, w in zip(lines, along, strict=True):
        if w:
            monic = line.monic()
            weights[monic] = weights.get(monic, 0) + ring.domain.convert(int(w)) / line.LC
    return weights


def equation(problem: CentralCurve) -> Polynomial:
    """``sum w_j / l_j`` times all lines that cross the level lines of the reward."""
    weights, ring = crossing_lines(problem), problem.ring
    total: Polynomial = sum(
        (w * prod((m for m in weights if m != one), start=ring.one) for one, w in weights.items()),
        ring.zero,
    )
    return total


def meeting(lines: Iterable[Vector]) -> dict[Vector, int]:
    """The points of the projective plane in which three lines or more meet, and how many do.

    Parameters
    ----------
    lines : iterable of three integers
        The coefficients of different lines.

    Examples
    --------
    >>> meeting([(1, 0, 0), (0, 1, 0), (1, 1, 0), (1, 0, 2)])
    {(0, 0, 1): 3}
    >>> meeting([(1, 0, 0), (1, 0, 1), (1, 0, 2), (0, 1, 0)])  # parallel
    {(0, 1, 0): 3}
    """
    found = dict[Vector, set[int]]()
    for (i, (a, b, c)), (j, (d, e, f)) in combinations(enumerate(lines), 2):
        point = primitive((b * f - c * e, c * d - a * f, a * e - b * d))
        found.setdefault(point, set()).update((i, j))
    return {point: len(there) for point, there in found.items() if len(there) > 2}


def genus(problem: CentralCurve) -> int | None:
    """The genus of the curve, if it is irreducible and smooth but for where its lines meet.

    In its equation each term has all lines but one, so the curve has multiplicity k - 1 where k of
    them meet, which costs (k - 1)(k - 2)/2 of the genus at least; the discriminant says whether
    that is all. Lines that do not all meet in one point have a point in which only two meet
    (Gallai). It is rational and the curve is smooth there, so if the curve is irreducible over QQ
    it is over CC: conjugate components would all have this point.

    Examples
    --------
    >>> from neurovariety import CentralCurve, LinearProgram
    >>> rows = "1,1,1,0,0; 0,1,0,1,0; 1,2,0,0,1"
    >>> for right in [4, 3, 8], [6, 3, 8]:
    ...     print(genus(CentralCurve(LinearProgram(rows, right, [2, 3, 0, 0, 0]))))
    2
    3
    """
    lines, curve = crossing_lines(problem), equation(problem)
    free = [j for j, v in enumerate(curve.ring.gens) if v in problem.in_free_unknowns]
    meets = meeting(
        integers([line.coeff(curve.ring.gens[j]) for j in free] + [line.coeff(1)]) for line in lines
    )
    degree = len(lines) - 1
    lost = sum((k - 1) * (k - 2) // 2 for k in meets.values())
    factors = [e for f, e in factorize(curve) if not f.is_ground]
    if len(lines) in meets.values() or factors != [1]:
        return None
    given = (curve, *problem.linear)
    if not is_smooth_elsewhere(given, problem.in_free_unknowns, [1] * degree, lost):
        return None
    return (degree - 1) * (degree - 2) // 2 - lost
