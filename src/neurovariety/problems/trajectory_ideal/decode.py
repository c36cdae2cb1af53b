"""From the fields to the polynomials along a trajectory."""

from __future__ import annotations

from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.trajectory_ideal.result import TrajectoryPolynomials, TrajectoryResult


def decode(frame: Frame, problem: Any, script: Script, provenance: Provenance) -> TrajectoryResult:
    ring = polynomial_ring(problem.symbols)
    closure = None
    if frame.get("proved", bool):
        closure = Ideal.of_basis(ring, elements(frame.get("closure", Polynomials), ring))
    value = TrajectoryPolynomials(
        elements(frame.get("polynomials", Polynomials), ring, problem.degree),
        frame.number("derivatives"),
        closure,
    )
    return TrajectoryResult(problem, script, provenance, value=value)
