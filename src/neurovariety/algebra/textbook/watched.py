"""Groebner bases and divisions by SymPy, which look at the time when they compare monomials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sympy.polys import groebnertools
from sympy.polys.orderings import MonomialOrder
from sympy.polys.rings import PolyRing

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.polynomials import Polynomial


@dataclass(frozen=True)
class _Watched(MonomialOrder):  # type: ignore[misc]
    """An order that stops where the time is over."""

    order: Any

    def __call__(self, monomial: Any) -> Any:
        check_time()
        return self.order(monomial)


def groebner(polynomials: Iterable[Polynomial], ring: PolyRing) -> list[Polynomial]:
    """The reduced Groebner basis in a ring, by Buchberger's algorithm.

    Raises
    ------
    TooLate
        If the time is over.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> x, y = read_polynomials("x^2 - y; x*y")
    >>> groebner([x, y], x.ring)
    [x**2 - y, x*y, y**2]
    """
    found = groebnertools.groebner(*watched(polynomials, ring), method="buchberger")
    return [g.set_ring(ring) for g in found]


def is_groebner(polynomials: Iterable[Polynomial], ring: PolyRing) -> bool:
    """Whether all S-pairs reduce to zero.

    Raises
    ------
    TooLate
        If the time is over.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> x, y = read_polynomials("x^2 - y; x*y")
    >>> is_groebner([x, y], x.ring)
    False
    """
    return bool(groebnertools.is_groebner(*watched(polynomials, ring)))


def remainder(f: Polynomial, basis: Sequence[Polynomial]) -> Polynomial:
    """The normal form of a polynomial; zero exactly for the members of the ideal of a Groebner
    basis.

    Raises
    ------
    TooLate
        If the time is over.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> f, g = read_polynomials("x^3 + y; x^2 - y")
    >>> remainder(f, [g])
    x*y + y
    """
    if not basis:
        return f
    (dividend, *divisors), _ = watched([f, *basis], basis[0].ring)
    return dividend.rem(divisors).set_ring(f.ring)


def watched(polynomials: Iterable[Polynomial], ring: PolyRing) -> tuple[list[Polynomial], PolyRing]:
    """The same in a ring whose order looks at the time."""
    slow = _slow(ring)
    return [f.set_ring(slow) for f in polynomials], slow


@lru_cache(maxsize=100)
def _slow(ring: PolyRing) -> PolyRing:
    return ring.clone(order=_Watched(ring.order))
