"""Components: each of the variety, none in another, together all of it, by Buchberger here."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import permutations

from neurovariety.algebra.shown import counted
from neurovariety.algebra.textbook.buchberger import (
    buchberger,
    dimension_and_degree_of,
)
from neurovariety.algebra.textbook.operations import are_zeros_of, intersection
from neurovariety.algebra.textbook.watched import remainder
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.decomposition.result import DecompositionResult


def checks(result: DecompositionResult, context: Context) -> Iterator[Check]:
    """All but that the ideals are prime, which another engine has to find, too."""
    given = result.problem.variety.polynomials
    ideals = [(P, P.groebner_basis or ()) for P in result.value]
    shown = counted(len(ideals), "component")

    def bases() -> Outcome:
        right = all(buchberger(P.generators, P.ring) == basis for P, basis in ideals)
        right = right and all(P.generators == basis for P, basis in ideals)
        inside = all(not remainder(f, basis) for _, basis in ideals for f in given)
        return right and inside, shown

    def numbers() -> Outcome:
        return all(
            dimension_and_degree_of(basis, P.ring) == (P.dimension, P.degree) for P, basis in ideals
        ), shown

    def apart() -> Outcome:
        pairs = permutations([basis for _, basis in ideals], 2)
        return all(any(remainder(f, Q) for f in basis) for basis, Q in pairs), shown

    def whole() -> Outcome:
        ring = given[0].ring
        union = intersection([basis for _, basis in ideals], ring) if ideals else (ring.one,)
        return are_zeros_of(union, given, ring), shown

    yield here("the equations are zero there, and bases are Groebner bases", bases)
    yield here("dimensions and degrees", numbers)
    yield here("none contains another", apart)
    yield here("together they are all zeros", whole)


def invariant_part(result: DecompositionResult) -> Hashable:
    """The primes, by their reduced Groebner bases."""
    return frozenset(P.groebner_basis for P in result.value)
