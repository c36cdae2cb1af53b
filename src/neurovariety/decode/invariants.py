"""Answers about what a gradient flow leaves invariant."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Any

from sympy import QQ

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.decode.fields import elements
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.results.base import Provenance
from neurovariety.results.darboux import DarbouxFamily, DarbouxResult, DarbouxSpace
from neurovariety.results.invariants import (
    Invariance,
    InvarianceResult,
    InvariantChain,
    InvariantIdealResult,
    TrajectoryPolynomials,
    TrajectoryResult,
    Witness,
)


def invariant_ideal(
    frame: Frame, problem: Any, script: Script, provenance: Provenance
) -> InvariantIdealResult:
    ring = polynomial_ring(problem.symbols, problem.field)
    basis = elements(frame.get("groebnerBasis", Polynomials), ring)
    dimensions = frame.get("dimensions", tuple)
    if not dimensions:
        raise ProtocolError("expected the dimension of at least one ideal in the answer")
    degree = frame.get("degree", int)
    value = InvariantChain(
        Ideal(ring, basis, basis, dimensions[-1], degree),
        dimensions,
        frame.get("stabilized", bool),
    )
    return InvariantIdealResult(problem, script, provenance, value=value)


def is_invariant(
    frame: Frame, problem: Any, script: Script, provenance: Provenance
) -> InvarianceResult:
    ring = polynomial_ring(problem.symbols, problem.field)
    generators = elements(frame.get("generators", Polynomials), ring)
    remainders = elements(frame.get("remainders", Polynomials), ring)
    if len(generators) != len(remainders) or not all(remainders):
        raise ProtocolError("expected a remainder that is not zero for each generator")
    witnesses = tuple(map(Witness, generators, remainders))
    value = Invariance(not witnesses, witnesses)
    return InvarianceResult(problem, script, provenance, value=value)


def trajectory_ideal(
    frame: Frame, problem: Any, script: Script, provenance: Provenance
) -> TrajectoryResult:
    ring = polynomial_ring(problem.symbols)
    closure = None
    if frame.get("proved", bool):
        basis = elements(frame.get("closure", Polynomials), ring)
        closure = Ideal(ring, basis, basis)
    value = TrajectoryPolynomials(
        elements(frame.get("polynomials", Polynomials), ring),
        frame.get("derivatives", int),
        closure,
    )
    return TrajectoryResult(problem, script, provenance, value=value)


def darboux_polynomials(
    frame: Frame, problem: Any, script: Script, provenance: Provenance
) -> DarbouxResult:
    ring = polynomial_ring(problem.symbols, QQ)
    cofactors = elements(frame.get("cofactors", Polynomials), ring)
    polynomials = elements(frame.get("polynomials", Polynomials), ring)
    counts = frame.get("counts", tuple)
    if len(counts) != len(cofactors) or sum(counts) != len(polynomials):
        raise ProtocolError(f"expected {sum(counts)} polynomials, got {len(polynomials)}")
    ends = pairwise(accumulate(counts, initial=0))
    spaces = tuple(
        DarbouxSpace(K, polynomials[a:b]) for K, (a, b) in zip(cofactors, ends, strict=True)
    )
    value = DarbouxFamily(spaces, frame.get("irrational", int), frame.get("complete", bool))
    return DarbouxResult(problem, script, provenance, value=value)
