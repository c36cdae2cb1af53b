"""Equations of an image: they vanish, and there are as many without a grading."""

from __future__ import annotations

import random
from collections.abc import Hashable, Iterator
from itertools import chain
from math import comb
from typing import Any

from neurovariety.algebra.evaluation import modularly, total_degree
from neurovariety.algebra.linear import rank
from neurovariety.algebra.spaces import exponents
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.image_ideal.problem import ImageIdeal
from neurovariety.problems.image_ideal.result import ImageIdealResult

_FEW = 400
_PRIME = 1_000_003


def checks(result: ImageIdealResult, context: Context) -> Iterator[Check]:
    """The generators, their multiples, and by another method."""
    problem, value = result.problem, result.value
    yield here("they vanish on the image modulo a prime", lambda: _vanish(result))
    if comb(problem.ring.ngens + problem.degree, problem.degree) <= _FEW:
        yield here("there are as many, without a grading", lambda: _as_many(result))

    def same(other: ImageIdealResult) -> Outcome:
        known = (value.counts, value.is_complete)
        return (other.value.counts, other.value.is_complete) == known, f"{other.value.counts}"

    if problem.chosen_method == DEFINITION:
        yield context.by_another_method(same)
    else:
        yield context.by_solving("once more, with its degree", problem, same)


def _points(problem: ImageIdeal, count: int) -> list[list[int]]:
    """Of the image, with a one behind."""
    phi, draw, found = problem.variety, random.Random(problem.degree), list[list[int]]()
    while len(found) < count:
        at = modularly([draw.randrange(1, _PRIME) for _ in phi.parameters], _PRIME)
        if q := int(at(phi.denominator)):
            scale = pow(q, -1, _PRIME)
            found.append([*(int(at(f)) * scale % _PRIME for f in phi.polynomials), 1])
    return found


def _vanish(result: ImageIdealResult) -> Outcome:
    points = [modularly(x[:-1], _PRIME) for x in _points(result.problem, 5)]
    good = [not any(int(at(f)) for at in points) for f in result.value.generators]
    return all(good), f"{sum(good)} of {len(good)}"


def _as_many(result: ImageIdealResult) -> Outcome:
    """The generators are independent modulo those of smaller degree, and their multiples of the
    degree are all that vanish at many points.
    """
    D, n = result.problem.degree, result.problem.ring.ngens
    everything = list(_monomials(n, D))
    points = _points(result.problem, len(everything) + 5)
    values = []
    for x in points:
        row = []
        for m in everything:
            v = 1
            for a, e in zip(x, m, strict=False):
                v = v * pow(a, e, _PRIME) % _PRIME
            row.append(v)
        values.append(row)
    vanishing = len(everything) - rank(values, _PRIME)
    place = {m: j for j, m in enumerate(everything)}
    rows, smallest = list[list[Any]](), True
    for f in sorted(result.value.generators, key=lambda f: total_degree([f])):
        before = rank(rows, _PRIME) if rows else 0
        for k, m in enumerate(_monomials(n, D - total_degree([f]))):
            multiple: list[Any] = [0] * len(everything)
            for t, c in f.terms():
                multiple[place[tuple(a + b for a, b in zip(t, m, strict=True))]] = c
            rows.append(multiple)
            if not k:
                smallest = smallest and rank(rows, _PRIME) > before
    found = rank(rows, _PRIME) if rows else 0
    return smallest and found == vanishing, f"{vanishing} up to degree {D}"


def _monomials(n: int, degree: int) -> Iterator[tuple[int, ...]]:
    """Those up to a degree."""
    return chain.from_iterable(exponents(n, d) for d in range(degree + 1))


def invariant_part(result: ImageIdealResult) -> Hashable:
    """How many there are of each degree."""
    return tuple(result.value.counts.items())


def like_the_definition(result: ImageIdealResult, found: ImageIdealResult) -> Outcome:
    """The same numbers."""
    return found.value.counts == result.value.counts, f"{found.value.counts}"
