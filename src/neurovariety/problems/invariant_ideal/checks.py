"""Invariant ideals: derivatives and normal forms in SymPy, other characteristics."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from sympy import GF

from neurovariety.algebra.derivations import derivative
from neurovariety.algebra.ideals import Ideal, reduced_basis
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.primes import prime_beside
from neurovariety.algebra.spaces import all_zero
from neurovariety.algebra.staircase import dimension_and_degree
from neurovariety.algebra.textbook.watched import groebner, remainder
from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.ideal_equality.bases import ideal_checks, is_small
from neurovariety.problems.invariant_ideal.result import InvariantIdealResult

_SMALL_SYSTEM = 4


def checks(result: InvariantIdealResult, context: Context) -> Iterator[Check]:
    problem, chain = result.problem, result.value
    basis = list(chain.groebner_basis)
    yield here(
        "the given polynomials reduce to zero",
        lambda: all_zero(chain.ideal.reduce(into(chain.ideal, g)) for g in problem.generators),
    )
    yield from ideal_checks(chain.ideal, context)
    yield here(
        "the last dimension is that of the ideal",
        lambda: (chain.dimensions[-1] == chain.ideal.dimension, str(chain.ideal.dimension)),
    )
    if is_small(problem.generators, basis):
        yield here("the chain in SymPy", lambda: _chain(result))
    if chain.stabilized:
        yield here(
            "derivatives of the basis reduce to zero",
            lambda: all_zero(
                chain.ideal.reduce(derivative([into(chain.ideal, f) for f in row], g))
                for row in problem.rows
                for g in basis
            ),
        )
        p = prime_beside(problem.field, problem.numbers)

        def alike(answer: InvariantIdealResult) -> tuple[bool, str]:
            found, expected = answer.value, chain
            same = (found.dimensions, found.degree) == (expected.dimensions, expected.degree)
            leading = sorted(g.LM for g in found.groebner_basis) == sorted(g.LM for g in basis)
            return same and leading, f"dimensions {found.dimensions} and {expected.dimensions}"

        yield context.by_solving(
            f"the chain modulo {p}", replace(problem, field=GF(p), method="auto"), alike
        )


def too_large(result: InvariantIdealResult) -> str:
    """The definition gives the whole chain."""
    return "" if result.value.stabilized else "the chain was cut off"


def invariant_part(result: InvariantIdealResult) -> Hashable:
    """The whole chain's dimensions and its last ideal; None if a limit cut it off."""
    chain = result.value
    if not chain.stabilized:
        return None
    return chain.ideal.groebner_basis, chain.dimensions, chain.degree


def _chain(result: InvariantIdealResult) -> tuple[bool, str]:
    """The chain once more, as far as it was given, and whether it ends there."""
    problem, chain = result.problem, result.value
    ring = chain.ideal.ring
    rows = [[f.set_ring(ring) for f in row] for row in problem.rows]
    fresh = [g.set_ring(ring) for g in problem.generators if g]
    basis, dimensions = groebner(fresh, ring), list[int]()
    for _ in chain.dimensions:
        dimensions.append(dimension_and_degree((g.LM for g in basis), ring.ngens)[0])
        last = basis
        remainders = [remainder(derivative(row, g), basis) for row in rows for g in fresh]
        fresh = [r for r in remainders if r]
        basis = groebner([*basis, *fresh], ring) if fresh else basis
    same = reduced_basis(last) == chain.ideal.groebner_basis
    ended = chain.stabilized == (not fresh)
    numbers = tuple(dimensions)
    return same and ended and numbers == chain.dimensions, f"dimensions {numbers}"


def into(ideal: Ideal, g: Polynomial) -> Polynomial:
    """The polynomial in the ring of an ideal's basis."""
    return g.set_ring(ideal.ring)
