"""From the fields to an ideal in the variables that stay."""

from __future__ import annotations

from neurovariety.algebra.ideals import Ideal
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.eliminate.problem import Eliminate
from neurovariety.problems.groebner_basis.result import GroebnerBasisResult


def decode(
    frame: Frame, problem: Eliminate, script: Script, provenance: Provenance
) -> GroebnerBasisResult:
    """The ideal by its basis."""
    value = Ideal.of_basis(
        problem.ring,
        elements(frame.get("groebnerBasis", Polynomials), problem.ring),
        frame.number("dimension", -1, problem.ring.ngens),
        frame.number("degree"),
    )
    return GroebnerBasisResult(problem, script, provenance, value=value)
