"""The real critical points of a census by networks for a given target, each with a proof."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from math import factorial, prod
from random import Random
from typing import Any

from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.errors import NeuroVarietyError, SpecificationError
from neurovariety.networks.gauges import Gauge
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.critical_census.narrower import has_squares, written
from neurovariety.problems.critical_census.problem import CriticalCensus
from neurovariety.problems.critical_census.reals import certified
from neurovariety.problems.critical_census.result import CriticalCensusResult, Stratum
from neurovariety.problems.critical_census.weights import (
    Conjugates,
    critical_system,
    critical_weights,
    fixed_columns,
    merged,
    occurring,
    real_functions,
)
from neurovariety.problems.real_ed_critical_points.problem import RealEDCriticalPoints
from neurovariety.varieties.variety import Parametric

_CHARTS = 2
NOT_ISOLATED = "their weights are not isolated, and not counted"
OPEN = "which critical weights are real is not decided"
EXACTLY = "checked exactly in critical equations: functions {}, weights {}, all that are counted"


def with_real_points(
    problem: CriticalCensus, result: CriticalCensusResult, solve: Callable[[Problem[Any]], Any]
) -> CriticalCensusResult:
    """The strata with their real critical functions, and how many real weights these have."""
    strata: list[Stratum] = []
    for network, given in groupby(result.value.strata, key=lambda s: s.network):
        found = [_with_points(problem, stratum, solve) for stratum in given]
        is_open = any(map(_is_open, found))
        strata += _by_weights(problem, network, found) if is_open else found
    return replace(result, value=replace(result.value, strata=tuple(strata)))


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
    fixed = [pair for B in gauge.blocks for pair in fixed_columns(B, draw)]
    given = (*functions, denominator)
    used = {g for f in given for g in occurring(f)} - {w for w, _ in fixed}
    left = polynomial_ring([str(w) for w in denominator.ring.gens if w in used])
    *image, below = (f.compose(fixed).set_ring(left) for f in given)
    return Parametric(image, None, below)


def _with_points(
    problem: CriticalCensus, stratum: Stratum, solve: Callable[[Problem[Any]], Any]
) -> Stratum:
    net = stratum.network
    if stratum.corank and not has_squares(net):
        return replace(stratum, why=OPEN)
    part = written(net, problem.network, problem.metric)
    functions, gauge = part.functions, part.gauge
    if stratum.corank:
        functions, gauge = _of_squares(functions, gauge)
    for seed in range(problem.seed, problem.seed + _CHARTS):
        variety = chart(functions, part.denominator, gauge, seed)
        asked = RealEDCriticalPoints(variety, problem.metric, problem.datum, seed=problem.seed)
        try:
            found = certified(asked, stratum.functions, solve)
        except SpecificationError as error:  # such as functions that fill a linear space
            return replace(stratum, why=str(error))
        if found.complete:
            break
    if not found.complete or found.expected != stratum.functions:
        return replace(stratum, why=found.why)
    points, fibre = found.points, _real_fibre(stratum)
    real = [p for p in points if fibre == 1 or p.has_real_parameters]
    return replace(
        stratum,
        points=points,
        real_functions=len(points),
        real_parameters=None if fibre is None else fibre * len(real),
        why=_why(stratum, fibre) or found.why,
    )


def _why(stratum: Stratum, fibre: int | None) -> str:
    """Why real weights are not counted."""
    if stratum.parameters is None:
        return NOT_ISOLATED
    return OPEN if fibre is None and stratum.functions else ""


def _is_open(stratum: Stratum) -> bool:
    """Whether the critical weights themselves may tell more."""
    isolated = stratum.parameters is not None and stratum.real_parameters is None
    return isolated or (stratum.corank > 0 and stratum.real_functions is None)


def _by_weights(
    problem: CriticalCensus, network: Any, strata: Sequence[Stratum]
) -> Sequence[Stratum]:
    """The strata of one network, those that are open from all its critical weights.

    Notes
    -----
    Weights where the derivative drops rank are critical only over functions that no chart of the
    image knows. So the critical equations are solved themselves: in a real chart of the weights,
    where real functions may have weights that are not real.
    """
    part = written(network, problem.network, problem.metric)
    found: dict[int, list[Conjugates]] = {s.corank: [] for s in strata}
    why = OPEN
    try:
        system = critical_system(
            part.functions, part.denominator, part.gauge, problem.form, problem.datum, problem.seed
        )
        for orbit in critical_weights(system):
            found.setdefault(orbit.corank, []).append(orbit)
            if all(_are_all(s, found[s.corank]) for s in strata if _is_open(s)):
                break
    except NeuroVarietyError as error:  # no msolve, or no time: what was found by then is kept
        why = f"{OPEN}: {error}"
    return [_settled(problem, s, found[s.corank], why) if _is_open(s) else s for s in strata]


def _are_all(stratum: Stratum, orbits: Sequence[Conjugates]) -> bool:
    """Whether these are as many weights and functions as the census counts."""
    weights = sum(c.weights.number for c in orbits)
    if weights < stratum.functions or stratum.parameters not in (None, weights):
        return False
    return sum(f.number for f in merged(orbits)) == stratum.functions


def _settled(
    problem: CriticalCensus, stratum: Stratum, orbits: Sequence[Conjugates], why: str
) -> Stratum:
    if not _are_all(stratum, orbits):
        return replace(stratum, why=why)
    points = stratum.points
    if points is None:
        points = real_functions(orbits, problem.form, problem.datum)
    real = sum(len(list(c.weights.real_roots())) for c in orbits)
    counted = stratum.parameters is not None
    by_equations = EXACTLY.format(stratum.functions, sum(c.weights.number for c in orbits))
    return replace(
        stratum,
        points=points,
        real_functions=len(points),
        real_parameters=real if counted else None,
        why=by_equations if counted else f"{by_equations}; {NOT_ISOLATED}",
    )


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
