"""From the fields to the chain of ideals."""

from __future__ import annotations

from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.invariant_ideal.result import InvariantChain, InvariantIdealResult


def decode(
    frame: Frame, problem: Any, script: Script, provenance: Provenance
) -> InvariantIdealResult:
    ring = polynomial_ring(problem.symbols, problem.field)
    basis = elements(frame.get("groebnerBasis", Polynomials), ring)
    dimensions = frame.numbers("dimensions", -1, ring.ngens)
    if not dimensions:
        raise ProtocolError("expected the dimension of at least one ideal in the answer")
    degree = frame.number("degree")
    value = InvariantChain(
        Ideal.of_basis(ring, basis, dimensions[-1], degree),
        dimensions,
        frame.get("stabilized", bool),
    )
    return InvariantIdealResult(problem, script, provenance, value=value)
