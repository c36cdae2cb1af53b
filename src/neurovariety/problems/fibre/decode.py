"""From the fields to a fibre."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.fibre.problem import Fibre
from neurovariety.problems.fibre.result import FibreOfFunction, FibreResult


def decode(frame: Frame, problem: Fibre, script: Script, provenance: Provenance) -> FibreResult:
    """The fibre; engines say -1 of what is infinite or not known."""
    dimension = frame.number("dimension", -1, problem.network.parameter_count)
    points, real = frame.number("points", -1), frame.number("realPoints", -1)
    if real > points >= 0 or (dimension < 0) != (points == 0):
        raise ProtocolError(
            f"expected no more real points than points, and none in an empty fibre alone, got "
            f"{real} of {points} in dimension {dimension}"
        )
    is_real = problem.is_linear or not any(f.coeff(1) for f in problem.equations)  # at zero
    value = FibreOfFunction(
        dimension=dimension,
        points=None if points < 0 else points,
        real_points=None if real < 0 else real,
        is_empty_over_reals=real == 0 if real >= 0 else False if is_real else None,
        symmetries=problem.symmetries,
    )
    return FibreResult(problem, script, provenance, value)
