"""Answers about real critical points: approximations of the complex ones."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.real import RealCriticalPoints
from neurovariety.real.search import by_tracking
from neurovariety.results.base import Provenance
from neurovariety.results.real import RealCriticalPointsResult

_UNIT = 2.0**-60


def real_critical_points(
    frame: Frame, problem: RealCriticalPoints, script: Script, provenance: Provenance
) -> RealCriticalPointsResult:
    """The real ones among the complex critical points near the approximations."""
    parts = frame.get("approximations", tuple)
    n = problem.complex.network.parameter_count
    if len(parts) % (2 * n):
        raise ProtocolError(f"expected real and imaginary parts of {n} weights, got {len(parts)}")
    pairs = zip(parts[::2], parts[1::2], strict=True)
    numbers = [complex(re * _UNIT, im * _UNIT) for re, im in pairs]
    points = [numbers[k : k + n] for k in range(0, len(numbers), n)]
    value = by_tracking(problem.complex.system, points, frame.get("points", int))
    return RealCriticalPointsResult(problem, script, provenance, value)
