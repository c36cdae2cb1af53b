"""From ranks to a threshold."""

from __future__ import annotations

from dataclasses import replace

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.activation_threshold.problem import ActivationThreshold
from neurovariety.problems.activation_threshold.result import ActivationThresholdResult, Threshold
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.dimension.bounds import upper_bound

BY_DEFINITION = "the rank of the derivative over the rational functions"


def decode(
    frame: Frame, problem: ActivationThreshold, script: Script, provenance: Provenance
) -> ActivationThresholdResult:
    """The threshold; that it misses the expected dimension is proved by definition, or a bound."""
    expected, largest = problem.expected, problem.largest
    *full, last = frame.numbers("dimensions", 0, expected) or (expected,)
    threshold = largest - len(full)
    if any(d != expected for d in full) or last == expected or threshold < 1:
        raise ProtocolError(
            f"expected dimensions {expected} from exponent {largest} down to a smaller one, got "
            f"{[*full, last]}"
        )
    most, proof = proved(problem, threshold)
    if last > most:
        raise ProtocolError(f"expected a dimension of at most {most}, got {last}")
    if proof:
        provenance = replace(provenance, certainty=Certainty.EXACT)
    value = Threshold(threshold, expected, (last, *full), proof)
    return ActivationThresholdResult(problem, script, provenance, value)


def proved(problem: ActivationThreshold, threshold: int) -> tuple[int, str]:
    """A bound at a threshold, and why the expected dimension is missed there, if that is proved."""
    most, why = upper_bound(problem.network(threshold))
    if most < problem.expected:
        return most, why
    return most, BY_DEFINITION if problem.chosen_method == DEFINITION else ""
