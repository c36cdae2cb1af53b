"""Invariance: derivatives and normal forms in SymPy, other characteristics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import replace

from sympy import GF

from neurovariety.algebra.derivations import derivative
from neurovariety.algebra.primes import prime_beside
from neurovariety.algebra.textbook.watched import groebner, remainder
from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.invariant_ideal.checks import _SMALL_SYSTEM
from neurovariety.problems.is_invariant.result import InvarianceResult


def checks(result: InvarianceResult, context: Context) -> Iterator[Check]:
    problem, value = result.problem, result.value
    generators = [g for g in problem.generators if g]
    if generators and len(generators[0].ring.gens) <= _SMALL_SYSTEM:

        def by_sympy() -> tuple[bool, str]:
            ring = generators[0].ring
            basis = groebner(generators, ring)
            pairs = [
                (g, remainder(derivative([f.set_ring(ring) for f in row], g), basis))
                for row in problem.rows
                for g in generators
            ]
            expected = Counter(pair for pair in pairs if pair[1])
            claimed = Counter((w.generator, w.remainder) for w in value.witnesses)
            return (
                not expected
            ) == value.holds and expected == claimed, f"{len(expected)} witnesses"

        yield here("normal forms in SymPy", by_sympy)
    p = prime_beside(problem.field, problem.numbers)

    def alike(answer: InvarianceResult) -> tuple[bool, str]:
        return answer.value.holds == value.holds, f"{answer.value.holds} and {value.holds}"

    yield context.by_solving(f"modulo {p}", replace(problem, field=GF(p), method="auto"), alike)


def invariant_part(result: InvarianceResult) -> Hashable:
    """The truth value and the witnesses, whose remainders are normal forms."""
    return result.value.holds, frozenset((w.generator, w.remainder) for w in result.value.witnesses)
