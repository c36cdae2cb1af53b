"""From the fields to an ideal with its Groebner basis."""

from __future__ import annotations

from neurovariety.algebra.ideals import Ideal
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.groebner_basis.problem import GroebnerBasis
from neurovariety.problems.groebner_basis.result import GroebnerBasisResult


def decode(
    frame: Frame, problem: GroebnerBasis, script: Script, provenance: Provenance
) -> GroebnerBasisResult:
    """The ideal as it was given, with its basis."""
    value = Ideal(
        problem.ring,
        problem.polynomials,
        elements(frame.get("groebnerBasis", Polynomials), problem.ring),
        *frame.locus("dimension", "degree", problem.ring.ngens),
    )
    return GroebnerBasisResult(problem, script, provenance, value=value)
