"""From the fields to the numbers of a central curve."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.central_curve.problem import CentralCurve
from neurovariety.problems.central_curve.result import CentralCurveResult, CurveNumbers


def decode(
    frame: Frame, problem: CentralCurve, script: Script, provenance: Provenance
) -> CentralCurveResult:
    """The Hilbert series of the cone, ``sum h_j T^j / (1 - T)^r``, says the rest."""
    h, degree = frame.numbers("general", 0), frame.number("degree", 1)
    if degree > sum(h):
        raise ProtocolError(f"expected a degree of at most {sum(h)} in the answer, got {degree}")
    genus = 1 - sum((1 - j) * v for j, v in enumerate(h)) if degree == sum(h) else None
    return CentralCurveResult(problem, script, provenance, CurveNumbers(degree, sum(h), genus))
