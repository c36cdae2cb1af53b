"""Decision boundaries: the output is zero there, and nowhere else on some lines."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from fractions import Fraction

from neurovariety.networks.piecewise.function import PiecewiseLinear
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.decision_boundary.pieces import different, flat, listed, piece
from neurovariety.problems.decision_boundary.plane import PlaneBoundary, Point
from neurovariety.problems.decision_boundary.problem import DecisionBoundary
from neurovariety.problems.decision_boundary.result import DecisionBoundaryResult, Pieces
from neurovariety.problems.linear_regions.cells import kept, value
from neurovariety.problems.linear_regions.certificates import checked_cells, row_of
from neurovariety.problems.linear_regions.walls import is_multiple

DIRECTIONS = ((1, 2), (3, -5), (-17, 19), (23, 7), (-2, 9))
"""Of lines through a point amid the vertices, and through regions."""


def checks(result: DecisionBoundaryResult, context: Context) -> Iterator[Check]:
    """The output on the boundary, and the zeros of the function of one variable on lines."""
    problem, found = result.problem, result.value
    function = problem.function

    def certified() -> Outcome:
        described = list(checked_cells(function, problem.points, problem.found[1]))
        zero = sum(not any(cell.forms[0]) for cell, _ in described)
        for i, terms in problem.certificates.refutations:
            cell, options = described[i]
            rows = [(row_of(cell, options, u, j), y) for u, j, y in terms]
            total = tuple(map(sum, zip(*([y * v for v in r] for r, y in rows), strict=True)))
            inside = all(y > 0 and not is_multiple(r, cell.forms[0]) for r, y in rows)
            if not inside or not is_multiple(total, cell.forms[0]):
                return False, f"no proof that region {i} has no piece"
        cells = [cell for cell, _ in described]
        points = problem.certificates.points
        sure = all(not value(cells[i].forms[0], p) for i, p in points)
        return sure and zero == found.flat, f"{len(described)} regions, {zero} on which it is zero"

    yield here("certificates of the regions", certified)
    if problem.chosen_method == DEFINITION:

        def same(other: DecisionBoundaryResult) -> Outcome:
            return other.value == found, "the same boundary"

        yield context.by_another_method(same)
    if isinstance(found, Pieces):

        def counted() -> Outcome:
            cells = problem.found[0]
            number = len(different(cells, problem.certificates.points))
            return (number, flat(cells)) == (found.pieces, found.flat), f"{number} pieces"

        yield here("pieces by their points", counted)
        return

    def vanishes() -> Outcome:
        at = list(_samples(found))
        return all(not function.at(p)[0] for p in at), f"{len(at)} points"

    def crossed() -> Outcome:
        seen = []
        for start, direction in zip(_starts(problem, found), DIRECTIONS, strict=False):
            expected = _crossings(found, start, direction)
            if expected is not None:
                seen.append((expected, _zeros(function, start, direction)))
        same = all(one == two for one, two in seen)
        return same, f"{', '.join(str(len(one)) for one, _ in seen)} zeros on lines"

    yield here("the output is zero on the boundary", vanishes)
    yield here("the zeros on some lines", crossed)


def invariant_part(result: DecisionBoundaryResult) -> Hashable:
    """All of it."""
    return result.value


def _samples(found: PlaneBoundary) -> Iterator[Point]:
    """Vertices, and a point or two of each edge, ray and line."""
    P = found.vertices
    yield from P
    for i, j in found.edges:
        yield (P[i][0] + P[j][0]) / 2, (P[i][1] + P[j][1]) / 2
    for i, (x, y) in found.rays:
        for k in (1, 100):
            yield P[i][0] + k * x, P[i][1] + k * y
    for c, a, b in found.lines:
        for k in (0, 100):
            n = a * a + b * b
            yield Fraction(-c * a, n) - k * b, Fraction(-c * b, n) + k * a


def _starts(problem: DecisionBoundary, found: PlaneBoundary) -> Iterator[Point]:
    """Beside the barycentre of the vertices, and in some regions."""
    n = max(1, len(found.vertices))
    x, y = (sum((p[k] for p in found.vertices), Fraction(0)) / n for k in (0, 1))
    yield x + Fraction(1, 97), y + Fraction(1, 89)
    for t, u, v in problem.points[:: 1 + len(problem.points) // len(DIRECTIONS)]:
        yield Fraction(u, t), Fraction(v, t)


def _crossings(found: PlaneBoundary, p: Point, d: tuple[int, int]) -> set[Fraction] | None:
    """Where a line ``p + s d`` crosses the boundary; None if it goes through a vertex."""
    seen: set[Fraction] = set()
    sides = [(x - p[0]) * d[1] - (y - p[1]) * d[0] for x, y in found.vertices]
    if not all(sides):
        return None
    P = found.vertices
    segments = [(P[i], (P[j][0] - P[i][0], P[j][1] - P[i][1]), 1) for i, j in found.edges]
    segments += [(P[i], direction, None) for i, direction in found.rays]  # type: ignore[misc]
    for q, e, end in segments:
        D = d[0] * e[1] - d[1] * e[0]
        if D:
            t = ((q[0] - p[0]) * d[1] - (q[1] - p[1]) * d[0]) / Fraction(D)
            if t >= 0 and (end is None or t <= end):
                seen.add(((q[0] - p[0]) * e[1] - (q[1] - p[1]) * e[0]) / Fraction(D))
    for c, a, b in found.lines:
        slope = a * d[0] + b * d[1]
        if not slope:
            return None
        seen.add(-(c + a * p[0] + b * p[1]) / slope)
    return seen


def _zeros(function: PiecewiseLinear, p: Point, d: tuple[int, int]) -> set[Fraction]:
    """Those of the function of one variable on a line."""
    first = tuple(
        tuple((f[0] + f[1] * p[0] + f[2] * p[1], f[1] * d[0] + f[2] * d[1]) for f in unit)
        for unit in function.layers[0]
    )
    line = PiecewiseLinear((first, *function.layers[1:]))
    return {Fraction(x, t) for _, (t, x) in listed(map(piece, kept(line)[0])).points}
