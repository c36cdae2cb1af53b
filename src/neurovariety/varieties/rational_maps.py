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
from neurovariety.algebra.reading.arithmetic import Arithmetic, Refused, increase
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
    values = _Quotients(ring)
    a, b = (ring.one, ring.one) if denominator is None else _quotient(denominator, values)
    if not a:
        raise SpecificationError("expected a denominator that is not zero")
    quotients = [_quotient(item, values) for item in items]
    if all(q == 1 for q in (a, b, *(q for _, q in quotients))):
        return tuple(p for p, _ in quotients), ring.one
    return over_one((p * b, q * a) for p, q in quotients)


def over_one(quotients: Iterable[Quotient]) -> tuple[tuple[PolyElement, ...], PolyElement]:
    """The numerators of quotients over their least common denominator, which is primitive.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> t = polynomial_ring(["t"]).gens[0]
    >>> over_one([(t, t**2), (t, t + 1)])
    ((t + 1, t**2), t**2 + t)
    """
    given = list(quotients)
    ring = given[0][0].ring
    pairs = [_lowest(p, q) for p, q in given]
    common = reduce(lambda f, g: f * (g / f.gcd(g)), (q for _, q in pairs))
    unit = common.leading_coefficient() if common.is_constant() else _content(common)
    numerators = (from_flint(p * (common / q) / unit, ring) for p, q in pairs)
    return tuple(numerators), from_flint(common / unit, ring)


def _quotient(item: Any, values: _Quotients) -> Quotient:
    found: Quotient
    if isinstance(item, str):
        found = Parser(item, values).polynomial()
        return found
    if isinstance(item, Expr):
        found = from_expression(item, values)
        return found
    return converted(item, values.ring), values.one


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

    def __init__(self, ring: PolyRing) -> None:
        super().__init__(ring)
        self.one = ring.one
        """The denominator of what was never divided, known by being this object."""

    def constant(self, value: int) -> Quotient:
        return super().constant(value), self.one

    def variable(self, name: str) -> Quotient:
        return super().variable(name), self.one

    def total(self, terms: Iterable[tuple[bool, Quotient]]) -> Quotient:
        """First of what has the same denominator: a sum's length is multiplied only then."""
        sums: dict[PolyElement, PolyElement] = {}
        for negative, (p, q) in terms:
            increase(sums.setdefault(q, self.ring.zero), p, negative)
        for p in sums.values():
            p.strip_zero()
        return reduce(self._plus, ((p, q) for q, p in sums.items()))

    def _plus(self, one: Quotient, other: Quotient) -> Quotient:
        (p, q), (a, b), both = one, other, super().times
        return both(p, b) + both(a, q), both(q, b)

    def times(self, value: Quotient, factor: Quotient) -> Quotient:
        (p, q), (a, b), both = value, factor, super().times
        return both(p, a), q if b is self.one else both(q, b)

    def over(self, value: Quotient, divisor: Quotient) -> Quotient:
        a, b = divisor
        if not a:
            raise Refused("a divisor that is not zero")
        if a.is_ground:
            return self.times(value, (super().over(b, a), self.one))
        return self.times(value, (b, a))

    def power(self, base: Quotient, exponent: int) -> Quotient:
        p, q = base
        return super().power(p, exponent), q if q is self.one else super().power(q, exponent)
