"""Levels: the fan's proof, all covectors in integers, ties once more, the opposite labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from itertools import combinations, product
from math import perm

from neurovariety.algebra.shown import counted
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.classification_fan.certificates import covector, proved, renamed
from neurovariety.problems.classification_fan.points import as_array
from neurovariety.problems.mistake_levels.facets import tie
from neurovariety.problems.mistake_levels.problem import MistakeLevels
from neurovariety.problems.mistake_levels.result import LocalMinimum, MistakeLevelsResult

FEW_MINIMA, FEW_CONES = 10, 20
"""So many local minima are checked, if they have at most so many cones."""


def checks(result: MistakeLevelsResult, context: Context) -> Iterator[Check]:
    """The numbers of cones by other ways, and components for the opposite of all labels."""
    problem, levels = result.problem, result.value.levels

    def by_certificates() -> Outcome:
        fan = problem.fan
        proved(fan.homogeneous, fan.all_terms, problem.certificates)
        found = _cones(problem)
        same = all(found[e] == level.cones for e, level in enumerate(levels))
        return same and len(levels) == len(problem.points) + 1, counted(sum(found.values()), "cone")

    def opposite(found: MistakeLevelsResult) -> Outcome:
        mirrored = [(v.cones, v.components) for v in reversed(found.value.levels)]
        same = mirrored == [(v.cones, v.components) for v in levels]
        return same, "the same from the other side"

    def same(found: MistakeLevelsResult) -> Outcome:
        return found.value == result.value, "facets by ties"

    def by_steps() -> Outcome:
        minima = result.value.minima
        few = [v for v in minima if v.cones <= FEW_CONES][:FEW_MINIMA]
        holds = all(_is_minimum(problem, v) for v in few)
        return holds, f"{len(few)} of {len(minima)} by linear inequalities"

    yield here("cones by certificates", by_certificates)
    yield here("local minima step by step", by_steps)
    if problem.chosen_method == DEFINITION:
        yield context.by_another_method(same)
    negative = tuple(p for p in problem.points if p not in problem.positive)
    if negative:
        other = MistakeLevels(problem.points, negative, problem.terms)
        yield context.by_solving("the opposite labels", other, opposite)


def _is_minimum(problem: MistakeLevels, found: LocalMinimum) -> bool:
    """Whether the component has so many cones, and no neighbour with fewer mistakes."""
    if problem.wrong(found.covector) != found.wrong or not problem.functions(found.covector):
        return False
    points, start = as_array(problem.fan.homogeneous), problem.at_different(found.covector)
    component, border = {start}, [start]
    while border and len(component) <= found.cones:
        c = border.pop()
        for p, b in product(range(len(c)), range(problem.fan.all_terms)):
            d = (*c[:p], b, *c[p + 1 :])
            if d in component or (fewer := problem.mistakes(d) - found.mistakes) > 0:
                continue
            if tie(points, p, renamed([*c, b])).functions:
                if fewer:
                    return False
                component.add(d)
                border.append(d)
    return len(component) == found.cones and min(component) == start


def invariant_part(result: MistakeLevelsResult) -> Hashable:
    """All."""
    return result.value


def _cones(problem: MistakeLevels) -> Counter[int]:
    """By mistakes: for each division of the points, which of its parts may be positive."""
    (n, m), found = problem.terms, Counter[int]()
    for w in problem.certificates.witnesses:
        c = covector(problem.fan.homogeneous, w)
        for a in range(len(w) + 1):
            for positive in combinations(range(len(w)), a):
                labels = tuple(0 if label in positive else n for label in c)
                found[problem.mistakes(labels)] += perm(n, a) * perm(m, len(w) - a)
    return found
