"""Entropic paths: the equations at a point of the flow, and the other method."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from math import prod
from typing import Any

from flint import arb

from neurovariety.algebra.exact import fraction
from neurovariety.algebra.shown import counted
from neurovariety.certify.balls import ball, working
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.entropic_path.result import EntropicPathResult
from neurovariety.problems.fisher_rao_flow.convex import PRECISION, entries, nearest


def checks(result: EntropicPathResult, context: Context) -> Iterator[Check]:
    """At time 1."""
    problem, found = result.problem, result.value

    def on_the_path() -> Outcome:
        A, b = problem.polytope.equations
        with working(PRECISION):
            pairs = zip(entries(problem.known_start), entries(problem.polytope.c), strict=True)
            q = [w * c.exp() for w, c in pairs]
            x, _ = nearest(q, A, entries(b), [arb(0)] * len(A))
            values = [sum((_term(c, m, x) for m, c in f.terms()), arb(0)) for f in found.equations]
            return all(0 in v for v in values), f"{counted(len(values), 'equation')} hold in balls"

    yield here("the equations at a point of the flow", on_the_path)
    if problem.chosen_method == DEFINITION:
        yield context.by_another_method(
            lambda other: (other.value == found, f"degree {other.value.degree}")
        )


def invariant_part(result: EntropicPathResult) -> Hashable:
    """All."""
    return result.value


def _term(coefficient: Any, exponents: Any, x: Any) -> Any:
    powers = (v**e for v, e in zip(x, exponents, strict=True))
    return ball(fraction(coefficient)) * prod(powers, start=arb(1))
