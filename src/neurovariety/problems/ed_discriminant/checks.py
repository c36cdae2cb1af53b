"""ED discriminants by another prime, another method, and the dual variety."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from neurovariety.algebra.polynomials import Polynomial
from neurovariety.problems.base.checks import Check, Context, another_prime, here
from neurovariety.problems.ed_degree.checks import dual
from neurovariety.problems.ed_discriminant.problem import EDDiscriminant
from neurovariety.problems.ed_discriminant.result import Discriminant, EDDiscriminantResult
from neurovariety.varieties.metrics import SymmetricForm

_SMALL_SPACE = 9


def checks(result: EDDiscriminantResult, context: Context) -> Iterator[Check]:
    """Degrees on another line, also for the dual variety, which has the same discriminant."""
    problem, value = result.problem, result.value
    prime, seed = another_prime(problem.prime), problem.seed + 1

    def same_degrees(answer: EDDiscriminantResult) -> tuple[bool, str]:
        found = answer.value
        holds = (found.fold_degree, found.infinity_degree) == (
            value.fold_degree,
            value.infinity_degree,
        )
        return holds, f"{found.fold_degree} and {found.infinity_degree} at infinity"

    small = problem.variety.ambient_dimension <= _SMALL_SPACE
    if small:
        line = replace(problem, method="pencil", prime=prime, seed=seed)
        yield context.by_solving(f"on a line mod {prime}", line, same_degrees)
    other = dual(problem.variety)
    if other is not None and problem.eckart_young_applies and small:
        same = EDDiscriminant(other, SymmetricForm(problem.form), "pencil", prime, seed)
        yield context.by_solving("the dual variety has the same", same, same_degrees)
    if value.folds is not None and value.infinity is not None:
        degrees = [
            max((sum(m) for m in f.monoms()), default=0) for f in (*value.folds, *value.infinity)
        ]
        yield here(
            "degrees of the factors", lambda: (sum(degrees) == value.degree, f"{sum(degrees)}")
        )


def factors_essence(factors: Sequence[Polynomial] | None) -> Hashable:
    """Irreducible factors up to constants, in any order; None if they were not computed."""
    return None if factors is None else frozenset(f.monic() for f in factors)


def degrees_and_factors(value: Discriminant) -> Hashable:
    degrees = value.fold_degree, value.infinity_degree
    return degrees, factors_essence(value.folds), factors_essence(value.infinity)


def invariant_part(result: EDDiscriminantResult) -> Hashable:
    """The degrees of both parts, and their factors where they are known."""
    return degrees_and_factors(result.value)
