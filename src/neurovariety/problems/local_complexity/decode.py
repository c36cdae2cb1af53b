"""From the fields to sums of square roots."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.local_complexity.polygons import RootSum
from neurovariety.problems.local_complexity.problem import LocalComplexity
from neurovariety.problems.local_complexity.result import Complexity, LocalComplexityResult


def decode(
    frame: Frame, problem: LocalComplexity, script: Script, provenance: Provenance
) -> LocalComplexityResult:
    """Positive radicands in their order, and positive coefficients."""
    sums = [_sum(frame.numbers(name, 1), name) for name in ("complexity", "variation")]
    after = frame.numbers("after", 0) if "after" in frame.fields else None
    return LocalComplexityResult(problem, script, provenance, Complexity(*sums), after=after)


def _sum(numbers: tuple[int, ...], name: str) -> RootSum:
    radicands = numbers[::3]
    if len(numbers) % 3 or any(a >= b for a, b in pairwise(radicands)):
        raise ProtocolError(f"expected {name} as radicands in order, numerators and denominators")
    coefficients = map(Fraction, numbers[1::3], numbers[2::3])
    return RootSum(tuple(zip(radicands, coefficients, strict=True)))
