"""Networks of more outputs, degrees and exponents, and the problems that count the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import neurovariety as nv
from tests.differential.asking import Ask, expect
from tests.differential.generate.posed import Posed
from tests.differential.relations.base import Relation


def _not_fewer(ask: Ask, posed: Posed, _: Any) -> None:
    """Whoever fills the functions to two outputs fills those to one of them."""
    problem = posed.problem
    one, two = (ask(replace(problem, outputs=problem.outputs + k)).value.neurons for k in (0, 1))
    expect(one <= two, f"{one} neurons, for an output more {two}")


def _above_and_at(ask: Ask, posed: Posed, _: Any) -> None:
    problem, value = posed.problem, ask(posed.problem).value
    for r in (value.threshold, value.threshold + 1):
        found = ask(nv.Dimension(problem.network(r).map)).value.dimension
        expect(
            (found == value.expected) == (r > value.threshold),
            f"dimension {found} for r = {r}, expected {value.expected} above {value.threshold}",
        )


def _same_below(ask: Ask, posed: Posed, _: Any) -> None:
    problem = posed.problem
    found, further = (ask(replace(problem, degree=problem.degree + k)).value.counts for k in (0, 1))
    below = {d: n for d, n in further.items() if d <= problem.degree}
    expect(found == below, f"{found}, up to a higher degree {further}")


def _as_many_points(ask: Ask, posed: Posed, _: Any) -> None:
    """Critical functions that are no images of singular weights, and all critical weights."""
    problem = posed.problem
    census = ask(problem).value
    learning = ask(nv.LearningDegree(problem.network, problem.metric)).value
    pure = sum(s.functions for s in census.strata if s.is_pure)
    found = (pure, census.total.parameters)
    known = (learning.functions, learning.parameters)
    expect(found == known, f"{found} by common roots, {known} by a chart")


MORE_OUTPUTS = Relation("more outputs need not fewer neurons", _not_fewer)
EXPONENTS = Relation("dimensions at the threshold and above", _above_and_at)
HIGHER = Relation("equations up to a higher degree", _same_below)
WITHOUT_ROOTS = Relation("critical points without common roots", _as_many_points)
