"""From the fields to the boundary."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.decision_boundary.plane import PlaneBoundary
from neurovariety.problems.decision_boundary.problem import DecisionBoundary
from neurovariety.problems.decision_boundary.result import DecisionBoundaryResult, Pieces


def decode(
    frame: Frame, problem: DecisionBoundary, script: Script, provenance: Provenance
) -> DecisionBoundaryResult:
    """A graph whose edges end at vertices, or a number of pieces."""
    flat = frame.number("flat")
    if not problem.is_plane:
        found: PlaneBoundary | Pieces = Pieces(frame.number("pieces"), flat)
    else:
        found = _graph(frame, flat)
    after = frame.numbers("after") if "after" in frame.fields else None
    return DecisionBoundaryResult(problem, script, provenance, found, after=after)


def _graph(frame: Frame, flat: int) -> PlaneBoundary:
    points, ends, rays, lines = (
        _parts(frame.get(name, tuple), size)
        for name, size in (("vertices", 4), ("edges", 2), ("rays", 3), ("lines", 3))
    )
    if any(p[1] <= 0 or p[3] <= 0 for p in points):
        raise ProtocolError("expected positive denominators of the vertices")
    used = [*(v for e in ends for v in e), *(ray[0] for ray in rays)]
    if any(not 0 <= v < len(points) for v in used):
        raise ProtocolError("expected edges and rays to end at vertices")
    return PlaneBoundary(
        tuple((Fraction(p[0], p[1]), Fraction(p[2], p[3])) for p in points),
        tuple((a, b) for a, b in ends),
        tuple((i, (x, y)) for i, x, y in rays),
        tuple(map(tuple, lines)),
        flat,
    )


def _parts(numbers: Sequence[int], size: int) -> list[Sequence[int]]:
    if len(numbers) % size:
        raise ProtocolError(f"expected {size} numbers for each part of the boundary")
    return [numbers[i : i + size] for i in range(0, len(numbers), size)]
