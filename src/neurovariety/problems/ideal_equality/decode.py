"""From the fields to what two ideals do not share."""

from __future__ import annotations

from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.ideal_equality.problem import IdealEquality
from neurovariety.problems.ideal_equality.result import IdealComparison, IdealEqualityResult


def decode(
    frame: Frame, problem: IdealEquality, script: Script, provenance: Provenance
) -> IdealEqualityResult:
    """What remains in both directions."""
    value = IdealComparison(
        elements(frame.get("missing", Polynomials), problem.ring),
        elements(frame.get("extra", Polynomials), problem.ring),
        frame.get("groebner", bool),
    )
    return IdealEqualityResult(problem, script, provenance, value=value)
