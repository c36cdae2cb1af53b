"""Bottlenecks by another prime, in turned coordinates, and by their definition at each pair."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial

from neurovariety.algebra.evaluation import value_at
from neurovariety.algebra.linear import inverse, product
from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.certify.balls import Interval, disjoint, longest_side, middle, nearest_float
from neurovariety.certify.complete_intersection import complete_intersection
from neurovariety.certify.polynomials import certify_zero
from neurovariety.engines.errors import EngineError
from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.bottlenecks.isolation import WIDTH
from neurovariety.problems.bottlenecks.problem import Bottlenecks
from neurovariety.problems.bottlenecks.result import (
    BottleneckPair,
    BottleneckSet,
    BottlenecksResult,
)
from neurovariety.problems.bottlenecks.turned import turned_problem
from neurovariety.varieties.variety import Implicit

_NEAR = Fraction(1, 2**20)
"""How far multipliers may be from those of the centres of the boxes, in proportion."""


def checks(result: BottlenecksResult, context: Context) -> Iterator[Check]:
    """The number modulo another prime; all again in other coordinates; each pair by itself."""
    problem, value = result.problem, result.value
    other = replace(problem, method="modular", prime=problem.another_prime, seed=problem.seed + 1)

    def same(found: BottlenecksResult) -> tuple[bool, str]:
        if problem.chosen_method != "isolation":
            return found.value == value, f"{found.value.degree}, dimension {found.value.dimension}"
        return found.value.degree == value.degree, f"{found.value.degree}"

    yield context.by_solving(f"modular mod {other.prime}", other, same)
    yield here("dimension and number fit, and pairs come in twos", lambda: _fit(value))
    if problem.chosen_method != "isolation":
        return
    yield context.by_solving(
        "isolated in turned coordinates",
        turned_problem(problem),
        lambda found: _alike(value, found.value),
    )
    name = "the pairs are bottlenecks at their distances"
    assert isinstance(problem.variety, Implicit)
    try:
        variety, _ = complete_intersection(problem.variety, problem.seed + 1, context.limits)
    except EngineError as stopped:
        yield Check(name, f"{type(stopped).__name__}: {stopped}", "msolve", 0.0, None)
        return
    if value.pairs:
        yield here(
            name, partial(_are_bottlenecks, value, replace(problem, variety=variety, method="auto"))
        )


def invariant_part(result: BottlenecksResult) -> Hashable:
    """The dimension and number of complex pairs; None for real ones, which no engine looks for."""
    if result.problem.chosen_method == "isolation":
        return None
    return result.value.dimension, result.value.degree


def like_the_definition(result: BottlenecksResult, found: BottlenecksResult) -> tuple[bool, str]:
    """The number of complex pairs; msolve says no more of a positive dimension than that it is."""
    ours, theirs = result.value, found.value
    same = ours.degree == theirs.degree and (
        ours.dimension == theirs.dimension or min(ours.dimension, theirs.dimension) > 0
    )
    return same, f"{theirs.degree} in dimension {theirs.dimension}"


def _fit(value: BottleneckSet) -> tuple[bool, str]:
    d, degree = value.dimension, value.degree
    if degree is None:
        fits = value.pairs is None or not value.infinitely_many
        return d > 0 and fits, f"infinitely many in dimension {d}"
    real = 2 * (len(value.pairs or ()) + value.uncertified)
    right = degree % 2 == 0 and degree >= real and d == (0 if degree else -1)
    right = right and not value.infinitely_many
    return right, f"{degree} in dimension {d}, {real} of them real"


def _alike(value: BottleneckSet, found: BottleneckSet) -> tuple[bool, str]:
    """Whether the numbers are equal, and the distances too as far as they are known."""

    def numbers(pairs: BottleneckSet) -> tuple[int | None, ...]:
        real = None if pairs.pairs is None else len(pairs.pairs)
        return pairs.dimension, pairs.degree, real, pairs.uncertified, pairs.infinitely_many

    distances = [[p.squared_distance for p in side.pairs or ()] for side in (value, found)]
    meet = all(len(a) == 2 and not disjoint([a], [b]) for a, b in zip(*distances, strict=False))
    shown = ", ".join(f"{nearest_float(low) ** 0.5:.6g}" for low, _ in distances[1])
    return numbers(value) == numbers(found) and meet, f"{found.degree}; distances {shown or 'none'}"


def _are_bottlenecks(value: BottleneckSet, problem: Bottlenecks) -> tuple[bool, str]:
    pairs = value.pairs or ()
    bad = [k + 1 for k, pair in enumerate(pairs) if not _is_bottleneck(pair, problem)]
    if bad:
        return False, f"not proved for pair {', '.join(map(str, bad))} of {len(pairs)}"
    return True, f"{len(pairs)} proved by Krawczyk's operator from their boxes"


def _is_bottleneck(pair: BottleneckPair, problem: Bottlenecks) -> bool:
    """From the centres alone: the multipliers, a proof of the pair nearby, and the distance."""
    n, boxes = problem.variety.ambient_dimension, (*pair.first, *pair.second)
    if len(pair.first) != n or len(pair.second) != n or not disjoint(pair.first, pair.second):
        return False
    if longest_side(boxes) > WIDTH or any(low > high for low, high in boxes):
        return False
    assert isinstance(problem.variety, Implicit)
    x, y = middle(pair.first), middle(pair.second)
    d = tuple(b - a for a, b in zip(x, y, strict=True))
    Wd = product(problem.form, tuple((v,) for v in d))
    (squared,) = product((d,), Wd)
    found = certify_zero(
        problem.double_lagrange,
        (
            *((v, v) for v in (*x, *y)),
            *_multipliers(problem.variety, x, Wd, 1),
            *_multipliers(problem.variety, y, Wd, -1),
        ),
        WIDTH,
    )
    low, high = pair.squared_distance
    return (
        found is not None
        and not disjoint(found[: 2 * n], boxes)
        and low <= squared[0] <= high
        and high - low <= high * _NEAR
        and low > 0
    )


def _multipliers(
    variety: Implicit, x: tuple[Fraction, ...], Wd: RationalMatrix, sign: int
) -> list[Interval]:
    """Intervals around the best l in J(x)^t l = +- W d: J J^t l = +- J W d."""
    ring = variety.polynomials[0].ring
    equations = [f.clear_denoms()[1].primitive()[1] for f in variety.polynomials]
    J = tuple(tuple(value_at(f.diff(v), x) for v in ring.gens) for f in equations)
    transposed = tuple(zip(*J, strict=True))
    best = product(inverse(product(J, transposed)), J, Wd)
    return [(sign * v - abs(v) * _NEAR, sign * v + abs(v) * _NEAR) for (v,) in best]
