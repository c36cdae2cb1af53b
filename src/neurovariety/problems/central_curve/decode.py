"""From the fields to the numbers of a central curve."""

from __future__ import annotations

from typing import Any

from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.central_curve.ideal import equations, is_smooth_in_plane
from neurovariety.problems.central_curve.problem import CentralCurve, arithmetic_genus
from neurovariety.problems.central_curve.result import CentralCurveResult, CurveNumbers


def decode(
    frame: Frame, problem: CentralCurve, script: Script, provenance: Provenance
) -> CentralCurveResult:
    """The Hilbert series of the cone, ``sum h_j T^j / (1 - T)^r``, says the rest."""
    h, degree = frame.numbers("general", 0), frame.number("degree", 1)
    if degree > sum(h):
        raise ProtocolError(f"expected a degree of at most {sum(h)} in the answer, got {degree}")
    genus = arithmetic_genus(h, degree, problem.dimension)
    if problem.chosen_method == DEFINITION:
        basis = elements(frame.get("equations", Polynomials), problem.ring)
        found: Any = sorted((f.monic() for f in basis if f), key=lambda f: f.leading_expv())
    else:
        found = equations(problem, degree == sum(h))
    smooth = problem.dimension == 1 or (problem.dimension == 2 and is_smooth_in_plane(problem))
    known = None if found is None else tuple(found)
    value = CurveNumbers(degree, sum(h), genus, known, genus if smooth else None)
    return CentralCurveResult(problem, script, provenance, value)
