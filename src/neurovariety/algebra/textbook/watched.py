"""SymPy's Groebner bases, which look at the time whenever they compare two monomials."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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


def watched(polynomials: Iterable[Polynomial], ring: PolyRing) -> tuple[list[Polynomial], PolyRing]:
    """The same in a ring whose order looks at the time: divisions there end, too."""
    slow = ring.clone(order=_Watched(ring.order))
    return [f.set_ring(slow) for f in polynomials], slow
