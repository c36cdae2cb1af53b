"""The P with F(P) = K P: their coefficients and those of K as unknowns, solved in this process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sympy import QQ, Poly, Symbol, factor_list
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.derivations import derivative
from neurovariety.algebra.exact import quotient
from neurovariety.algebra.linear import kernel
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.algebra.textbook.buchberger import buchberger, standard_monomials
from neurovariety.algebra.textbook.watched import remainder
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.base.fields import in_frame
from neurovariety.problems.darboux_polynomials.problem import DarbouxPolynomials

Monomial = tuple[int, ...]


def compute(problem: DarbouxPolynomials, limits: Limits) -> Computed:
    """The cofactors for each leading monomial of P, and the space of each."""
    ring = polynomial_ring(problem.symbols)
    field = [f.set_ring(ring) for f in problem.flow.field]
    monomials, multipliers = (
        sorted(standard_monomials([], ring.ngens, d), key=ring.order, reverse=True)
        for d in (problem.degree, max(_degree(f) for f in field) - 1)
    )
    irrational, cofactors = 0, [ring.zero]
    for k in reversed(range(len(monomials) - 1)):
        system, unknown = equations(field, monomials[k:], multipliers, ring)
        values, others = rational_values(buchberger(system, unknown), unknown, len(multipliers))
        irrational += others
        for value in values:
            K = ring.from_dict({m: c for m, c in zip(multipliers, value, strict=True) if c})
            cofactors += [] if K in cofactors else [K]
    spaces = [(K, space(field, K, monomials, ring)) for K in cofactors]
    spaces = [(K, found) for K, found in spaces if found]
    return Computed(
        {
            "cofactors": in_frame((K for K, _ in spaces), ring),
            "polynomials": in_frame((P for _, found in spaces for P in found), ring),
            "counts": tuple(len(found) for _, found in spaces),
            "irrational": irrational,
            "complete": True,
        }
    )


def equations(
    field: Sequence[Polynomial],
    monomials: Sequence[Monomial],
    multipliers: Sequence[Monomial],
    ring: PolyRing,
) -> tuple[list[Polynomial], PolyRing]:
    """The coefficients of F(P) - K P, where P has the first monomial with coefficient 1."""
    names = [f"k{i}" for i in range(len(multipliers))]
    names += [f"p{i}" for i in range(len(monomials) - 1)]
    unknown = polynomial_ring(names)
    k, p = unknown.gens[: len(multipliers)], (unknown.one, *unknown.gens[len(multipliers) :])
    found: dict[Monomial, Any] = {}
    for c, m in zip(p, monomials, strict=True):
        for moved, v in derivative(field, ring.from_dict({m: QQ(1)})).iterterms():
            found[moved] = found.get(moved, unknown.zero) + c * v
        for factor, n in zip(k, multipliers, strict=True):
            product = tuple(a + b for a, b in zip(m, n, strict=True))
            found[product] = found.get(product, unknown.zero) - c * factor
    return [f for f in found.values() if f], unknown


def rational_values(
    basis: Sequence[Polynomial], unknown: PolyRing, count: int
) -> tuple[list[tuple[Any, ...]], int]:
    """The rational values of the first unknowns on the zeros, and how many factors have others.

    Such an unknown takes finitely many values: the roots of its minimal polynomial, which are
    split off one by one.
    """
    if tuple(basis) == (unknown.one,):
        return [], 0
    forms = [remainder(x, basis) for x in unknown.gens[:count]]
    i = next((i for i, f in enumerate(forms) if not f.is_ground), None)
    if i is None:
        return [tuple(f.coeff(1) for f in forms)], 0
    factors = [f for f, _ in factor_list(minimal_polynomial(unknown.gens[i], basis))[1]]
    linear = [f for f in factors if f.degree() == 1]
    values, others = list[tuple[Any, ...]](), len(factors) - len(linear)
    for f in linear:
        root = QQ.from_sympy(-f.nth(0) / f.nth(1))
        smaller = buchberger([*basis, unknown.gens[i] - root], unknown)
        found, further = rational_values(smaller, unknown, count)
        values += found
        others += further
    return values, others


def minimal_polynomial(x: Polynomial, basis: Sequence[Polynomial]) -> Any:
    """Of an unknown modulo an ideal on whose zeros it takes finitely many values."""
    powers = [x.ring.one]
    while True:
        monomials = sorted({m for f in powers for m in f.itermonoms()})
        relations = kernel([[f.get(m, QQ(0)) for f in powers] for m in monomials])
        if relations:
            return Poly([*map(quotient, reversed(relations[0]))], Symbol("t"), domain="QQ")
        powers.append(remainder(powers[-1] * x, basis))


def space(
    field: Sequence[Polynomial], K: Polynomial, monomials: Sequence[Monomial], ring: PolyRing
) -> list[PolyElement]:
    """A basis of the P with cofactor K; without a constant term where K is zero."""
    used = [m for m in monomials if any(m) or K]
    # the vectors' free entries are positive: those of the largest monomials
    images = list(_images(field, K, used[::-1], ring))
    rows = sorted({m for f in images for m in f.itermonoms()})
    vectors = kernel([[f.get(m, QQ(0)) for f in images] for m in rows] or [[0] * len(used)])
    return [
        ring.from_dict({m: quotient(c) for m, c in zip(reversed(used), vector, strict=True) if c})
        for vector in vectors
    ]


def _images(
    field: Sequence[Polynomial], K: Polynomial, monomials: Sequence[Monomial], ring: PolyRing
) -> Iterator[Polynomial]:
    for m in monomials:
        P = ring.from_dict({m: QQ(1)})
        yield derivative(field, P) - K * P


def _degree(f: Polynomial) -> int:
    return max((int(sum(m)) for m in f.itermonoms()), default=1)
