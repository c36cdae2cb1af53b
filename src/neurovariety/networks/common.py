"""What the classes of networks share: products of layers, and checks of what a user gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import format_integer, items_of
from neurovariety.algebra.matrices import matrix_product
from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError

MOST_EXPONENTS = 10_000_000
"""Of all terms of a network's polynomials."""


def product(layers: Sequence[PolynomialMatrix]) -> PolynomialMatrix:
    """``W_h ... W_1``, the first factor last."""
    value = layers[0]
    for W in layers[1:]:
        value = matrix_product(W, value)
    return value


def check_size(terms: int, variables: int) -> None:
    """Refuse polynomials with so many terms in all that writing them out would not end.

    Raises
    ------
    SpecificationError
        Before anything is computed.
    """
    if terms * variables > MOST_EXPONENTS:
        raise SpecificationError(
            f"expected a smaller network: its polynomials in {variables} variables have up to "
            f"{format_integer(terms)} terms, and at most {MOST_EXPONENTS // variables} are "
            "written out"
        )


def flat(matrix: PolynomialMatrix) -> tuple[Polynomial, ...]:
    """The entries by rows."""
    return tuple(entry for row in matrix for entry in row)


def coefficients(f: Polynomial, ring: PolyRing) -> dict[tuple[int, ...], Polynomial]:
    """The coefficients, in the first variables, of the monomials in the others."""
    n = ring.ngens
    parts: dict[tuple[int, ...], dict[tuple[int, ...], Any]] = {}
    for monomial, c in f.terms():
        parts.setdefault(monomial[n:], {})[monomial[:n]] = c
    return {key: ring.from_dict(parts[key]) for key in sorted(parts, reverse=True)}


def integers(name: str, given: Any) -> tuple[int, ...]:
    """A sequence; its entries are checked where their range is known."""
    return tuple(items_of(name, given))


def check_bits(name: str, values: Iterable[Any]) -> None:
    """Refuse anything but zeros and ones."""
    for v in values:
        if v not in (0, 1):
            raise SpecificationError(f"expected 0 or 1 in {name}, got {v}")


def check_inputs(X: Sequence[Sequence[Any]], count: int) -> None:
    """Refuse a matrix of inputs as columns that does not have so many rows."""
    if len(X) != count:
        raise SpecificationError(f"expected X with {counted(count, 'row')}, got {len(X)}")


def listed(values: Iterable[Any]) -> str:
    """Numbers in words."""
    return ", ".join(map(str, values))


def sums_of(degrees: int, e: int) -> int:
    """The sums of e members of a set."""
    found = 1
    while e:
        if e & 1:
            found = added(found, degrees)
        degrees, e = added(degrees, degrees), e >> 1
    return found


def added(first: int, second: int) -> int:
    """The sums of a member of each of two sets."""
    return reduce(or_, (second << d for d in members(first)), 0)


def members(bits: int) -> tuple[int, ...]:
    """Of a set of integers, which is given by its bits."""
    return tuple(d for d, bit in enumerate(reversed(f"{bits:b}")) if bit == "1")
