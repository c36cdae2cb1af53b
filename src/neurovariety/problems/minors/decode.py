"""From the fields to an ideal of minors and its singular locus."""

from __future__ import annotations

from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.minors.result import MinorsResult


def decode(frame: Frame, problem: Any, script: Script, provenance: Provenance) -> MinorsResult:
    ring = polynomial_ring(problem.symbols, problem.field, problem.order)
    basis = elements(frame.get("groebnerBasis", Polynomials), ring)
    singular = elements(frame.get("singularLocus", Polynomials), ring)
    return MinorsResult(
        problem,
        script,
        provenance,
        value=Ideal(
            ring,
            elements(frame.get("generators", Polynomials), ring),
            basis,
            *frame.locus("dimension", "degree", ring.ngens),
        ),
        singular_locus=Ideal.of_basis(
            ring, singular, *frame.locus("singularDimension", "singularDegree", ring.ngens)
        ),
    )
