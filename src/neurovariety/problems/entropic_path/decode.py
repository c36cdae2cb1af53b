"""From the fields to an entropic path."""

from __future__ import annotations

from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.entropic_path.problem import EntropicPath
from neurovariety.problems.entropic_path.result import EntropicPathResult, PathNumbers


def decode(
    frame: Frame, problem: EntropicPath, script: Script, provenance: Provenance
) -> EntropicPathResult:
    """Degrees, and a basis of the toric ideal."""
    basis = elements(frame.get("equations", Polynomials), problem.ring)
    value = PathNumbers(
        frame.number("degree", 1),
        frame.number("dimension", 1, problem.ring.ngens),
        frame.number("toricDegree", 1),
        tuple(sorted((f.monic() for f in basis if f), key=lambda f: f.leading_expv())),
    )
    return EntropicPathResult(problem, script, provenance, value)
