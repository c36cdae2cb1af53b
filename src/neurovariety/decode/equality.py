"""Answers about whether two ideals are equal."""

from __future__ import annotations

from neurovariety.decode.fields import elements
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.equality import IdealEquality
from neurovariety.results.base import Provenance
from neurovariety.results.ideals import IdealComparison, IdealEqualityResult


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
