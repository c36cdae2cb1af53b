"""Signature discriminants: the candidates on another line, and both sides of each component."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import partial

from neurovariety.algebra.evaluation import value_at
from neurovariety.problems.base.checks import Check, Context, another_prime, here
from neurovariety.problems.ed_discriminant.checks import degrees_and_factors
from neurovariety.problems.signature_discriminant.result import (
    SignatureComponent,
    SignatureDiscriminantResult,
)


def invariant_part(result: SignatureDiscriminantResult) -> Hashable:
    """The candidates; that indices change over them is proved by no engine."""
    return degrees_and_factors(result.value.discriminant)


def checks(result: SignatureDiscriminantResult, context: Context) -> Iterator[Check]:
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
