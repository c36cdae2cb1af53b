"""A polynomial ring of SymPy and one of Sage that correspond, and the ways between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sympy import CC, QQ, RR, ZZ, Symbol, isprime
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.orders import SAGE_NAMES, blocks_of, order_of
from neurovariety.algebra.primes import prime_field
from neurovariety.errors import SpecificationError
from neurovariety.exchange.sagemath.imports import sage

ACCEPTED = "over QQ, ZZ, GF(p) with a prime p, RR or CC of 53 bits"


@dataclass(frozen=True)
class RingPair:
    """Two rings with the same names, coefficients and order.

    Parameters
    ----------
    sympy : sympy.polys.rings.PolyRing
    sage : parent of Sage
        Multivariate, even in one variable, for only then has it an order; or, if it was given so,
        univariate.
    """

    sympy: Any
    sage: Any

    @classmethod
    def of_sympy(cls, ring: PolyRing) -> RingPair:
        """With the ring of Sage made for one of SymPy."""
        names = [str(s) for s in ring.symbols]
        base = _sage_base(ring.domain)
        order = _sage_order(ring)
        try:
            return cls(ring, sage().PolynomialRing(base, len(names), names=names, order=order))
        except ValueError as refused:
            raise SpecificationError(
                f"Sage refuses the variables of {ring}: {refused}. Expected distinct names of a "
                "letter, then letters, digits or _; rename them"
            ) from refused

    @classmethod
    def of_sage(cls, ring: Any) -> RingPair:
        """With the ring of SymPy made for one of Sage."""
        S = sage()
        domain = _sympy_domain(ring.base_ring()) if _is_polynomial_ring(ring) else None
        if domain is None:
            raise SpecificationError(f"expected a polynomial ring {ACCEPTED}, got {ring}")
        univariate = isinstance(ring, S.PolynomialRing_commutative)
        order = "grevlex" if univariate else _sympy_order(ring)
        return cls(PolyRing([Symbol(n) for n in ring.variable_names()], domain, order), ring)

    def to_sage(self, f: PolyElement) -> Any:
        """A polynomial of SymPy's ring, in Sage's."""
        if f.ring != self.sympy:
            raise SpecificationError(f"expected an element of {self.sympy}, got one of {f.ring}")
        convert = _TO_SAGE[_kind(self.sympy.domain)](self.sage.base_ring())
        return self.sage({monomial: convert(c) for monomial, c in f.items()})

    def from_sage(self, f: Any) -> PolyElement:
        """A polynomial of Sage's ring, in SymPy's."""
        domain = self.sympy.domain
        convert = _FROM_SAGE[_kind(domain)](domain)
        if isinstance(self.sage, sage().PolynomialRing_commutative):
            terms = {(e,): convert(c) for e, c in f.dict().items()}
        else:
            terms = {tuple(m): convert(c) for m, c in f.dict().items()}
        return self.sympy.from_dict(terms)


# Numbers travel as Python's integers and floats, which both systems take in binary: a decimal
# text of a long integer would take quadratic time.
_Conversions = dict[str, Callable[[Any], Callable[[Any], Any]]]
_TO_SAGE: _Conversions = {
    "QQ": lambda base: lambda c: base((int(c.numerator), int(c.denominator))),
    "ZZ": lambda base: lambda c: base(int(c)),
    "GF": lambda base: lambda c: base(int(c)),
    "RR": lambda base: lambda c: base(float(c)),
    "CC": lambda base: lambda c: base(float(c.real), float(c.imag)),
}
_FROM_SAGE: _Conversions = {
    "QQ": lambda domain: lambda c: domain(int(c.numerator()), int(c.denominator())),
    "ZZ": lambda domain: lambda c: domain(int(c)),
    "GF": lambda domain: lambda c: domain(int(c)),
    "RR": lambda domain: lambda c: domain(float(c)),
    "CC": lambda domain: lambda c: domain(float(c.real()), float(c.imag())),
}


def _kind(domain: Any) -> str:
    """Which of the coefficients a domain of SymPy has; empty for none of them."""
    if domain.is_FiniteField:
        return "GF" if isprime(int(domain.mod)) else ""
    return next((n for n, d in (("QQ", QQ), ("ZZ", ZZ), ("RR", RR), ("CC", CC)) if domain == d), "")


def _sage_base(domain: Any) -> Any:
    kind = _kind(domain)
    if not kind:
        raise SpecificationError(f"expected a polynomial ring {ACCEPTED}, got one over {domain}")
    return sage().GF(int(domain.mod)) if kind == "GF" else getattr(sage(), kind)


def _sympy_domain(base: Any) -> Any:
    """The domain of SymPy for a ring of coefficients of Sage, or None."""
    S = sage()
    if isinstance(base, S.FiniteField):
        return prime_field(int(base.characteristic())) if base.is_prime_field() else None
    return next((d for s, d in ((S.QQ, QQ), (S.ZZ, ZZ), (S.RR, RR), (S.CC, CC)) if base is s), None)


def _is_polynomial_ring(ring: Any) -> bool:
    S = sage()
    kinds = (S.MPolynomialRing_libsingular, S.MPolynomialRing_polydict)
    return isinstance(ring, (*kinds, S.PolynomialRing_commutative))


def _sage_order(ring: PolyRing) -> Any:
    blocks = blocks_of(ring)
    if len(blocks) == 1:
        return SAGE_NAMES[blocks[0][0]]
    terms = [sage().TermOrder(SAGE_NAMES[name], length) for name, length in blocks]
    return sum(terms[1:], terms[0])


def _sympy_order(ring: Any) -> Any:
    names = {theirs: ours for ours, theirs in SAGE_NAMES.items()}
    order = ring.term_order()
    blocks = order.blocks() if order.is_block_order() else (order,)
    if not all(block.name() in names for block in blocks):
        raise SpecificationError(
            f"expected the order lex, deglex or degrevlex, or blocks of these, got {order} of "
            f"{ring}; change_ring(order='degrevlex') has another order"
        )
    return order_of(tuple((names[block.name()], len(block)) for block in blocks))
