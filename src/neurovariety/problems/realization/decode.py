"""From the fields to the network and the sum."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.networks.relu import ReLUNetwork
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.realization.problem import Realization
from neurovariety.problems.realization.result import RealizationResult, Realized, SignedMaximum


def decode(
    frame: Frame, problem: Realization, script: Script, provenance: Provenance
) -> RealizationResult:
    """Layers of the widths that are said, and maxima of the sizes that are said."""
    scale = frame.number("scale", 1)
    widths, sizes = frame.numbers("widths", 1), frame.numbers("sizes", 1)
    numbers, inputs = iter(frame.get("layers", tuple)), problem.inputs
    values = iter(frame.get("functions", tuple))
    coefficients = frame.get("coefficients", tuple)
    if len(widths) < 2 or widths[-1] != 1 or len(sizes) != len(coefficients):
        raise ProtocolError("expected two layers or more, the last with one output, and maxima")
    layers: list[list[tuple[Fraction, ...]]] = []
    for before, width in zip((inputs, *widths), widths, strict=False):
        divided = scale if len(layers) == len(widths) - 1 else 1
        layers.append([_row(numbers, before + 1, divided) for _ in range(width)])
    maxima = tuple(
        SignedMaximum(k, tuple(_row(values, inputs + 1, scale) for _ in range(size)))
        for k, size in zip(coefficients, sizes, strict=True)
    )
    if next(numbers, None) is not None or next(values, None) is not None:
        raise ProtocolError("expected no more numbers than the widths and sizes say")
    weights = [[row[1:] for row in layer] for layer in layers]
    network = ReLUNetwork(weights=weights, biases=[[row[0] for row in layer] for layer in layers])
    triangulated = frame.number("triangulated") if "triangulated" in frame.fields else None
    value = Realized(network, maxima)
    return RealizationResult(problem, script, provenance, value, triangulated=triangulated)


def _row(numbers: Iterator[int], size: int, divided: int) -> tuple[Fraction, ...]:
    row = tuple(Fraction(v, divided) for _, v in zip(range(size), numbers, strict=False))
    if len(row) < size:
        raise ProtocolError("expected as many numbers as the widths and sizes say")
    return row
