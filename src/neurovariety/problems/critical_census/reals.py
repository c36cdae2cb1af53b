"""The real critical points of a census for a given target, each with a proof."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import prod
from random import Random
from typing import Any

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.certify.balls import Box
from neurovariety.certify.clusters import real_roots
from neurovariety.certify.homotopy.batches import Family
from neurovariety.certify.homotopy.monodromy import MonodromyFailed
from neurovariety.certify.homotopy.points import RealEDPoint, RealEDPointSet, real_points
from neurovariety.errors import NeuroVarietyError, SpecificationError
from neurovariety.networks.gauges import Gauge
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.critical_census.patterns import (
    Factor,
    Pattern,
    groups,
    matrices,
)
from neurovariety.problems.critical_census.problem import CriticalCensus
from neurovariety.problems.critical_census.result import Census, CriticalCensusResult, Stratum
from neurovariety.problems.critical_census.weights import (
    SLOPES,
    critical_system,
    critical_weights,
)
from neurovariety.problems.image_ideal.problem import ImageIdeal
from neurovariety.problems.real_ed_critical_points.problem import RealEDCriticalPoints
from neurovariety.varieties.variety import Implicit, Parametric

_CHARTS = 2
_WIDTH = Fraction(1, 2**160)
_COORDINATES, _DEGREE = 10, 4
"""Of equations that are found, and with which critical points are, in seconds."""
FACTORS = (
    "which factors of filters are real is not decided: their roots are too close, or msolve, which "
    "finds them for several strides, is missing or too slow"
)


def with_real_points(
    problem: CriticalCensus, result: CriticalCensusResult, solve: Callable[[Problem[Any]], Any]
) -> CriticalCensusResult:
    """The strata with their real critical functions, and how many real weights these have."""
    strata = tuple(
        _with_points(problem, stratum, factors, solve)
        for stratum, factors in zip(result.value.strata, problem.factors, strict=True)
    )
    return replace(result, value=Census(strata))


def products(
    factors: Sequence[Factor], positions: Sequence[int], seed: int
) -> tuple[Parametric, tuple[tuple[Polynomial, ...], ...]]:
    """The end-to-end filters with given factors, in a chart: a random form of each factor is one.

    Returns
    -------
    Parametric, tuple of tuple of polynomials
        The map, and the coefficients of the factors.

    Examples
    --------
    >>> products([(2, (0, 1))], [0, 1, 2], seed=1)[0].polynomials[2]
    s*f1_1**2
    """
    draw = Random(seed)
    names = [f"f{k}_{i}" for k, (_, at) in enumerate(factors, 1) for i in range(1, len(at))]
    ring = polynomial_ring(["s", *names])
    scale, *weights = ring.gens
    rest, whole, each = iter(weights), {0: scale}, []
    for e, exponents in factors:
        others = [next(rest) for _ in exponents[1:]]
        first = 1 - sum((draw.choice(SLOPES) * w for w in others), ring.zero)
        each.append((first, *others))
        for _ in range(e):
            larger: dict[int, Any] = {}
            for (at, f), (i, w) in product(whole.items(), zip(exponents, each[-1], strict=True)):
                larger[at + i] = larger.get(at + i, ring.zero) + f * w
            whole = larger
    return Parametric(tuple(whole[at] for at in positions)), tuple(each)


def certified(
    asked: RealEDCriticalPoints, functions: int, solve: Callable[[Problem[Any]], Any]
) -> RealEDPointSet:
    """The real critical points on a stratum, on which the census has counted the complex ones.

    If as many different ones are certified, there are no others, and an engine need not count them
    in a chart that knows less of weights. Else it says what is special about this target. Where
    functions have infinitely many weights, paths in a chart do not meet all of them: equations do.
    """
    image = asked.variety
    if len(image.parameters) > image.dimension and (found := _by_equations(asked, solve)):
        return found
    if functions:
        try:
            family = Family(asked.variety, asked.form, functions, asked.seed)
            by_paths = real_points(family, asked.datum)
            if by_paths.complete:
                return by_paths
            alone: RealEDPointSet | None = asked.part("parameters").isolated(asked, functions)
            if alone is not None:
                return replace(alone, why=f"{alone.why}; by paths: {by_paths.why}")
        except (MonodromyFailed, SpecificationError):
            pass
    value: RealEDPointSet = solve(asked).value
    return value


def _by_equations(
    asked: RealEDCriticalPoints, solve: Callable[[Problem[Any]], Any]
) -> RealEDPointSet | None:
    """On the equations of an image, if they are few and known to be all."""
    if asked.variety.ambient_dimension > _COORDINATES:
        return None
    equations = solve(ImageIdeal(asked.variety, degree=_DEGREE)).value
    if not equations.is_complete or not equations.generators:
        return None
    by_equations = replace(asked, variety=Implicit(equations.generators))
    found: RealEDPointSet = solve(by_equations).value
    return found


def _with_points(
    problem: CriticalCensus,
    stratum: Stratum,
    factors: Sequence[Factor],
    solve: Callable[[Problem[Any]], Any],
) -> Stratum:
    for seed in range(problem.seed, problem.seed + _CHARTS):
        variety, _ = products(factors, problem.positions, seed)
        asked = RealEDCriticalPoints(variety, problem.metric, problem.datum, seed=problem.seed)
        found = certified(asked, stratum.functions, solve)
        if found.complete:
            break
    if not found.complete or found.expected != stratum.functions:
        return replace(stratum, why=found.why)
    over = [_real_weights(problem, stratum.pattern, point) for point in found.points]
    known = [n for n in over if n is not None]
    real = sum(known) if len(known) == len(over) else _by_factors(problem, stratum, factors)
    return replace(
        stratum,
        points=found.points,
        real_functions=len(over),
        real_parameters=real,
        why=FACTORS if real is None else found.why,
    )


def _by_factors(problem: CriticalCensus, stratum: Stratum, factors: Sequence[Factor]) -> int | None:
    """How many real weights give the functions of a stratum; None if that is not decided.

    Notes
    -----
    The critical equations are solved exactly in the coefficients of factors. If there are as many
    solutions as functions, each function has one: real if and only if the function is.
    """
    variety, each = products(factors, problem.positions, problem.seed)
    scale = variety.polynomials[0].ring.gens[0]
    gauge, one = Gauge(outgoing=((scale,),)), scale.ring.one
    given = variety.polynomials, one, gauge, problem.form, problem.datum
    try:
        orbits = [
            c for c in critical_weights(critical_system(*given, problem.seed)) if not c.corank
        ]
    except NeuroVarietyError:  # no msolve, or no time
        return None
    if sum(c.weights.number for c in orbits) != stratum.functions:
        return None
    total = 0
    for orbit in orbits:
        ring = polynomial_ring(["y", *map(str, scale.ring.gens)])
        values = [[orbit.weights.value(embedded(f, ring, 1)) for f in row] for row in each]
        for root in orbit.weights.real_roots():
            boxes = [tuple(root.value(f, _WIDTH) for f in row) for row in values]
            n = _over(problem, stratum.pattern, factors, boxes)
            if n is None:
                return None
            total += n
    return total


def _over(
    problem: CriticalCensus,
    patterns: Sequence[Pattern],
    factors: Sequence[Factor],
    boxes: Sequence[Box],
) -> int | None:
    """The number of real weights with given real factors."""
    given, total = iter(zip(factors, boxes, strict=True)), 1
    for group, pattern in zip(groups(problem.network), patterns, strict=True):
        if not group.is_line:
            for _ in pattern:
                next(given)
            total *= matrices(pattern, group.degrees)
            continue
        real: list[int] = []
        pairs: list[int] = []
        for e in sorted(set(pattern)):
            (multiplicity, _), box = next(given)
            assert multiplicity == e
            roots = real_roots(box, (1,) * pattern.count(e))
            if roots is None:
                return None
            real += [e] * len(roots[0])
            pairs += [e] * len(roots[1])
        total *= matrices(tuple(real), group.degrees, tuple(pairs))
    return total


def _real_weights(
    problem: CriticalCensus, patterns: Sequence[Pattern], point: RealEDPoint
) -> int | None:
    """How many real weights modulo scalings give a function; None if that is not decided.

    Notes
    -----
    One group of filters along an axis: weights are real if each filter has with a root its
    conjugate, which has its multiplicity. Else real factors that were found decide, but for one
    with several roots that can lie in different filters.
    """
    of_some_degree = [
        (pattern, group)
        for pattern, group in zip(patterns, groups(problem.network), strict=True)
        if pattern
    ]
    if len(of_some_degree) == 1 and of_some_degree[0][1].is_line:
        ((pattern, group),) = of_some_degree
        coefficients: Box = point.coordinates
        roots = real_roots(coefficients, pattern)
        return None if roots is None else matrices(roots[0], group.degrees, roots[1])
    if not point.has_real_parameters:
        return None
    for pattern, group in of_some_degree:
        shared = group.is_line and sum(map(bool, group.degrees)) > 1
        if shared and len(set(pattern)) < len(pattern):
            return None
    return prod(matrices(pattern, group.degrees) for pattern, group in of_some_degree)
