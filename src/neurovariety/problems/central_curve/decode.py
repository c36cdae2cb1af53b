"""From the fields to the numbers of a central curve."""

from __future__ import annotations

from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.central_curve.ideal import equations
from neurovariety.problems.central_curve.problem import CentralCurve, arithmetic_genus
from neurovariety.problems.central_curve.result import CentralCurveResult, CurveNumbers
from neurovariety.problems.central_curve.smooth import is_smooth


def decode(
    frame: Frame, problem: CentralCurve, script: Script, provenance: Provenance
) -> CentralCurveResult:
    """The Hilbert series of the cone, ``sum h_j T^j / (1 - T)^r``, says the rest."""
    h, degree = frame.numbers("general", 0), frame.number("degree", 1)
    if degree > sum(h):
        raise ProtocolError(f"expected a degree of at most {sum(h)} in the answer, got {degree}")
    genus = arithmetic_genus(h, degree, problem.dimension)
    known = equations(problem, degree == sum(h))
    smooth, found = problem.dimension == 1, known
    if problem.chosen_method == DEFINITION:
        basis = elements(frame.get("equations", Polynomials), problem.ring)
        found = tuple(sorted((f.monic() for f in basis if f), key=lambda f: f.leading_expv()))
    if known is not None and problem.dimension > 1 and _decided_here(problem):
        smooth = is_smooth(known, problem.in_free_unknowns, h if sum(h) == degree else [1] * degree)
    value = CurveNumbers(degree, sum(h), genus, found, genus if smooth else None)
    return CentralCurveResult(problem, script, provenance, value)


def _decided_here(problem: CentralCurve) -> bool:
    """In space the method ``definition`` decomposes the ideal."""
    return problem.dimension == 2 or problem.chosen_method != DEFINITION
