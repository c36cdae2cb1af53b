"""From the fields to the numbers of a central curve."""

from __future__ import annotations

from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.central_curve.discriminant import is_smooth_elsewhere
from neurovariety.problems.central_curve.ideal import equations
from neurovariety.problems.central_curve.plane import genus as genus_in_plane
from neurovariety.problems.central_curve.problem import CentralCurve, arithmetic_genus
from neurovariety.problems.central_curve.result import CentralCurveResult, CurveNumbers


def decode(
    frame: Frame, problem: CentralCurve, script: Script, provenance: Provenance
) -> CentralCurveResult:
    """The Hilbert series of the cone, ``sum h_j T^j / (1 - T)^r``, says the rest."""
    h, degree = frame.numbers("general", 0), frame.number("degree", 1)
    if degree > sum(h):
        raise ProtocolError(f"expected a degree of at most {sum(h)} in the answer, got {degree}")
    arithmetic = arithmetic_genus(h, degree, problem.dimension)
    known = equations(problem, degree == sum(h))
    found, genus = known, None
    if problem.chosen_method == DEFINITION:
        basis = elements(frame.get("equations", Polynomials), problem.ring)
        found = tuple(sorted((f.monic() for f in basis if f), key=lambda f: f.leading_expv()))
    if problem.dimension == 1:
        genus = arithmetic
    elif problem.dimension == 2:
        genus = genus_in_plane(problem)
    elif (
        known is not None
        and problem.chosen_method != DEFINITION  # which decomposes the ideal
        and is_smooth_elsewhere(known, problem.in_free_unknowns, h)
    ):
        genus = arithmetic
    value = CurveNumbers(degree, sum(h), arithmetic, found, genus)
    return CentralCurveResult(problem, script, provenance, value)
