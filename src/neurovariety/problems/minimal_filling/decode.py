"""From numbers to hidden widths."""

from __future__ import annotations

from dataclasses import replace

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.dimension.bounds import upper_bound
from neurovariety.problems.minimal_filling.problem import LARGEST_SPACE, MinimalFilling
from neurovariety.problems.minimal_filling.result import FillingWidths, MinimalFillingResult

MOST_BOUNDS = 5_000
"""Networks with one neuron less whose bounds are asked."""


def decode(
    frame: Frame, problem: MinimalFilling, script: Script, provenance: Provenance
) -> MinimalFillingResult:
    """The widths; that fewer neurons do not fill is proved by definition, or by bounds."""
    neurons = frame.number("neurons", problem.first)
    numbers, k = frame.numbers("widths", 1, LARGEST_SPACE), problem.depth - 1
    widths = tuple(numbers[i : i + k] for i in range(0, len(numbers), k))
    fit = all(len(w) == k and sum(w) == neurons and problem.has_weights(w) for w in widths)
    if len(set(widths)) < len(widths) or not fit:
        raise ProtocolError(
            f"expected hidden widths of {neurons} neurons with weights enough, got {widths}"
        )
    proved = problem.first == k or neurons > problem.first
    proved = proved and bool(widths) and excluded(problem, neurons - 1)
    if proved:
        provenance = replace(provenance, certainty=Certainty.EXACT)
    value = FillingWidths(widths, neurons, problem.ambient, proved)
    return MinimalFillingResult(problem, script, provenance, value)


def excluded(problem: MinimalFilling, neurons: int) -> bool:
    """Whether it is proved that no network with so many neurons fills the space."""
    if problem.chosen_method == DEFINITION:
        return True
    for number, network in enumerate(problem.networks(neurons)):
        if number == MOST_BOUNDS or upper_bound(network)[0] >= problem.ambient:
            return False
    return True
