"""From the fields to the witnesses against invariance."""

from __future__ import annotations

from typing import Any

from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.is_invariant.result import Invariance, InvarianceResult, Witness


def decode(frame: Frame, problem: Any, script: Script, provenance: Provenance) -> InvarianceResult:
    ring = polynomial_ring(problem.symbols, problem.field)
    generators = elements(frame.get("generators", Polynomials), ring)
    remainders = elements(frame.get("remainders", Polynomials), ring)
    if len(generators) != len(remainders) or not all(remainders):
        raise ProtocolError("expected a remainder that is not zero for each generator")
    witnesses = tuple(map(Witness, generators, remainders))
    value = Invariance(not witnesses, witnesses)
    return InvarianceResult(problem, script, provenance, value=value)
