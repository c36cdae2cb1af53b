"""Answers that are Groebner bases."""

from __future__ import annotations

from neurovariety.algebra.ideals import Ideal
from neurovariety.decode.fields import elements
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.groebner import GroebnerBasis
from neurovariety.results.base import Provenance
from neurovariety.results.ideals import GroebnerBasisResult


def groebner_basis(
    frame: Frame, problem: GroebnerBasis, script: Script, provenance: Provenance
) -> GroebnerBasisResult:
    """The ideal as it was given, with its basis."""
    value = Ideal(
        problem.ring,
        problem.polynomials,
        elements(frame.get("groebnerBasis", Polynomials), problem.ring),
        frame.get("dimension", int),
        frame.get("degree", int),
    )
    return GroebnerBasisResult(problem, script, provenance, value=value)
