"""Rates: another method, the gap at a late time, prices of the optimum once more."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from neurovariety.algebra.exact import fraction
from neurovariety.algebra.linear import kernel, rank
from neurovariety.algebra.shown import counted
from neurovariety.certify.balls import ball, interval, working
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.fisher_rao_flow.result import FisherRaoResult
from neurovariety.programs.simplex import dot, slacks

LATE = 40
"""How often the time is in which what falls faster has fallen by another e."""
CLOSE = Fraction(1, 10**6)


def checks(result: FisherRaoResult, context: Context) -> Iterator[Check]:
    """What holds of the optimum, and the gap along the flow."""
    problem, found = result.problem, result.value
    A, b = problem.polytope.equations
    c = problem.polytope.c

    def complementary() -> Outcome:
        slack = [fraction(v) for v in slacks(A, list(problem.proof.prices), c)]
        zero = tuple(j for j, v in enumerate(slack) if v == 0)
        lowest = min(v for v in slack if v)
        columns = rank([[row[j] for j in zero] for row in A])
        held = (
            all(fraction(dot(row, found.maximiser)) == v for row, v in zip(A, b, strict=True))
            and min(found.maximiser) >= 0
            and fraction(dot(c, found.maximiser)) == found.optimum
            and found.support == zero
            and found.rate == lowest
            and found.slowest == tuple(j for j, v in enumerate(slack) if v == lowest)
            and (found.unique, found.degenerate) == (columns == len(zero), columns < len(A))
        )
        return held, f"prices with slack 0 at {len(zero)} entries, else at least {lowest}"

    def late() -> Outcome:
        """At a time when all else has fallen by another factor of ``exp(LATE)``."""
        slack = [fraction(v) for v in slacks(A, list(problem.proof.prices), c)]
        rest = [v - found.rate for v in slack if v > found.rate]
        faster = min([*rest, found.rate])
        t = LATE / faster
        with working(problem.precision(t)):
            x = problem.in_balls(t)
            gap = sum((ball(s) * v for s, v in zip(slack, x, strict=True)), ball(0))
            low, high = interval(gap * (ball(found.rate) * ball(t)).exp())
        first, last = found.constant
        near = first <= last and last - first <= CLOSE * last and first > 0
        near = near and abs(low - first) <= CLOSE * last and abs(high - last) <= CLOSE * last
        return near, f"gap times exp(rate t) in {float(low):.9g}, {float(high):.9g}"

    def path() -> Outcome:
        """Points of the polytope whose logarithms are where the flow has them."""
        times = tuple(p.time for p in found.path)
        with working(problem.precision(max((*times, Fraction(0))))):
            q = problem.started()
            for p in found.path:
                x = [ball(v) for v in p.point]
                right = [ball(v) for v in b]
                inside = all(_sum(row, x).overlaps(v) for row, v in zip(A, right, strict=True))
                speed = [
                    (v / w).log() - ball(p.time) * ball(r) for v, w, r in zip(x, q, c, strict=True)
                ]
                known = kernel(A)
                if not inside or not all(_sum(map(fraction, u), speed).contains(0) for u in known):
                    return False, f"not at the time {p.time}"
        return times == problem.times, counted(len(times), "point")

    if problem.times or found.path:
        yield here("points of the flow", path)
    yield here("prices of the optimum", complementary)
    yield here("the gap at a late time", late)
    if problem.chosen_method == DEFINITION:
        yield context.by_another_method(
            lambda again: (invariant_part(again) == invariant_part(result), "by duality")
        )


def _sum(row: Iterable[Fraction], balls: Sequence[Any]) -> Any:
    return sum((ball(a) * v for a, v in zip(row, balls, strict=True)), ball(0))


def invariant_part(result: FisherRaoResult) -> Hashable:
    """All but which point of an optimal face is given."""
    return replace(result.value, maximiser=()) if not result.value.unique else result.value
