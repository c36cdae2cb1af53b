"""Equality of ideals: both Groebner bases in SymPy, and another characteristic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from sympy import GF

from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.primes import in_polynomials, prime_beside
from neurovariety.algebra.textbook.watched import groebner, is_groebner, remainder
from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.ideal_equality.bases import is_small
from neurovariety.problems.ideal_equality.result import IdealEqualityResult


def checks(result: IdealEqualityResult, context: Context) -> Iterator[Check]:
    """Both Groebner bases in SymPy where they are small, else once more."""
    problem, value = result.problem, result.value
    bare = replace(problem, eliminate=())
    if is_small(problem.first, problem.second) and not problem.eliminate:
        first, second = (
            groebner([g for g in side if g], problem.ring) for side in (bare.first, bare.second)
        )
        missing = _normal_forms(bare.first, second)
        extra = _normal_forms(bare.second, first)
        given = [g for g in bare.second if g]
        sides = {
            "what is missing": (missing, value.missing),
            "what is extra": (extra, value.extra),
        }
        for name, (found, claimed) in sides.items():
            yield here(
                f"{name}, in SymPy",
                lambda found=found, claimed=claimed: (  # type: ignore[misc]
                    found == Counter(claimed),
                    f"{found.total()} and {len(claimed)}",
                ),
            )
        yield here(
            "S-pairs in SymPy",
            lambda: (is_groebner(given, problem.ring) == value.is_groebner, f"{len(given)}"),
        )
    # equal ideals are equal modulo almost all primes, and so are their leading terms
    p = prime_beside(problem.field, in_polynomials((*problem.first, *problem.second)))
    other = replace(problem, field=GF(p), method="auto")

    def alike(answer: IdealEqualityResult) -> tuple[bool, str]:
        return invariant_part(answer) == invariant_part(result), str(answer.value)

    yield context.by_solving(f"modulo {p}", other, alike)


def invariant_part(result: IdealEqualityResult) -> Hashable:
    """Both truth values, and how much remains in each direction."""
    value = result.value
    return bool(value.missing), bool(value.extra), value.is_groebner


def _normal_forms(
    members: Sequence[Polynomial], basis: Sequence[Polynomial]
) -> Counter[Polynomial]:
    return Counter(filter(None, (remainder(g, basis) for g in members)))
