"""From the fields to counts, zero patterns or components."""

from __future__ import annotations

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.matrices import entry_names
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.critical_points.patterns import ZeroPattern, zero_pattern
from neurovariety.problems.critical_points.problem import CriticalPoints
from neurovariety.problems.critical_points.result import (
    CriticalComponent,
    CriticalPointCount,
    CriticalPointsResult,
)


def decode(
    frame: Frame, problem: CriticalPoints, script: Script, provenance: Provenance
) -> CriticalPointsResult:
    """Counts, patterns and components."""
    return CriticalPointsResult(problem, script, provenance, value=_count(frame, problem))


def _count(frame: Frame, problem: CriticalPoints) -> CriticalPointCount:
    n = problem.network.parameter_count
    dimension, degree = frame.locus("dimension", "degree", n)
    components: tuple[CriticalComponent, ...] = ()
    if problem.chosen_method == "components":
        components = tuple(
            _component(frame, k, problem) for k in range(1, frame.number("components") + 1)
        )
    if dimension > 0:
        return CriticalPointCount(dimension, degree, components=components)
    if dimension < 0:
        return CriticalPointCount(dimension, 0, 0, 0, {}, 0, True, components)
    patterns = _patterns(frame, problem)
    points = frame.number("points", 0, degree)
    if sum(patterns.values()) != points:
        raise ProtocolError(
            f"expected zero patterns that add up to {points} points, got {sum(patterns.values())}"
        )
    return CriticalPointCount(
        dimension,
        degree,
        points,
        sum(count for pattern, count in patterns.items() if pattern.is_full),
        patterns,
        frame.number("orbits", 0, points),
        frame.get("reduced", bool),
        components,
    )


def _patterns(frame: Frame, problem: CriticalPoints) -> dict[ZeroPattern, int]:
    counts = frame.numbers("patternCounts", 1)
    supports = frame.numbers("patternSupports", 0, 1)
    n = problem.network.parameter_count
    if len(supports) != n * len(counts):
        raise ProtocolError(
            f"expected {n} weights for each of {len(counts)} patterns, got {len(supports)} in all"
        )
    pairs = sorted(
        ((supports[n * k : n * (k + 1)], count) for k, count in enumerate(counts)), reverse=True
    )
    return {zero_pattern(problem.network, support): count for support, count in pairs}


def _component(frame: Frame, k: int, problem: CriticalPoints) -> CriticalComponent:
    variety = problem.network.variety
    ring = problem.system.ring
    functions = polynomial_ring(entry_names("m", variety.rows, variety.cols))

    def ideal(name: str, ring_of: object) -> Ideal:
        basis = elements(frame.get(f"{name}{k}", Polynomials), ring_of)
        dimension = frame.number(f"{name}Dimension{k}", 0)
        return Ideal.of_basis(ring_of, basis, dimension, frame.number(f"{name}Degree{k}", 1))

    rank = frame.number(f"rank{k}", 0, variety.rank)
    pure = None if problem.loss.is_regularized else rank == variety.rank
    return CriticalComponent(ideal("component", ring), ideal("image", functions), rank, pure)
