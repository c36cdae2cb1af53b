"""From the fields to the interval, with what the points' distances say beside it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.tangent_kernel.problem import TangentKernel
from neurovariety.problems.tangent_kernel.result import Spectrum, TangentKernelResult
from neurovariety.problems.tangent_kernel.separation import separation


def decode(
    frame: Frame, problem: TangentKernel, script: Script, provenance: Provenance
) -> TangentKernelResult:
    """Two ends that are positive; or zero, and exact, with a relation of all points."""
    numbers = [*frame.numbers("interval"), *frame.numbers("null", -(10**1000))]
    if len(numbers) % 2 or 0 in numbers[1::2]:
        raise ProtocolError("expected numerators and denominators that are not zero")
    low, high, *null = map(Fraction, numbers[::2], numbers[1::2])
    if len(null) not in (0, len(problem.points)) or bool(null) != (high == 0) or low > high:
        raise ProtocolError("expected an interval, and a relation of all points if it is zero")
    if null:
        provenance = replace(provenance, certainty=Certainty.EXACT)
    points = problem.directions
    value = Spectrum((low, high), tuple(null), *separation(points, problem.slope))
    return TangentKernelResult(problem, script, provenance, value)
