"""From the fields to the spaces of Darboux polynomials."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Any

from sympy import QQ

from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.darboux_polynomials.result import (
    DarbouxFamily,
    DarbouxResult,
    DarbouxSpace,
)


def decode(frame: Frame, problem: Any, script: Script, provenance: Provenance) -> DarbouxResult:
    ring = polynomial_ring(problem.symbols, QQ)
    cofactors = elements(frame.get("cofactors", Polynomials), ring)
    polynomials = elements(frame.get("polynomials", Polynomials), ring, problem.degree)
    counts = frame.numbers("counts")
    if len(counts) != len(cofactors) or sum(counts) != len(polynomials):
        raise ProtocolError(f"expected {sum(counts)} polynomials, got {len(polynomials)}")
    ends = pairwise(accumulate(counts, initial=0))
    spaces = tuple(
        DarbouxSpace(K, polynomials[a:b]) for K, (a, b) in zip(cofactors, ends, strict=True)
    )
    value = DarbouxFamily(spaces, frame.number("irrational"), frame.get("complete", bool))
    return DarbouxResult(problem, script, provenance, value=value)
