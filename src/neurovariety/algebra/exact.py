"""Exact numbers as text, of any length, and modulo primes."""

from __future__ import annotations

import re
from collections.abc import Iterable, KeysView, Mapping, Set
from dataclasses import fields
from fractions import Fraction
from itertools import islice
from operator import index
from typing import Any

from flint import fmpq, fmpq_mpoly_ctx, fmpz
from sympy import QQ
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.errors import SpecificationError, short

# Python refuses to convert more than 4300 decimal digits at once, so longer ones go by halves.
_BLOCK = 4000

MOST_ITEMS = 1_000_000
"""Of a sequence that is given."""

_DECIMAL = re.compile(r"\s*[-+]?[0-9]{0,30}\.[0-9]{1,30}\s*")


def parse_integer(text: str) -> int:
    """Read a decimal integer of any length.

    Examples
    --------
    >>> parse_integer("-" + "9" * 10_000) == 1 - 10**10_000
    True
    """
    if len(text) <= _BLOCK:
        return int(text)
    if text[0] == "-":
        return -parse_integer(text[1:])
    low = len(text) // 2
    high: int = parse_integer(text[:-low]) * 10**low
    return high + parse_integer(text[-low:])


def format_integer(value: int) -> str:
    """Write an integer of any length in decimal.

    Examples
    --------
    >>> len(format_integer(-(10**10_000)))
    10002
    """
    return str(fmpz(int(value)))


def format_rational(value: Any) -> str:
    """Write a rational number as ``a`` or ``a/b``.

    Examples
    --------
    >>> format_rational(Fraction(-3, 4))
    '-3/4'
    """
    numerator, denominator = int(value.numerator), int(value.denominator)
    top = format_integer(numerator)
    return top if denominator == 1 else f"{top}/{format_integer(denominator)}"


def fraction(value: Any) -> Fraction:
    """One of SymPy's or FLINT's rational numbers as Python's.

    Examples
    --------
    >>> fraction(QQ(2, 3))
    Fraction(2, 3)
    """
    return Fraction(int(value.numerator), int(value.denominator))


def to_flint(value: Any) -> fmpq:
    """A rational number, Python's or SymPy's, as FLINT's, whose arithmetic is the fastest.

    Examples
    --------
    >>> to_flint(Fraction(2, 3)) + 1
    5/3
    """
    if isinstance(value, fmpq):
        return value
    return fmpq(int(value.numerator), int(value.denominator))


def in_flint(f: PolyElement) -> Any:
    """A polynomial over QQ as FLINT's, which multiplies, factors and divides the fastest."""
    context = fmpq_mpoly_ctx.get(("x", f.ring.ngens))
    return context.from_dict({m: to_flint(c) for m, c in f.iterterms()})


def from_flint(g: Any, ring: PolyRing) -> PolyElement:
    """One of FLINT's polynomials in a ring over QQ."""
    terms = {tuple(map(int, m)): QQ(int(c.p), int(c.q)) for m, c in g.terms()}
    return ring.from_dict(terms)


def quotient(value: Fraction) -> Any:
    """One of Python's fractions as SymPy's.

    Examples
    --------
    >>> quotient(Fraction(2, 3)) == QQ(2, 3)
    True
    """
    return QQ(value.numerator, value.denominator)


def to_rational(value: Any) -> Fraction:
    """Take an exact number: an integer, a fraction, a SymPy or NumPy integer or rational, or text.

    Raises
    ------
    SpecificationError
        For a float, which does not say which rational number is meant, and for anything else.

    Examples
    --------
    >>> to_rational("3/4")
    Fraction(3, 4)
    """
    if isinstance(value, bool):
        raise SpecificationError(f"expected a number, got {value}")
    if isinstance(value, str):
        return _parse_rational(value)
    if is_float(value):
        raise SpecificationError(
            f"expected an exact number, got the float {value}; write a fraction such as "
            f"'{_near(value)}', or neurovariety.rational({value}), which takes the float exactly"
        )
    try:
        top, bottom = value.numerator, value.denominator
        if callable(top):  # Sage has methods where others have attributes
            top, bottom = top(), bottom()
        return Fraction(int(top), int(bottom))
    except (AttributeError, TypeError, ValueError):
        raise SpecificationError(f"expected an exact number, got {short(value)}") from None


def _near(value: Any) -> str:
    """The fraction that is written as a float is, where that is short."""
    text = str(value)
    return str(Fraction(text)) if _DECIMAL.fullmatch(text) else "1/2"


def is_float(value: Any) -> bool:
    """Whether a number is a float of Python, SymPy or NumPy."""
    return (
        isinstance(value, float)
        or bool(getattr(value, "is_Float", False))
        or getattr(getattr(value, "dtype", None), "kind", "") == "f"
    )


def _parse_rational(text: str) -> Fraction:
    top, slash, bottom = text.strip().partition("/")
    try:
        if not slash:
            bottom = "1"
        if not top.strip().lstrip("+-").isdecimal() or not bottom.strip().isdecimal():
            raise ValueError
        return Fraction(parse_integer(top.strip()), parse_integer(bottom.strip()))
    except (ValueError, ZeroDivisionError):
        hint = f"; write {Fraction(text)}" if _DECIMAL.fullmatch(text) else ""
        raise SpecificationError(
            f"expected an integer or a fraction such as -3/4, got {short(text.strip())}{hint}"
        ) from None


def is_integer(value: Any) -> bool:
    """Whether it is an integer of Python, NumPy or Sage, where a plain ``3`` is one of its own.

    Examples
    --------
    >>> is_integer(3), is_integer(True), is_integer(3.0)
    (True, False, False)
    """
    if isinstance(value, bool) or not hasattr(type(value), "__index__"):  # quicker than a protocol
        return False
    try:
        index(value)
    except TypeError:  # of an array with more than one entry
        return False
    return True


def check_flag(name: str, value: Any) -> None:
    """Refuse anything but True and False."""
    if not isinstance(value, bool):
        raise SpecificationError(f"{name}: expected True or False, got {short(value)}")


def items_of(name: str, given: Any) -> list[Any]:
    """The items of a sequence that is no text.

    Examples
    --------
    >>> items_of("weights", range(3))
    [0, 1, 2]
    """
    unordered = isinstance(given, Set | Mapping) and not isinstance(given, KeysView)
    if unordered or isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise SpecificationError(f"expected a sequence of {name}, got {short(given)}")
    try:
        items = list(islice(given, MOST_ITEMS + 1))
    except TypeError:  # an array without dimensions
        raise SpecificationError(f"expected a sequence of {name}, got {short(given)}") from None
    if len(items) > MOST_ITEMS:
        raise SpecificationError(f"expected at most {MOST_ITEMS} {name}, got more")
    return items


def plain_integers(value: Any) -> None:
    """Make the integers in the fields of a frozen dataclass Python's own.

    Those of NumPy wrap around, and those of Sage do not mix with SymPy's.
    """
    for field in fields(value):
        given = getattr(value, field.name)
        if type(given) is not int and is_integer(given):
            object.__setattr__(value, field.name, index(given))


def check_integer(name: str, value: Any, low: int, high: int | None = None) -> int:
    """Return ``value`` if it is an integer from ``low`` to ``high``; else say what was expected.

    Examples
    --------
    >>> check_integer("rank", 2, 1, 3)
    2
    """
    bounds = f"at least {low}" if high is None else f"from {low} to {high}"
    if not is_integer(value):
        raise SpecificationError(f"{name}: expected an integer {bounds}, got {short(value)}")
    found: int = index(value)
    if found < low or (high is not None and found > high):
        raise SpecificationError(f"{name}: expected {bounds}, got {format_integer(found)}")
    return found


def reduces_to(value: Any, p: int) -> int:
    """A rational number, Python's or SymPy's, modulo a prime.

    Raises
    ------
    SpecificationError
        If the prime divides its denominator.

    Examples
    --------
    >>> reduces_to(Fraction(1, 2), 7)
    4
    """
    top, bottom = int(value.numerator), int(value.denominator)
    if bottom == 1:
        return top % p
    if bottom % p == 0:
        raise SpecificationError(
            f"the prime {p} divides the denominator of {format_rational(value)}; take another prime"
        )
    return top * pow(bottom, -1, p) % p
