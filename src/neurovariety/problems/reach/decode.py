"""The reach as it comes back."""

from __future__ import annotations

from dataclasses import replace

from neurovariety.engines.script import Script
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.reach.problem import Reach
from neurovariety.problems.reach.result import ReachBounds, ReachResult


def decode(
    found: ReachBounds, problem: Reach, script: Script, provenance: Provenance
) -> ReachResult:
    """The bounds; no engine finds them, and a script's numbers serve to check them."""
    provenance = replace(provenance, certainty=found.certainty)
    return ReachResult(problem, script, provenance, found)
