"""Answers about whether two ideals are equal."""

from __future__ import annotations

from neurovariety.decode.fields import elements
from neurovariety.frame import Frame, Polynomials
from neurovariety.problems import IdealEquality
from neurovariety.results import IdealComparison, IdealEqualityResult, Provenance
from neurovariety.script import Script


def ideal_equality(
    frame: Frame, problem: IdealEquality, script: Script, provenance: Provenance
) -> IdealEqualityResult:
    """What remains in both directions."""
    value = IdealComparison(
        elements(frame.get("missing", Polynomials), problem.ring),
        elements(frame.get("extra", Polynomials), problem.ring),
        frame.get("groebner", bool),
    )
    return IdealEqualityResult(problem, script, provenance, value=value)
