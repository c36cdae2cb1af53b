"""What a flow leaves invariant: derivatives and normal forms in SymPy, other characteristics."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import comb
from typing import Any

from sympy import GF, QQ
from sympy.polys.groebnertools import groebner
from sympy.polys.matrices import DomainMatrix

from neurovariety.exact import DEFAULT_PRIME
from neurovariety.flows.derivations import derivative
from neurovariety.flows.powerseries import PRIME, along_trajectory
from neurovariety.polynomials import Polynomial, show_polynomial
from neurovariety.results import (
    DarbouxResult,
    Ideal,
    InvarianceResult,
    InvariantIdealResult,
    TrajectoryResult,
)
from neurovariety.staircase import dimension_and_degree
from neurovariety.verify.bases import basis_checks, is_small, staircase_check
from neurovariety.verify.checks import Check, Context, another_prime, here
from neurovariety.verify.ideals import monic

_SMALL_SYSTEM = 4
_FEW_MONOMIALS = 300


def invariant_ideal_checks(result: InvariantIdealResult, context: Context) -> Iterator[Check]:
    problem, chain = result.problem, result.value
    basis = list(chain.groebner_basis)
    yield here(
        "the given polynomials reduce to zero",
        lambda: _all_zero(chain.ideal.reduce(_into(chain.ideal, g)) for g in problem.generators),
    )
    yield from _ideal_checks(chain.ideal, context)
    yield here(
        "the last dimension is that of the ideal",
        lambda: (chain.dimensions[-1] == chain.ideal.dimension, str(chain.ideal.dimension)),
    )
    yield staircase_check(basis, chain.ideal.ring, chain.ideal.dimension, chain.ideal.degree)
    if is_small(problem.generators, basis):
        yield here("the chain in SymPy", lambda: _chain(result))
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


def _ideal_checks(ideal: Ideal, context: Context, of: str = "") -> Iterator[Check]:
    basis = ideal.groebner_basis or ()
    yield here(
        f"{of}the generators are the basis",
        lambda: (ideal.generators == basis, f"{len(basis)} elements"),
    )
    yield from basis_checks(context, basis, ideal.ring, of)


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
        remainders = [derivative(row, g).rem(basis) for row in rows for g in fresh if basis]
        fresh = [r for r in remainders if r]
        basis = groebner([*basis, *fresh], ring) if fresh else basis
    same = {g.monic() for g in last} == monic(chain.ideal)
    ended = chain.stabilized == (not fresh)
    numbers = tuple(dimensions)
    return same and ended and numbers == chain.dimensions, f"dimensions {numbers}"


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
    if comb(problem.flow.ring.ngens + problem.degree, problem.degree) <= _FEW_MONOMIALS:
        yield here("there are no others", lambda: _all_vanishing(result, order))
    closure = value.closure
    if closure is None or closure.groebner_basis is None:
        return
    basis = closure.groebner_basis
    yield from _ideal_checks(closure, context, "the closure: ")
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


def _all_vanishing(result: TrajectoryResult, order: int) -> tuple[bool, str]:
    """The polynomials up to the degree that vanish on so many terms of the power series."""
    problem, value = result.problem, result.value
    ring = problem.flow.ring
    monomials = [
        ring.from_dict({m: ring.domain.one}) for m in itermonomials_of(ring.ngens, problem.degree)
    ]
    terms = max(order, len(monomials) + 2)
    series = along_trajectory(monomials, problem.flow.fields[0], problem.start, terms)
    K = GF(PRIME)
    rows = [[K(c) for c in row] for row in series]
    nullity = len(rows) - int(DomainMatrix(rows, (len(rows), terms), K).rank())
    independent = len(_echelon(value.polynomials, ring)) if value.polynomials else 0
    found = len(value.polynomials)
    return nullity == independent == found, f"{nullity} and {found}"


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
    small = comb(problem.flow.ring.ngens + problem.degree, problem.degree) <= _FEW_MONOMIALS
    if value.complete and small:
        yield here("the spaces are whole", lambda: _whole_spaces(result))
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


def _whole_spaces(result: DarbouxResult) -> tuple[bool, str]:
    """For each cofactor K the kernel of P -> F(P) - K P, by exact linear algebra."""
    problem = result.problem
    ring = problem.flow.ring
    monomials = [
        ring.from_dict({m: ring.domain.one}) for m in itermonomials_of(ring.ngens, problem.degree)
    ]
    good = 0
    for space in result.value.spaces:
        K = space.cofactor.set_ring(ring)
        images = [derivative(problem.flow.fields[0], m) - K * m for m in monomials]
        support = sorted({e for f in images for e in f.itermonoms()})
        rows = [[f.get(e, QQ(0)) for e in support] for f in images]
        rank = int(DomainMatrix(rows, (len(rows), len(support)), QQ).rank()) if support else 0
        kernel = len(monomials) - rank - (not K)  # constants are left out
        good += kernel == len(space.polynomials) > 0
    return good == len(result.value.spaces), f"{good} of {len(result.value.spaces)}"


def itermonomials_of(variables: int, degree: int) -> list[tuple[int, ...]]:
    """The exponents of all monomials up to a degree."""
    if variables == 0:
        return [()]
    return [
        (e, *rest)
        for e in range(degree + 1)
        for rest in itermonomials_of(variables - 1, degree - e)
    ]


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
