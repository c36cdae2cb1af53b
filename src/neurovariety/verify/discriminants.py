"""ED discriminants by another prime, another method, and the dual variety."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from neurovariety.algebra.polynomials import Polynomial, value_at
from neurovariety.problems.discriminants import EDDiscriminant
from neurovariety.results.discriminants import Discriminant, EDDiscriminantResult
from neurovariety.results.signature import SignatureComponent, SignatureDiscriminantResult
from neurovariety.varieties.metrics import SymmetricForm
from neurovariety.verify.checks import Check, Context, another_prime, here
from neurovariety.verify.distances import dual

_SMALL_SPACE = 9


def ed_discriminant_checks(result: EDDiscriminantResult, context: Context) -> Iterator[Check]:
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


def _essence(value: Discriminant) -> Hashable:
    degrees = value.fold_degree, value.infinity_degree
    return degrees, factors_essence(value.folds), factors_essence(value.infinity)


def ed_discriminant_essence(result: EDDiscriminantResult) -> Hashable:
    """The degrees of both parts, and their factors where they are known."""
    return _essence(result.value)


def signature_discriminant_essence(result: SignatureDiscriminantResult) -> Hashable:
    """The candidates; that indices change over them is proved by no engine."""
    return _essence(result.value.discriminant)


def signature_discriminant_checks(
    result: SignatureDiscriminantResult, context: Context
) -> Iterator[Check]:
    """The degree of the candidates on a line; each component separates its two data."""
    whole = result.problem.discriminant
    line = replace(whole, method="pencil", prime=another_prime(whole.prime), seed=whole.seed + 1)
    degree = result.value.discriminant.fold_degree
    yield context.by_solving(
        f"on a line mod {line.prime}",
        line,
        lambda found: (found.value.fold_degree == degree, str(found.value.fold_degree)),
    )
    for k, component in enumerate(result.value.proved):
        yield here(f"component {k + 1} changes its sign", partial(_changes, component))


def _changes(component: SignatureComponent) -> tuple[bool, str]:
    assert component.data is not None
    first, second = (value_at(component.factor, point) for point in component.data)
    return first * second < 0, "between the two data"
