"""From the fields to the ED degree; what else is asked for are problems of their own."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.ed_degree.decode import decode as decode_degree
from neurovariety.problems.polynomial_boundary.problem import PolynomialBoundary
from neurovariety.problems.polynomial_boundary.result import Boundary, PolynomialBoundaryResult


def decode(
    frame: Frame, problem: PolynomialBoundary, script: Script, provenance: Provenance
) -> PolynomialBoundaryResult:
    """The ED degree."""
    found = decode_degree(frame, problem.degree, script, provenance)
    return PolynomialBoundaryResult(problem, script, provenance, Boundary(found.value))
