"""Groebner bases: S-pairs and generators reduce to zero, and other characteristics agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sympy import GF, QQ
from sympy.polys.groebnertools import is_groebner

from neurovariety.exact import DEFAULT_PRIME
from neurovariety.results import MinorsResult
from neurovariety.verify.checks import SMALL_BASIS, Check, Context, another_prime, here


def minors_checks(result: MinorsResult, context: Context) -> Iterator[Check]:
    ideal, problem = result.value, result.problem
    basis = list(ideal.groebner_basis or ())

    def generators_vanish() -> tuple[bool, str]:
        bad = sum(1 for g in ideal.generators if ideal.reduce(g))
        return bad == 0, f"{len(ideal.generators) - bad} of {len(ideal.generators)}"

    yield here("generators reduce to zero", generators_vanish)
    if len(basis) <= SMALL_BASIS:
        yield here(
            "S-pairs reduce to zero",
            lambda: (is_groebner(basis, ideal.ring), f"{len(basis)} elements"),
        )
    p = DEFAULT_PRIME if problem.field == QQ else another_prime(int(problem.field.mod))

    def alike(answer: MinorsResult) -> tuple[bool, str]:
        found, expected = _numbers(answer), _numbers(result)
        detail = f"dimensions and degrees {found} and {expected}"
        return found == expected and _shape(answer) == _shape(result), detail

    yield context.by_solving(f"modulo {p}", replace(problem, field=GF(p)), alike)


def _numbers(result: MinorsResult) -> tuple[int | None, ...]:
    ideal, singular = result.value, result.singular_locus
    return ideal.dimension, ideal.degree, singular.dimension, singular.degree


def _shape(result: MinorsResult) -> tuple[Any, Any]:
    """What almost all characteristics share: the generators' monomials, the leading ones."""
    ideal = result.value
    supports = sorted(sorted(g.monoms()) for g in ideal.generators)
    return supports, sorted(g.LM for g in ideal.groebner_basis or ())
