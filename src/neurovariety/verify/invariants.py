"""What a flow leaves invariant: derivatives and normal forms in SymPy, other characteristics."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from sympy import GF
from sympy.polys.groebnertools import groebner, is_groebner

from neurovariety.exact import DEFAULT_PRIME
from neurovariety.flows.derivations import derivative
from neurovariety.flows.powerseries import along_trajectory
from neurovariety.polynomials import Polynomial, show_polynomial
from neurovariety.results import (
    DarbouxResult,
    Ideal,
    InvarianceResult,
    InvariantIdealResult,
    TrajectoryResult,
)
from neurovariety.verify.checks import SMALL_BASIS, Check, Context, another_prime, here
from neurovariety.verify.ideals import monic

_SMALL_SYSTEM = 4
_FEW_TERMS = 300


def invariant_ideal_checks(result: InvariantIdealResult, context: Context) -> Iterator[Check]:
    problem, chain = result.problem, result.value
    basis = list(chain.groebner_basis)
    yield here(
        "the given polynomials reduce to zero",
        lambda: _all_zero(chain.ideal.reduce(_into(chain.ideal, g)) for g in problem.generators),
    )
    if len(basis) <= SMALL_BASIS and sum(map(len, basis)) <= _FEW_TERMS:
        yield here(
            "S-pairs reduce to zero",
            lambda: (is_groebner(basis, chain.ideal.ring), f"{len(basis)} elements"),
        )
    if chain.stabilized:
        yield here(
            "derivatives of the basis reduce to zero",
            lambda: _all_zero(
                chain.ideal.reduce(derivative([_into(chain.ideal, f) for f in row], g))
                for row in problem.rows
                for g in basis
            ),
        )
        p = _other(problem.field)

        def alike(answer: InvariantIdealResult) -> tuple[bool, str]:
            found, expected = answer.value, chain
            same = (found.dimensions, found.degree) == (expected.dimensions, expected.degree)
            leading = sorted(g.LM for g in found.groebner_basis) == sorted(g.LM for g in basis)
            return same and leading, f"dimensions {found.dimensions} and {expected.dimensions}"

        yield context.by_solving(f"the chain modulo {p}", replace(problem, field=GF(p)), alike)


def invariance_checks(result: InvarianceResult, context: Context) -> Iterator[Check]:
    problem, value = result.problem, result.value
    generators = [g for g in problem.generators if g]
    if generators and len(generators[0].ring.gens) <= _SMALL_SYSTEM:

        def by_sympy() -> tuple[bool, str]:
            ring = generators[0].ring
            basis = groebner(generators, ring)
            remainders = [
                derivative([f.set_ring(ring) for f in row], g).rem(basis)
                for row in problem.rows
                for g in generators
            ]
            bad = sum(1 for r in remainders if r)
            return (bad == 0) == value.holds and bad == len(value.witnesses), f"{bad} witnesses"

        yield here("normal forms in SymPy", by_sympy)
    p = _other(problem.field)

    def alike(answer: InvarianceResult) -> tuple[bool, str]:
        return answer.value.holds == value.holds, f"{answer.value.holds} and {value.holds}"

    yield context.by_solving(f"modulo {p}", replace(problem, field=GF(p)), alike)


def trajectory_checks(result: TrajectoryResult, context: Context) -> Iterator[Check]:
    problem, value = result.problem, result.value
    order = 2 * value.derivatives

    def vanish() -> tuple[bool, str]:
        field, start = problem.flow.fields[0], problem.start
        series = along_trajectory(value.polynomials, field, start, order)
        bad = sum(map(any, series))
        return bad == 0, f"{len(series) - bad} of {len(series)}, {order} terms modulo a prime"

    yield here("they vanish on the power series of the trajectory", vanish)
    closure = value.closure
    if closure is None or closure.groebner_basis is None:
        return
    basis = closure.groebner_basis
    yield here(
        "the closure contains them",
        lambda: _all_zero(closure.reduce(_into(closure, P)) for P in value.polynomials),
    )
    yield here(
        "the closure is invariant",
        lambda: _all_zero(
            closure.reduce(derivative([_into(closure, f) for f in row], g))
            for row in problem.flow.fields
            for g in basis
        ),
    )
    yield here(
        "the closure vanishes at the start",
        lambda: _all_zero(_value(g, problem.start) for g in basis),
    )


def darboux_checks(result: DarbouxResult, context: Context) -> Iterator[Check]:
    problem, value = result.problem, result.value
    spaces = value.spaces

    def equations() -> tuple[bool, str]:
        defects = []
        for space in spaces:
            for P in space.polynomials:
                field = [f.set_ring(P.ring) for f in problem.flow.fields[0]]
                defects.append(derivative(field, P) - space.cofactor * P)
        return _all_zero(defects)

    yield here("F(P) = K P in SymPy", equations)

    def independent() -> tuple[bool, str]:
        for space in spaces:
            ring = space.cofactor.ring
            if len(_echelon(space.polynomials, ring)) != len(space.polynomials):
                return False, f"dependent polynomials for the cofactor {space.cofactor}"
        return True, f"{len(spaces)} cofactors"

    yield here("the bases are independent", independent)
    if value.complete:
        # as text: SymPy's elements remember a hash from before they were changed in place
        names = {show_polynomial(space.cofactor) for space in spaces} | {"0"}

        def closed() -> tuple[bool, str]:
            least = [(s.cofactor, min(_degree(P) for P in s.polynomials)) for s in spaces]
            sums = [
                show_polynomial(a + b)
                for a, d in least
                for b, e in least
                if d + e <= problem.degree
            ]
            return names.issuperset(sums), f"{len(sums)} products"

        yield here("products are there, with the sums of cofactors", closed)

        def factors() -> tuple[bool, str]:
            pairs = [
                derivative([f.set_ring(P.ring) for f in problem.flow.fields[0]], factor).div(factor)
                for space in spaces
                for P in space.polynomials
                for factor, _ in P.factor_list()[1]
            ]
            good = [not r and show_polynomial(K) in names for K, r in pairs]
            return all(good), f"{sum(good)} of {len(good)}"

        yield here("factors are there, with their cofactors", factors)


def invariant_ideal_essence(result: InvariantIdealResult) -> Hashable:
    """The whole chain's dimensions and its last ideal."""
    chain = result.value
    return monic(chain.ideal), chain.dimensions, chain.degree, chain.stabilized


def invariance_essence(result: InvarianceResult) -> Hashable:
    """The truth value and the witnesses, whose remainders are normal forms."""
    return result.value.holds, frozenset((w.generator, w.remainder) for w in result.value.witnesses)


def trajectory_essence(result: TrajectoryResult) -> Hashable:
    """The space of the polynomials, and the ideal that proves them."""
    value = result.value
    closure = None if value.closure is None else monic(value.closure)
    return frozenset(reduced_echelon(value.polynomials)), value.derivatives, closure


def darboux_essence(result: DarbouxResult) -> Hashable:
    """The cofactors with their spaces, and what was left out."""
    value = result.value
    spaces = frozenset(
        (s.cofactor, frozenset(reduced_echelon(s.polynomials))) for s in value.spaces
    )
    return spaces, value.irrational, value.complete


def reduced_echelon(polynomials: Sequence[Polynomial]) -> list[Polynomial]:
    """The reduced echelon basis of a space of polynomials, which determines it."""
    rows = _echelon(polynomials, polynomials[0].ring) if polynomials else []
    reduced: list[Polynomial] = []
    for row in sorted(rows, key=lambda r: r.ring.order(r.LM)):
        for other in reduced:
            row = row - other * row.get(other.LM, row.ring.domain.zero)
        reduced.append(row.monic())
    return reduced


def _echelon(polynomials: Sequence[Polynomial], ring: Any) -> list[Polynomial]:
    """An echelon basis of the span of polynomials."""
    rows: list[Polynomial] = []
    for P in polynomials:
        for row in rows:
            if (c := P.coeff(ring.from_dict({row.LM: ring.domain.one}))) != 0:
                P = P - row * (c / row.LC)
        if P:
            rows.append(P)
    return rows


def _degree(P: Polynomial) -> int:
    return max(int(sum(m)) for m in P.monoms())


def _other(field: Any) -> int:
    return another_prime(int(field.mod)) if field.is_FiniteField else DEFAULT_PRIME


def _into(ideal: Ideal, g: Polynomial) -> Polynomial:
    """The polynomial in the ring of an ideal's basis."""
    return g.set_ring(ideal.ring)


def _all_zero(values: Iterable[Any]) -> tuple[bool, str]:
    outcomes = [not v for v in values]
    return all(outcomes), f"{sum(outcomes)} of {len(outcomes)}"


def _value(g: Polynomial, point: Sequence[Fraction]) -> Fraction:
    total = Fraction(0)
    for monomial, c in g.terms():
        term = Fraction(int(c.numerator), int(c.denominator))
        for a, e in zip(point, monomial, strict=True):
            term *= a**e
        total += term
    return total
