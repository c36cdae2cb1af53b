"""From the fields to the levels."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.mistake_levels.problem import MistakeLevels
from neurovariety.problems.mistake_levels.result import Level, Levels, MistakeLevelsResult


def decode(
    frame: Frame, problem: MistakeLevels, script: Script, provenance: Provenance
) -> MistakeLevelsResult:
    """A level for each number of mistakes; some have cones, and none more components than cones."""
    fields = [frame.numbers(name) for name in ("cones", "components", "localMinima")]
    if any(len(numbers) != len(problem.points) + 1 for numbers in fields):
        raise ProtocolError(f"expected {len(problem.points) + 1} levels")
    levels = tuple(map(Level, *fields))
    ordered = all(v.local_minima <= v.components <= v.cones for v in levels)
    if not ordered or not any(v.cones for v in levels):
        raise ProtocolError("expected cones, and at most as many components and local minima")
    return MistakeLevelsResult(problem, script, provenance, Levels(levels))
