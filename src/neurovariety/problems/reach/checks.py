"""The reach by an engine's numbers, in turned coordinates, and by Federer's formula."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial

from sympy import QQ
from sympy.polys.matrices import DomainMatrix

from neurovariety.algebra.exact import fraction, quotient
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.algebra.shown import counted
from neurovariety.certify.balls import ZERO, Interval, disjoint, nearest_float
from neurovariety.engines.base import Limits
from neurovariety.engines.errors import EngineError
from neurovariety.engines.frame import Frame, Polynomials, parse_frame
from neurovariety.engines.outcome import raise_for_outcome
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.bottlenecks.turned import rotation, turned
from neurovariety.problems.reach.cones import is_bent
from neurovariety.problems.reach.ellipsoids import normal_form
from neurovariety.problems.reach.problem import Reach
from neurovariety.problems.reach.result import ReachBounds, ReachResult
from neurovariety.problems.reach.witnesses import matrices_are_bent, squared_bound
from neurovariety.scripts.rendering import render
from neurovariety.varieties.variety import Implicit, Parametric

_NEAR = Fraction(1, 2**40)
"""How wide an interval may be, in proportion."""

_MOST_AXES = 1000
"""Of an ellipsoid: no metric has more coordinates."""


def checks(result: ReachResult, context: Context) -> Iterator[Check]:
    """Each method by another one."""
    problem, value = result.problem, result.value
    method = problem.chosen_method
    if method == DEFINITION:
        yield here("the numbers fit together", partial(_fit, value, "curve"))
        other = replace(problem, method="curve")
        yield context.by_solving("bottlenecks and curvature", other, partial(_same, value))
        return
    yield here("the numbers fit together", partial(_fit, value, method))
    is_zero = value.interval == ZERO
    by_method = {"curve": _counts, "ellipsoid": _axes, "singular": _has_singular}
    if method != "curve" or not is_zero:
        agrees = by_method.get(method, _degree)
        yield _by_script(problem, partial(agrees, value), context)
    if method == "cone":
        yield _by_points("two points and their midpoint", partial(_bent, problem, context.limits))
    elif method == "ellipsoid":
        yield here("definite forms bound the half axes", partial(_definite, value, problem))
        if "curve" in problem.methods:
            other = replace(problem, method="curve")
            yield context.by_solving("bottlenecks and curvature", other, partial(_meet, value))
    elif method in ("curve", "singular"):
        assert isinstance(problem.written, Implicit)
        R = rotation(problem.written.ambient_dimension)
        other = replace(problem, variety=turned(problem.written, R), method=method)
        yield context.by_solving("in turned coordinates", other, partial(_same, value))
        if is_zero:
            return
        yield _by_points(
            "Federer's formula at pairs of points",
            partial(_bounded, value, problem, context.limits),
        )


def invariant_part(result: ReachResult) -> Hashable:
    """The numbers of complex points by definition; no engine finds anything else."""
    value = result.value
    if result.problem.chosen_method != DEFINITION:
        return None
    return value.bottlenecks, value.critical_curvatures


def like_the_definition(result: ReachResult, found: ReachResult) -> tuple[bool, str]:
    """The intervals meet; the numbers of complex points are known for curves."""
    agree = _same if result.problem.chosen_method == "curve" else _meet
    return agree(result.value, found)


def _fit(value: ReachBounds, method: str) -> tuple[bool, str]:
    whole, half, radius = value.interval, value.half_bottleneck, value.radius_of_curvature
    counts = value.bottlenecks, value.critical_curvatures
    shown = "infinite" if whole is None else f"{nearest_float(whole[0]):.12g}"
    if method == "singular" or (method == "curve" and whole == ZERO):
        right = (whole, half, radius, *counts) == (ZERO, None, None, None, None)
        return right and value.certainty is Certainty.MODULAR, shown
    if method == "curve":
        sides = [side for side in (half, radius) if side is not None]
        smallest = tuple(min(ends) for ends in zip(*sides, strict=True))
        right = radius is not None and whole == smallest and all(map(_is_narrow, sides))
        return right and value.certainty is not Certainty.EXACT, shown
    right = value.certainty is Certainty.EXACT and counts == (None, None)
    if method == "ellipsoid":
        sides = [side for side in (half, radius) if side is not None]
        return right and len(sides) == 2 and whole == radius and all(map(_is_narrow, sides)), shown
    expected = (None if method == "linear" else ZERO), None, None
    return right and (whole, half, radius) == expected, shown


def _is_narrow(side: Interval) -> bool:
    low, high = side
    return 0 < low <= high <= low * (1 + _NEAR)


def _meet(value: ReachBounds, found: ReachResult) -> tuple[bool, str]:
    """Whether all intervals of two values meet."""
    pairs = zip(value.sides.values(), found.value.sides.values(), strict=True)
    same = all(
        a is b is None or (a and b and len(a) == 2 and not disjoint([a], [b])) for a, b in pairs
    )
    whole = found.value.interval
    return same, "infinite" if whole is None else f"{nearest_float(whole[0]):.12g}"


def _same(value: ReachBounds, found: ReachResult) -> tuple[bool, str]:
    meet, shown = _meet(value, found)
    counts = [(v.bottlenecks, v.critical_curvatures) for v in (value, found.value)]
    return meet and counts[0] == counts[1], shown


def _by_script(
    problem: Reach, agrees: Callable[[Frame], tuple[bool, str]], context: Context
) -> Check:
    """The numbers of the problem's own script, run by the engine."""
    engine, name, start = context.elsewhere, "the script's numbers", time.perf_counter()
    script = render(problem, engine.dialect)
    try:
        run = engine.run(script, context.limits)
        raise_for_outcome(script, run)
        holds, detail = agrees(parse_frame(run.answer, script.kind))
    except EngineError as stopped:
        said = f"{type(stopped).__name__}: {stopped}".splitlines()[0]
        return Check(name, said, engine.name, time.perf_counter() - start, None)
    by = f"{run.engine} {run.version}"
    return Check(name, detail, by, time.perf_counter() - start, holds)


def _by_points(name: str, test: Callable[[], tuple[bool, str]]) -> Check:
    start = time.perf_counter()
    try:
        return here(name, test)
    except EngineError as stopped:
        said = f"{type(stopped).__name__}: {stopped}".splitlines()[0]
        return Check(name, said, "msolve", time.perf_counter() - start, None)


def _counts(value: ReachBounds, frame: Frame) -> tuple[bool, str]:
    found = frame.get("bottlenecks", int), frame.get("criticalCurvatures", int)
    mine = value.bottlenecks or 0, value.critical_curvatures or 0
    return (
        found == mine,
        f"{counted(found[0], 'bottleneck')}, {counted(found[1], 'point')} of critical curvature",
    )


def _has_singular(value: ReachBounds, frame: Frame) -> tuple[bool, str]:
    dimension = frame.get("dimension", int)
    return dimension >= 0 and value.interval is not None, f"singular in dimension {dimension}"


def _degree(value: ReachBounds, frame: Frame) -> tuple[bool, str]:
    degree = frame.get("degree", int)
    return (degree == 1) == (value.interval is None) or degree == 0, f"degree {degree}"


def _axes(value: ReachBounds, frame: Frame) -> tuple[bool, str]:
    """The roots of the engine's polynomial are the squares of the half axes."""
    (f,) = elements(frame.get("squaredAxes", Polynomials), polynomial_ring(["t"]), _MOST_AXES)
    roots = f.as_expr().as_poly(domain="QQ")
    short, long = _squared_axes(value)
    near = [(_outer(low, -1), _outer(high, 1)) for low, high in (short, long)]
    right = (
        all(roots.count_roots(*side) > 0 for side in near)
        and roots.count_roots(None, near[0][0]) == 0
        and roots.count_roots(near[1][1], None) == 0
    )
    ends = [nearest_float(square) ** 0.5 for square in (short[0], long[1])]
    return right, "from {:.9g} to {:.9g}".format(*ends)


def _squared_axes(value: ReachBounds) -> tuple[Interval, Interval]:
    """Of the shortest c and the longest a, as the reach is c^2 / a."""
    short, reach = value.half_bottleneck, value.interval
    if short is None or reach is None:
        raise ValueError("an ellipsoid has a bottleneck")
    low, high = short[0] ** 2, short[1] ** 2
    return (low, high), ((low / reach[1]) ** 2, (high / reach[0]) ** 2)


def _outer(value: Fraction, sign: int) -> object:
    return quotient(value * (1 + sign * _NEAR))


def _definite(value: ReachBounds, problem: Reach) -> tuple[bool, str]:
    """m/c^2 is the largest eigenvalue of Q, m/a^2 the smallest."""
    found = normal_form(problem.written)
    if found is None:
        raise ValueError("it is no ellipsoid")
    Q, m = found
    short, long = _squared_axes(value)
    one = DomainMatrix.eye(Q.shape[0], QQ)
    largest = [_outer(fraction(m) / v, sign) for v, sign in zip(short, (1, -1), strict=True)]
    smallest = [_outer(fraction(m) / v, sign) for v, sign in zip(long, (1, -1), strict=True)]
    right = (
        _is_definite(one * largest[0] - Q)
        and not _is_definite(one * largest[1] - Q)
        and not _is_definite(Q - one * smallest[0])
        and _is_definite(Q - one * smallest[1])
    )
    return right, "the longest and the shortest"


def _is_definite(M: DomainMatrix) -> bool:
    """By Sylvester's criterion."""
    n = M.shape[0]
    return all(M.extract(range(k), range(k)).det() > 0 for k in range(1, n + 1))


def _bent(problem: Reach, limits: Limits) -> tuple[bool, str]:
    variety = problem.written
    if isinstance(variety, Implicit):
        return is_bent(variety, limits, seed=2), "on other planes"
    assert not isinstance(variety, Parametric)
    return matrices_are_bent(variety), f"a sum of two of rank {variety.rank} has a larger one"


def _bounded(value: ReachBounds, problem: Reach, limits: Limits) -> tuple[bool, str]:
    assert isinstance(problem.written, Implicit)
    squared = squared_bound(problem.written, limits)
    low = (value.interval or (Fraction(0),))[0]
    return low**2 <= squared * (1 + _NEAR), f"at most {nearest_float(squared) ** 0.5:.6g}"
