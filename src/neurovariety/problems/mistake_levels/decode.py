"""From the fields to the levels."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.classification_fan.result import done
from neurovariety.problems.mistake_levels.problem import MistakeLevels
from neurovariety.problems.mistake_levels.result import (
    Count,
    Level,
    Levels,
    LocalMinimum,
    MistakeLevelsResult,
)


def decode(
    frame: Frame, problem: MistakeLevels, script: Script, provenance: Provenance
) -> MistakeLevelsResult:
    """A level for each number of mistakes; some have cones, and none more components than cones."""
    N, k = len(problem.points), problem.fan.all_terms
    if "counted" in frame.fields:
        count = _count(frame, problem)
        return MistakeLevelsResult(problem, script, provenance, Levels((), ()), counted=count)
    fields = [frame.numbers(name) for name in ("cones", "components", "sublevels")]
    stopped = frame.number("stopped", 1, N) if "stopped" in frame.fields else None
    expected = stopped or N + 1
    sizes, labels = frame.numbers("minima", 1), frame.numbers("covectors", 0, k - 1)
    n = len(problem.copies)
    if any(len(numbers) != expected for numbers in fields) or len(labels) != n * len(sizes):
        raise ProtocolError(f"expected {expected} levels, and a covector for each local minimum")
    covectors = (problem.everywhere(labels[i : i + n]) for i in range(0, len(labels), n))
    found = (
        LocalMinimum(problem.wrong(c), size, c) for size, c in zip(sizes, covectors, strict=True)
    )
    minima = tuple(sorted(found, key=lambda v: (v.mistakes, v.wrong, v.covector)))
    number = Counter(v.mistakes for v in minima)
    levels = tuple(
        Level(cones, components, sublevels, number[e])
        for e, (cones, components, sublevels) in enumerate(zip(*fields, strict=True))
    )
    ordered = all(v.local_minima <= v.components <= v.cones for v in levels)
    joined = all(
        b.sublevel_components <= a.sublevel_components + b.local_minima for a, b in pairwise(levels)
    )
    whole = stopped or levels[-1].sublevel_components == 1
    if not (ordered and joined and whole and any(v.cones for v in levels)):
        raise ProtocolError("expected cones, and at most as many components and local minima")
    return MistakeLevelsResult(problem, script, provenance, Levels(levels, minima))


def _count(frame: Frame, problem: MistakeLevels) -> Count:
    """Of a run that was stopped before the fan was complete, or its facets were."""
    cones, after = frame.numbers("counted"), frame.numbers("after")
    if len(cones) != len(problem.points) + 1 or len(after) != len(problem.copies):
        raise ProtocolError("expected numbers of cones for all numbers of mistakes, and a covector")
    return Count(cones, after, done(after, problem.fan.all_terms))
