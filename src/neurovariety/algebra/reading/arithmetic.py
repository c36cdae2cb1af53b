"""Sums, products and powers of what is read, each bounded before it is computed.

Readers of text and of SymPy's expressions share it, for polynomials and for their quotients.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.exact import from_flint, in_flint
from neurovariety.errors import SpecificationError

MAX_EXPONENT = 10_000

MAX_TERMS = 100_000
"""Of a product or a power."""

MAX_EXPONENTS = 10_000_000
"""Of all its terms: in more than a hundred variables it has fewer terms."""

MAX_BITS = 1_000_000
"""Of a coefficient."""

MOST_BITS = 1_000 * MAX_BITS
"""Of all coefficients."""

SMALL = 1_000
"""Terms up to which SymPy multiplies as fast as FLINT."""


class Refused(Exception):
    """What an operation expected; who reads says where."""


class Arithmetic:
    """That of the polynomials in a ring over QQ or GF(p)."""

    takes_equations = True
    """Whether two sides are another value, their difference."""

    def __init__(self, ring: PolyRing) -> None:
        self.ring = ring
        self.variables = {str(s): g for s, g in zip(ring.symbols, ring.gens, strict=True)}
        self._most_terms = most_terms(ring)

    def constant(self, value: int) -> Any:
        found = self.ring.zero
        if coefficient := self.ring.domain(value):
            found[self.ring.zero_monom] = coefficient
        return found

    def variable(self, name: str) -> Any:
        """Of a name among ``variables``."""
        return self.variables[name]

    def total(self, terms: Iterable[tuple[bool, Any]]) -> Any:
        """The sum of values, each of which is to be subtracted or not."""
        found = self.ring.zero
        for negative, value in terms:
            increase(found, value, negative)
        found.strip_zero()
        return found

    def times(self, value: Any, factor: Any) -> Any:
        self._bound(len(value) * len(factor), _bits(value) + _bits(factor))
        if len(value) == len(factor) == 1:
            [(m, a)], [(n, b)] = value.items(), factor.items()
            product = self.ring.zero
            product[self.ring.monomial_mul(m, n)] = a * b
            return product
        if len(value) * len(factor) > SMALL and self.ring.domain.is_QQ:
            return from_flint(in_flint(value) * in_flint(factor), self.ring)
        return value * factor

    def over(self, value: Any, divisor: Any) -> Any:
        if not divisor.is_ground or not divisor:
            raise Refused("a nonzero number as divisor")
        return value.quo_ground(divisor.coeff(1))

    def power(self, base: Any, exponent: int) -> Any:
        if exponent > MAX_EXPONENT:
            raise Refused(f"an exponent of at most {MAX_EXPONENT}")
        self._bound(power_terms(len(base), exponent), _bits(base) * exponent)
        if len(base) > 1 and exponent > 1 and self.ring.domain.is_QQ:
            return from_flint(in_flint(base) ** exponent, self.ring)
        return base**exponent if exponent else self.ring.one

    def _bound(self, terms: int, bits: int) -> None:
        if terms > self._most_terms:
            raise Refused(f"a polynomial that expands to at most {self._most_terms} terms")
        if bits > MAX_BITS or terms * bits > MOST_BITS:
            raise Refused(f"coefficients of at most {MAX_BITS} bits")


class Sizes:
    """Of the polynomials of one text, which together have no more terms and bits than one may have.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> f, = read_polynomials("(x + y)^999")
    >>> sizes = Sizes(f.ring)
    >>> for _ in range(101):
    ...     sizes.add(f)
    Traceback (most recent call last):
    ...
    neurovariety.errors.SpecificationError: expected polynomials of at most 100000 terms together
    """

    def __init__(self, ring: PolyRing) -> None:
        self._most, self._terms, self._bits = most_terms(ring), 0, 0

    def add(self, f: PolyElement) -> None:
        """One more."""
        self._terms += len(f)
        self._bits += len(f) * _bits(f)
        if self._terms > self._most:
            raise SpecificationError(f"expected polynomials of at most {self._most} terms together")
        if self._bits > MOST_BITS:
            raise SpecificationError(
                f"expected polynomials whose coefficients have at most {MOST_BITS} bits together"
            )


def most_terms(ring: PolyRing) -> int:
    """How many terms a polynomial may have.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> most_terms(polynomial_ring("x")), most_terms(polynomial_ring(f"x{k}" for k in range(1000)))
    (100000, 10000)
    """
    return min(MAX_TERMS, MAX_EXPONENTS // int(ring.ngens))


arithmetic_of = lru_cache(maxsize=10)(Arithmetic)
"""The same for one ring, of which many polynomials are read."""


def increase(total: PolyElement, value: PolyElement, negative: bool) -> None:
    """Add a polynomial to a sum, or subtract it; the sum may keep coefficients that are zero."""
    for m, c in value.items():
        c = -c if negative else c
        total[m] = total[m] + c if m in total else c


def _bits(f: PolyElement) -> int:
    """About how many bits a factor adds to the coefficients of a product."""
    if not f.ring.domain.is_QQ:
        return 1
    numbers = (max(abs(c.numerator), c.denominator) for c in f.values() if c != 1)
    return int(max(numbers, default=1)).bit_length() - 1 + (len(f) - 1).bit_length()


def power_terms(terms: int, exponent: int) -> int:
    """How many terms a power of a sum of so many terms has at the most.

    It is a binomial coefficient, and more than `MAX_TERMS` is not looked at.

    Examples
    --------
    >>> power_terms(3, 2)
    6
    """
    count = 1
    for i in range(1, min(terms - 1, exponent) + 1):
        count = count * (max(terms - 1, exponent) + i) // i
        if count > MAX_TERMS:
            break
    return count
