"""Rational maps: quotients of polynomials with one common denominator."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Any, TypeAlias

from flint import fmpq
from sympy import Expr
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.exact import from_flint, in_flint
from neurovariety.algebra.polynomials import converted, items_and_ring
from neurovariety.algebra.reading.arithmetic import Arithmetic, Refused
from neurovariety.algebra.reading.foreign import from_expression
from neurovariety.algebra.reading.grammar import Parser
from neurovariety.errors import SpecificationError

Quotient: TypeAlias = tuple[PolyElement, PolyElement]
"""A numerator and a denominator."""


def read_quotients(
    given: Any, variables: Any = None, denominator: Any = None
) -> tuple[tuple[PolyElement, ...], PolyElement]:
    """Take rational functions: text with divisions by polynomials, expressions, polynomials.

    Parameters
    ----------
    given, variables
        As for `neurovariety.algebra.polynomials.read_polynomials`.
    denominator : optional
        Of all that is given.

    Returns
    -------
    tuple of PolyElement, and PolyElement
        The numerators over the least common denominator, which is primitive; one for polynomials.

    Raises
    ------
    SpecificationError
        If something is no quotient of polynomials with rational coefficients.

    Examples
    --------
    >>> read_quotients("(1 - t^2)/(1 + t^2); 2*t/(1 + t^2)")
    ((-t**2 + 1, 2*t), t**2 + 1)
    >>> read_quotients("t + 1/(2*t); t^2/3")
    ((t**2 + 1/2, 1/3*t**3), t)
    """
    items, ring = items_and_ring(given, variables)
    a, b = (ring.one, ring.one) if denominator is None else _quotient(denominator, ring)
    if not a:
        raise SpecificationError("expected a denominator that is not zero")
    quotients = [_quotient(item, ring) for item in items]
    if all(q == 1 for q in (a, b, *(q for _, q in quotients))):
        return tuple(p for p, _ in quotients), ring.one
    pairs = [_lowest(p * b, q * a) for p, q in quotients]
    common = reduce(lambda f, g: f * (g / f.gcd(g)), (q for _, q in pairs))
    unit = common.leading_coefficient() if common.is_constant() else _content(common)
    numerators = (from_flint(p * (common / q) / unit, ring) for p, q in pairs)
    return tuple(numerators), from_flint(common / unit, ring)


def _quotient(item: Any, ring: PolyRing) -> Quotient:
    found: Quotient
    if isinstance(item, str):
        found = Parser(item, _Quotients(ring)).polynomial()
        return found
    if isinstance(item, Expr):
        found = from_expression(item, _Quotients(ring))
        return found
    return converted(item, ring), ring.one


def _lowest(p: PolyElement, q: PolyElement) -> tuple[Any, Any]:
    """Without common factors, in FLINT."""
    f, g = in_flint(p), in_flint(q)
    common = f.gcd(g)
    return f / common, g / common


def _content(f: Any) -> fmpq:
    """By which a polynomial is divided to be primitive, with a positive leading coefficient."""
    coefficients = f.coeffs()
    content = fmpq(
        reduce(lambda a, b: a.gcd(b), (c.p for c in coefficients)),
        reduce(lambda a, b: a.lcm(b), (c.q for c in coefficients)),
    )
    return content if f.leading_coefficient() > 0 else -content


class _Quotients(Arithmetic):
    """Values are quotients, and an equation is none."""

    takes_equations = False

    def constant(self, value: int) -> Quotient:
        return super().constant(value), self.ring.one

    def variable(self, name: str) -> Quotient:
        return super().variable(name), self.ring.one

    def total(self, terms: Iterable[tuple[bool, Quotient]]) -> Quotient:
        both = super().times
        p, q = self.ring.zero, self.ring.one
        for negative, (a, b) in terms:
            rest, factor = (b, q) if b != q else (self.ring.one, self.ring.one)
            p = both(p, rest) + both(a, factor) * (-1 if negative else 1)
            q = both(q, rest)
        return p, q

    def times(self, value: Quotient, factor: Quotient) -> Quotient:
        both = super().times
        return both(value[0], factor[0]), both(value[1], factor[1])

    def over(self, value: Quotient, divisor: Quotient) -> Quotient:
        if not divisor[0]:
            raise Refused("a divisor that is not zero")
        return self.times(value, divisor[::-1])

    def power(self, base: Quotient, exponent: int) -> Quotient:
        p, q = base
        return super().power(p, exponent), super().power(q, exponent)
