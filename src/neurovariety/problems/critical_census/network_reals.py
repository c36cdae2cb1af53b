"""The real critical points of a census by networks for a given target, each with a proof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import factorial, prod
from random import Random
from typing import Any

from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix, polynomial_ring
from neurovariety.errors import SpecificationError
from neurovariety.networks.gauges import Gauge
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.critical_census.narrower import has_squares, written
from neurovariety.problems.critical_census.problem import CriticalCensus
from neurovariety.problems.critical_census.result import CriticalCensusResult, Stratum
from neurovariety.problems.real_ed_critical_points.problem import RealEDCriticalPoints
from neurovariety.problems.real_ed_critical_points.result import RealEDCriticalPointsResult
from neurovariety.varieties.variety import Parametric

_SLOPES = (-3, -2, 2, 3)
_CHARTS = 2
NOT_A_VARIETY = (
    "which functions have weights at which the derivative has so small a rank is not known"
)
NOT_ISOLATED = "their weights are not isolated, and not counted"
SEVERAL = "which of several weights over a function are real is not decided"


def with_real_points(
    problem: CriticalCensus, result: CriticalCensusResult, solve: Callable[[Problem[Any]], Any]
) -> CriticalCensusResult:
    """The strata with their real critical functions, and how many real weights these have."""
    strata = tuple(_with_points(problem, stratum, solve) for stratum in result.value.strata)
    return replace(result, value=replace(result.value, strata=strata))


def chart(
    functions: tuple[Polynomial, ...], denominator: Polynomial, gauge: Gauge, seed: int
) -> Parametric:
    """A map of weights where ``B L = 1`` for the blocks B and a matrix L, in those that are left.

    Examples
    --------
    >>> from neurovariety import LinearNetwork
    >>> net = LinearNetwork(2, 1, 2)
    >>> chart(net.map.polynomials, net.map.denominator, net.gauge, seed=1).polynomials[1]
    w1_12*w2_11
    """
    draw = Random(seed)
    fixed = [pair for B in gauge.blocks for pair in _fixed(B, draw)]
    given = (*functions, denominator)
    used = {g for f in given for g in _occurring(f)} - {w for w, _ in fixed}
    left = polynomial_ring([str(w) for w in denominator.ring.gens if w in used])
    *image, below = (f.compose(fixed).set_ring(left) for f in given)
    return Parametric(image, None, below)


def _fixed(block: PolynomialMatrix, draw: Random) -> list[tuple[Polynomial, Polynomial]]:
    """The first columns ``1 - F L`` in terms of the others, F."""
    k = len(block)
    found = []
    slopes = [[draw.choice(_SLOPES) for _ in range(k)] for _ in block[0][k:]]
    for i, row in enumerate(block):
        for j in range(k):
            rest = sum((w * L[j] for w, L in zip(row[k:], slopes, strict=True)), row[0].ring.zero)
            found.append((row[j], int(i == j) - rest))
    return found


def _occurring(f: Polynomial) -> set[Polynomial]:
    return {g for g, degree in zip(f.ring.gens, f.degrees(), strict=True) if f and degree > 0}


def _with_points(
    problem: CriticalCensus, stratum: Stratum, solve: Callable[[Problem[Any]], Any]
) -> Stratum:
    net = stratum.network
    if stratum.corank and not has_squares(net):
        return replace(stratum, why=NOT_A_VARIETY)
    part = written(net, problem.network, problem.metric)
    functions, gauge = part.functions, part.gauge
    if stratum.corank:
        functions, gauge = _of_squares(functions, gauge)
    for seed in range(problem.seed, problem.seed + _CHARTS):
        variety = chart(functions, part.denominator, gauge, seed)
        asked = RealEDCriticalPoints(variety, problem.metric, problem.datum, seed=problem.seed)
        try:
            found: RealEDCriticalPointsResult = solve(asked)
        except SpecificationError as error:  # such as functions that fill a linear space
            return replace(stratum, why=str(error))
        if found.value.complete:
            break
    if not found.value.complete or found.value.expected != stratum.functions:
        return replace(stratum, why=found.value.why)
    points, fibre = found.value.points, _real_fibre(stratum)
    real = [p for p in points if fibre == 1 or p.has_real_parameters]
    return replace(
        stratum,
        points=points,
        real_functions=len(points),
        real_parameters=None if fibre is None else fibre * len(real),
        why=_why(stratum, fibre) or found.value.why,
    )


def _why(stratum: Stratum, fibre: int | None) -> str:
    """Why real weights are not counted."""
    if stratum.parameters is None:
        return NOT_ISOLATED
    return SEVERAL if fibre is None and stratum.functions else ""


def _of_squares(
    functions: tuple[Polynomial, ...], gauge: Gauge
) -> tuple[tuple[Polynomial, ...], Gauge]:
    """Those of a layer of attention whose values, the scale, are its keys, the first block."""
    keys, _ = gauge.blocks
    same = list(zip(gauge.scale, keys[0], strict=True))
    return tuple(f.compose(same) for f in functions), Gauge((keys,))


def _real_fibre(stratum: Stratum) -> int | None:
    """How many weights a real function has, all real or none; None if that is not known.

    Notes
    -----
    One weight over a real function is its own conjugate, in a real chart. Several are all real if
    one is where permutations of neurons, or of two linear factors, make all of one.
    """
    if not stratum.functions or stratum.parameters is None:
        return None
    fibre = stratum.parameters // stratum.functions
    moved = prod(map(factorial, stratum.network.symmetries.permutations))
    if has_squares(stratum.network) and not stratum.corank:
        moved *= 2
    return fibre if fibre in (1, moved) else None
