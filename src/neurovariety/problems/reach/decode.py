"""The reach as it comes back."""

from __future__ import annotations

from dataclasses import replace

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.reach.definition import bounds
from neurovariety.problems.reach.problem import Reach
from neurovariety.problems.reach.result import ReachBounds, ReachResult


def decode(
    found: Frame | ReachBounds, problem: Reach, script: Script, provenance: Provenance
) -> ReachResult:
    """The bounds; only by definition an engine finds them, else its numbers serve to check them."""
    if isinstance(found, Frame):
        found = bounds(found)
    provenance = replace(provenance, certainty=found.certainty)
    return ReachResult(problem, script, provenance, found)
