"""Which primes are used: the one place that chooses them.

A count modulo a prime is that over the rational numbers for all but finitely many primes. Bad ones
divide a number that the equations and the data are made of (a coefficient, a denominator, an
exponent, a weight, a determinant), or one that is made of these, such as a minor: the first kind is
left out here, and for what cannot be seen two primes are asked where something relies on the count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from operator import index
from typing import Any, NamedTuple
from zlib import crc32

from sympy import GF, QQ, Domain, isprime, nextprime, prevprime

from neurovariety.algebra.exact import format_integer, format_rational, is_integer, parse_integer
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.errors import SpecificationError, short

DEFAULT_PRIME = 32003
"""The prime that the literature's Macaulay2 sessions use."""

SMALLEST_PRIME = 101

LARGEST_PRIME = 32749
"""F4 in Macaulay2 1.21 and 1.26 takes characteristics below 2^15; a smaller prime than 101 makes
random data collide too often for a count to mean anything."""

_FEW = 12

_PRIME_FIELD = re.compile(r"GF\(0*([0-9]+)\)|0*([0-9]+)")


class Telling(NamedTuple):
    """A rational number that should not become zero, or infinite, modulo a prime.

    Parameters
    ----------
    value : int, Fraction or one of SymPy's rational numbers
        Zero is no matter.
    what : str
        What it is in the problem, for a message.
    """

    value: Any
    what: str

    def spoilt_by(self, p: int) -> bool:
        """Whether the prime divides its numerator or denominator."""
        top, bottom = int(self.value.numerator), int(self.value.denominator)
        return bool(top) and (top % p == 0 or bottom % p == 0)


def good_primes(numbers: Iterable[Telling], first: int = DEFAULT_PRIME) -> Iterator[int]:
    """The primes that divide no given number, from the first one down and then up.

    Raises
    ------
    SpecificationError
        If none is left from 101 to 32749.

    Examples
    --------
    >>> from itertools import islice
    >>> list(islice(good_primes([Telling(32003, "a coefficient")]), 2))
    [31991, 31981]
    """
    telling = tuple(numbers)
    for p in _primes(first):
        if not any(number.spoilt_by(p) for number in telling):
            yield p
    raise SpecificationError(
        f"expected a prime from {SMALLEST_PRIME} to {LARGEST_PRIME} that divides no number in "
        "the problem, found none"
    )


def good_prime(numbers: Iterable[Telling]) -> int:
    """The first good prime.

    Examples
    --------
    >>> good_prime([]), good_prime([Telling(32003 * 31991, "a weight")])
    (32003, 31981)
    """
    return next(good_primes(numbers))


def further_primes(numbers: Iterable[Telling], p: int | None) -> Iterator[int]:
    """Good primes to be held against a first one, or against the rational numbers: from it on, or,
    where the numbers are large enough to be made of several primes, from one that depends on them.

    So equations that were turned or moved, which hide that all coefficients were multiples of
    the first few primes, meet one that nobody had in mind.

    Examples
    --------
    >>> from itertools import islice
    >>> list(islice(further_primes([Telling(7, "a coefficient")], 32003), 2))
    [31991, 31981]
    >>> list(islice(further_primes([Telling(32003 * 31991 + 1, "a coefficient")], 32003), 2))
    [19163, 19157]
    """
    telling, first = tuple(numbers), p or DEFAULT_PRIME
    if are_large(telling, first):
        drawn = crc32(",".join(format_rational(n.value) for n in telling).encode())
        first = LARGEST_PRIME - drawn % (LARGEST_PRIME // 2)
    return (q for q in good_primes(telling, first) if q != p)


def are_large(numbers: Iterable[Telling], p: int) -> bool:
    """Whether a numerator or denominator is at least the prime.

    Examples
    --------
    >>> are_large([Telling(31991, "a weight")], 32003), are_large([Telling(-32004, "")], 32003)
    (False, True)
    """
    values = (n.value for n in numbers)
    return any(max(abs(int(v.numerator)), int(v.denominator)) >= p for v in values)


def prime_beside(field: Any, numbers: Iterable[Telling]) -> int:
    """The first further prime for what is known over a field.

    Examples
    --------
    >>> prime_beside(QQ, []), prime_beside(GF(32003), [])
    (32003, 31991)
    """
    return next(further_primes(numbers, int(field.mod) if field.is_FiniteField else None))


def check_good(p: int, numbers: Iterable[Telling]) -> None:
    """Refuse a prime modulo which the problem is another one.

    Examples
    --------
    >>> check_good(101, [Telling(202, "a coefficient")])
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: the prime 101 divides 202, a coefficient; take ...
    """
    for number in numbers:
        if number.spoilt_by(p):
            shown = format_rational(number.value)
            part = "" if int(number.value.numerator) % p == 0 else "the denominator of "
            raise SpecificationError(
                f"the prime {p} divides {part}{shown if len(shown) < 40 else shown[:37] + '...'}, "
                f"{number.what}; take another prime, or leave it out"
            )


def in_polynomials(polynomials: Iterable[Polynomial]) -> Iterator[Telling]:
    """The coefficients and the exponents.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> [(str(n.value), n.what) for n in in_polynomials(read_polynomials("x^2/3"))]
    [('1/3', 'a coefficient'), ('2', 'an exponent')]
    """
    for f in polynomials:
        finite = f.ring.domain.is_FiniteField
        for monomial, c in f.terms():
            yield Telling(int(c) if finite else c, "a coefficient")
            yield from (Telling(e, "an exponent") for e in monomial if e)


def differences(values: Iterable[Any], what: str) -> Iterator[Telling]:
    """What a few numbers differ by, up to signs; of many some do so by a multiple by chance.

    Examples
    --------
    >>> [int(number.value) for number in differences([1, 32004], "two weights")]
    [-32003, 32005]
    """
    found = list(dict.fromkeys(values))
    if len(found) <= _FEW:
        for a, b in combinations(found, 2):
            yield Telling(a - b, f"the difference of {what}")
            yield Telling(a + b, f"the sum of {what}")


def _primes(first: int) -> Iterator[int]:
    p = first + 1
    while p > SMALLEST_PRIME:
        yield (p := int(prevprime(p)))
    p = first
    while (p := int(nextprime(p))) <= LARGEST_PRIME:
        yield p


def check_prime(p: int) -> int:
    """Return ``p`` if it can be the characteristic of a computation.

    Raises
    ------
    SpecificationError
        If it is not a prime, or not between 101 and 32749.

    Examples
    --------
    >>> check_prime(32003)
    32003
    """
    if not is_integer(p):
        raise SpecificationError(f"expected a prime number, got {short(p)}")
    p = index(p)
    if p > LARGEST_PRIME:
        raise _too_large(format_integer(p))
    if not isprime(p):
        raise SpecificationError(f"expected a prime number, got {format_integer(p)}")
    if p < SMALLEST_PRIME:
        raise SpecificationError(
            f"the prime {p} is too small for random data: expected one from {SMALLEST_PRIME} to "
            f"{LARGEST_PRIME}, such as {DEFAULT_PRIME}"
        )
    return p


def _too_large(number: str) -> SpecificationError:
    return SpecificationError(
        f"{number} is too large for the engines' modular arithmetic: "
        f"expected at most {LARGEST_PRIME}, such as {DEFAULT_PRIME}"
    )


def check_field(field: Any) -> Any:
    """Return SymPy's ``QQ`` or ``GF(p)``, which text may name; anything else is refused.

    Examples
    --------
    >>> check_field("QQ"), check_field("GF(101)")
    (QQ, GF(101))
    """
    if isinstance(field, Domain | str) and field in (QQ, "QQ"):
        return QQ
    if isinstance(field, str) and (named := _PRIME_FIELD.fullmatch(field)):
        digits = named[1] or named[2]
        if len(digits) > len(str(LARGEST_PRIME)):  # millions of them are never read
            raise _too_large(short(digits))
        return prime_field(check_prime(parse_integer(digits)))
    if getattr(field, "is_FiniteField", False):
        return prime_field(check_prime(int(field.mod)))
    small = is_integer(field) and 1 < field <= LARGEST_PRIME
    hint = f"; write 'GF({field})'" if small and isprime(index(field)) else ""
    raise SpecificationError(
        f"expected the field QQ or GF(p) with a prime p, got {short(field)}{hint}"
    )


@cache
def prime_field(p: int) -> Any:
    """One object for each field: with python-flint, equal ones of SymPy have different hashes."""
    return GF(p)
