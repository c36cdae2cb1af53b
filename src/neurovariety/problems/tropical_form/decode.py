"""From the fields to the tropical form."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.networks.piecewise.tropical import TropicalRational
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.tropical_form.problem import TropicalForm, rational
from neurovariety.problems.tropical_form.result import TropicalFormResult


def decode(
    frame: Frame, problem: TropicalForm, script: Script, provenance: Provenance
) -> TropicalFormResult:
    """Monomials with as many numbers as there are inputs, and one."""
    size, scale = problem.function.inputs + 1, frame.number("scale", 1)
    parts = []
    for name in "gh":
        numbers = frame.get(name, tuple)
        if not numbers or len(numbers) % size:
            raise ProtocolError(f"expected {size} numbers for each monomial of {name}")
        p = tuple(numbers[i : i + size] for i in range(0, len(numbers), size))
        parts.append(rational(p, scale))
    return TropicalFormResult(problem, script, provenance, TropicalRational(*parts))
