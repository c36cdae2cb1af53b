"""From the fields to the tropical form, and back."""

from __future__ import annotations

from itertools import islice
from typing import Any

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.networks.piecewise.tropical import TropicalRational
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.tropical_form.problem import TropicalForm, rational
from neurovariety.problems.tropical_form.pruning import Tropical
from neurovariety.problems.tropical_form.result import TropicalFormResult


def decode(
    frame: Frame, problem: TropicalForm, script: Script, provenance: Provenance
) -> TropicalFormResult:
    """Monomials with as many numbers as there are inputs, and one."""
    if "sizes" in frame.fields:
        neurons = _neurons(frame, problem)
        return TropicalFormResult(problem, script, provenance, neurons[-1], neurons=neurons)
    size, scale = problem.function.inputs + 1, frame.number("scale", 1)
    parts = []
    for name in "gh":
        numbers = frame.get(name, tuple)
        if not numbers or len(numbers) % size:
            raise ProtocolError(f"expected {size} numbers for each monomial of {name}")
        p = tuple(numbers[i : i + size] for i in range(0, len(numbers), size))
        parts.append(rational(p, scale))
    return TropicalFormResult(problem, script, provenance, TropicalRational(*parts))


def _neurons(frame: Frame, problem: TropicalForm) -> tuple[TropicalRational, ...]:
    """Those of a run that was stopped."""
    sizes, numbers = frame.numbers("sizes", 1), frame.get("monomials", tuple)
    n, scales = problem.function.inputs + 1, problem.scales
    if len(sizes) not in range(2, 2 * len(scales) + 1, 2) or len(numbers) != n * sum(sizes):
        raise ProtocolError(f"expected {n} numbers for each monomial of some neurons")
    monomials = (numbers[i : i + n] for i in range(0, len(numbers), n))
    pairs = zip(sizes[::2], sizes[1::2], scales, strict=False)
    return tuple(
        TropicalRational(*(rational(tuple(islice(monomials, k)), scale) for k in (g, h)))
        for g, h, scale in pairs
    )


def fields(problem: TropicalForm, g: Tropical, h: Tropical) -> dict[str, Any]:
    """Integers, and by what they are divided."""
    return {
        "scale": problem.function.scale,
        "g": tuple(v for m in g for v in m),
        "h": tuple(v for m in h for v in m),
    }
