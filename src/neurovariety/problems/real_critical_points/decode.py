"""From approximations of the complex critical points to the certified real ones."""

from __future__ import annotations

from dataclasses import replace

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.real_critical_points.points import RealCriticalPointSet
from neurovariety.problems.real_critical_points.problem import RealCriticalPoints
from neurovariety.problems.real_critical_points.result import RealCriticalPointsResult
from neurovariety.problems.real_critical_points.search import by_tracking
from neurovariety.varieties.assumptions import decided, failure

_UNIT = 2.0**-60
_LARGEST = 2**1000  # of what a float holds


def decode(
    found: Frame | RealCriticalPointSet,
    problem: RealCriticalPoints,
    script: Script,
    provenance: Provenance,
) -> RealCriticalPointsResult:
    """The certified points, or the real ones near the approximations of the complex ones."""
    value = _near(found, problem) if isinstance(found, Frame) else found
    return RealCriticalPointsResult(problem, script, provenance, value)


def _near(frame: Frame, problem: RealCriticalPoints) -> RealCriticalPointSet:
    parts = frame.numbers("approximations", -_LARGEST, _LARGEST)
    n = problem.complex.network.parameter_count
    if len(parts) % (2 * n):
        raise ProtocolError(f"expected real and imaginary parts of {n} weights, got {len(parts)}")
    pairs = zip(parts[::2], parts[1::2], strict=True)
    numbers = [complex(re * _UNIT, im * _UNIT) for re, im in pairs]
    points = [numbers[k : k + n] for k in range(0, len(numbers), n)]
    found = by_tracking(problem.complex.system, points, frame.number("points"))
    if disputed := failure(decided(frame.fields), "good prime"):
        return replace(found, complete=False, why=disputed)
    return found
