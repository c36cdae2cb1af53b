"""Local complexity: regions once more, and the zeros of each neuron as a boundary of its own."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction
from math import inf, isclose, sqrt
from typing import Any

from neurovariety.networks.piecewise.function import PiecewiseLinear
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.decision_boundary.plane import PlaneBoundary, boundary
from neurovariety.problems.linear_regions.cells import kept
from neurovariety.problems.linear_regions.certificates import checked_cells
from neurovariety.problems.local_complexity.polygons import Box, volumes
from neurovariety.problems.local_complexity.result import LocalComplexityResult

CLOSE = 1e-9


def checks(result: LocalComplexityResult, context: Context) -> Iterator[Check]:
    """The regions fill the box, and all neurons' zeros have the same length."""
    problem, found = result.problem, result.value
    function, box = problem.function, problem.box

    def filled() -> Outcome:
        described = checked_cells(function, problem.points, problem.found[1])
        number = sum(1 for _ in described)
        parts = volumes((rows for rows, _ in problem.regions), box)
        whole = sum(parts, Fraction(0))
        expected = volumes([()], box)[0]
        return whole == expected, f"{number} regions, volume {whole} in the box"

    yield here("regions that fill the box", filled)
    if problem.chosen_method == DEFINITION:

        def same(other: LocalComplexityResult) -> Outcome:
            return other.value == found, "the same sums"

        yield context.by_another_method(same)
    if function.inputs == 2 and all(len(unit) == 2 for unit in function.hidden):

        def neuron_by_neuron() -> Outcome:
            total = 0.0
            for zeros in _zeros(function):
                if zeros.flat:
                    return None, "a neuron is zero on a region"
                total += _length(zeros, box)
            total /= float(volumes([()], box)[0])
            return isclose(total, float(found.complexity), rel_tol=CLOSE), f"{total:.9g}"

        yield here("zeros of each neuron", neuron_by_neuron)


def invariant_part(result: LocalComplexityResult) -> Hashable:
    """Both sums."""
    return result.value


def _zeros(function: PiecewiseLinear) -> Iterator[PlaneBoundary]:
    """Where both functions of a unit are equal, of each unit."""
    for depth, layer in enumerate(function.layers[:-1]):
        for f, g in layer:
            if f != g:
                output = tuple(a - b for a, b in zip(f, g, strict=True))
                below = PiecewiseLinear((*function.layers[:depth], ((output,),)))
                cells = kept(below)[0]
                yield boundary((cell.rows, cell.forms[0]) for cell in cells)


def _length(zeros: PlaneBoundary, box: Box) -> float:
    """Of what lies in the box, by Liang and Barsky's clipping of each part."""
    P = zeros.vertices
    total = sum(
        _clipped(P[i], (P[j][0] - P[i][0], P[j][1] - P[i][1]), 0.0, 1.0, box)
        for i, j in zeros.edges
    )
    total += sum(_clipped(P[i], d, 0.0, inf, box) for i, d in zeros.rays)
    for c, a, b in zeros.lines:
        n = a * a + b * b
        foot = Fraction(-c * a, n), Fraction(-c * b, n)
        total += _clipped(foot, (-b, a), -inf, inf, box)
    return total


def _clipped(p: Sequence[Any], d: Sequence[Any], low: float, high: float, box: Box) -> float:
    """The length of ``p + s d`` in the box, for s from low to high; half of it on a side."""
    share = 1.0
    for x, v, (a, b) in zip(p, d, box, strict=True):
        if not v:
            if not a <= x <= b:
                return 0.0
            share = 0.5 if x in (a, b) else share
            continue
        ends = sorted((float((a - x) / v), float((b - x) / v)))
        low, high = max(low, ends[0]), min(high, ends[1])
    return share * max(0.0, high - low) * sqrt(d[0] ** 2 + d[1] ** 2)
