"""What the classes of networks share: products of layers, and checks of what a user gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.matrices import matrix_product
from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix
from neurovariety.errors import SpecificationError


def product(layers: Sequence[PolynomialMatrix]) -> PolynomialMatrix:
    """``W_h ... W_1``, the first factor last."""
    value = layers[0]
    for W in layers[1:]:
        value = matrix_product(W, value)
    return value


def flat(matrix: PolynomialMatrix) -> tuple[Polynomial, ...]:
    """The entries by rows."""
    return tuple(entry for row in matrix for entry in row)


def coefficients(f: Polynomial, ring: PolyRing) -> Iterable[Polynomial]:
    """The coefficients, in the first variables, of the monomials in the others."""
    n = ring.ngens
    parts: dict[tuple[int, ...], dict[tuple[int, ...], Any]] = {}
    for monomial, c in f.terms():
        parts.setdefault(monomial[n:], {})[monomial[:n]] = c
    return [ring.from_dict(parts[key]) for key in sorted(parts, reverse=True)]


def integers(name: str, given: Any) -> tuple[int, ...]:
    """A sequence; its entries are checked where their range is known."""
    return tuple(several(name, given))


def several(name: str, given: Any) -> list[Any]:
    """The items of a sequence that is no text."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise SpecificationError(f"{name}: expected a sequence, got {given!r}")
    return list(given)


def check_bits(name: str, values: Iterable[Any]) -> None:
    """Refuse anything but zeros and ones."""
    for v in values:
        if v not in (0, 1):
            raise SpecificationError(f"expected 0 or 1 in {name}, got {v}")


def listed(values: Iterable[int]) -> str:
    """Integers in words."""
    return ", ".join(map(str, values))
