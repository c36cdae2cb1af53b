"""Degrees: at other data modulo another prime, by Bezout's bound, by localization."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from neurovariety.algebra.evaluation import total_degree
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.image_degree.result import ImageDegreeResult
from neurovariety.varieties.localization import polar_degrees
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.variety import Parametric

MOST_PREIMAGES = 200
"""Of a slice: they are found in a second."""


def checks(result: ImageDegreeResult, context: Context) -> Iterator[Check]:
    """The same with other random numbers, and what bounds or gives it otherwise."""
    problem, found = result.problem, result.value
    V, method = problem.variety, problem.chosen_method

    def same(other: ImageDegreeResult) -> Outcome:
        return other.value == found, f"{other.value.degree}"

    if problem.pencils and method == "closed-form":
        if found.degree * (found.map_degree or 1) <= MOST_PREIMAGES:
            yield context.by_solving("slices", replace(problem, method="slices"), same)
    elif problem.filling and method == "closed-form":
        if (found.map_degree or 1) < 10:
            yield context.by_solving("slices", replace(problem, method="slices"), same)
    elif method == "slices":
        p = problem.another_prime
        other = replace(problem, prime=p, seed=problem.seed + 1)
        yield context.by_solving(f"another affine space, modulo {p}", other, same)
    elif problem.method != "auto":
        yield context.by_another_method(same)
    if isinstance(V, Parametric):
        bound = total_degree((*V.polynomials, V.denominator)) ** V.dimension
        yield here("the dimension of the image", lambda: _is(V.dimension, found.dimension))
        yield here("Bezout's bound", lambda: (found.degree <= bound, f"at most {bound}"))
    if isinstance(V, Determinantal | SymmetricDeterminantal):
        yield here("localization", lambda: _is(polar_degrees(V)[-1], found.degree))
        yield here("its dimension", lambda: _is(V.dimension, found.dimension))


def _is(known: int, found: int) -> Outcome:
    return known == found, str(known)


def invariant_part(result: ImageDegreeResult) -> Hashable:
    """The degrees."""
    return result.value
