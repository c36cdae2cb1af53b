"""Ideals with what is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sympy import latex
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.exact import items_of
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import (
    SHOWN,
    joined,
    lines,
    show_latex,
    show_polynomial,
    typeset,
)
from neurovariety.errors import SpecificationError, short


def reduced_basis(basis: Iterable[Polynomial]) -> tuple[Polynomial, ...]:
    """A reduced Groebner basis in its one form: monic, the largest leading monomial first.

    A reduced basis is unique up to this, and SymPy and Sage write it so. Then equal ideals have
    equal bases, whoever computed them.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> reduced_basis(read_polynomials("2*y + 1; 3*x^2 - y"))
    (x**2 - 1/3*y, y + 1/2)
    """
    elements = [g.monic() if g.ring.domain.is_Field else g for g in basis if g]
    return tuple(sorted(elements, key=lambda g: g.ring.order(g.LM), reverse=True))


@dataclass(frozen=True)
class Ideal(Shown):
    """An ideal of a polynomial ring with what is known of it.

    Parameters
    ----------
    ring : sympy.polys.rings.PolyRing
        It carries field, variables and monomial order.
    generators : tuple of PolyElement
        As they were given.
    groebner_basis : tuple of PolyElement or None
        The reduced Groebner basis in the ring's order, in the form that `reduced_basis` gives it;
        empty for the zero ideal.
    dimension : int or None
        The Krull dimension of the affine scheme; -1 if it is empty.
    degree : int or None
        The degree of the projective closure; 0 if it is empty.

    Examples
    --------
    >>> from sympy import QQ, ring
    >>> R, x, y = ring("x,y", QQ, "grevlex")
    >>> Ideal(R, (x**2 - y, x * y), dimension=0).latex()
    '\\\\left\\\\langle x^{2} - y,\\\\ x y \\\\right\\\\rangle'
    """

    ring: Any
    generators: tuple[Polynomial, ...]
    groebner_basis: tuple[Polynomial, ...] | None = None
    dimension: int | None = None
    degree: int | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.ring, PolyRing):
            raise SpecificationError(f"expected a polynomial ring of SymPy, got {short(self.ring)}")
        for g in items_of("generators", self.generators):
            if not isinstance(g, PolyElement) or g.ring != self.ring:
                raise SpecificationError(f"expected generators in {self.ring}, got {short(g)}")
        if self.groebner_basis is not None:
            object.__setattr__(self, "groebner_basis", reduced_basis(self.groebner_basis))

    @staticmethod
    def of_basis(
        ring: Any,
        basis: Iterable[Polynomial],
        dimension: int | None = None,
        degree: int | None = None,
    ) -> Ideal:
        """The ideal that is given by its reduced Groebner basis."""
        ordered = reduced_basis(basis)
        return Ideal(ring, ordered, ordered, dimension, degree)

    @property
    def codimension(self) -> int | None:
        """The number of variables less the dimension."""
        return None if self.dimension is None else len(self.ring.gens) - self.dimension

    @property
    def is_unit(self) -> bool:
        """Whether nothing satisfies the equations."""
        return self.dimension == -1

    def reduce(self, f: Polynomial) -> Polynomial:
        """The normal form of ``f``; zero exactly for the members of the ideal."""
        if self.groebner_basis is None:
            raise ValueError("this ideal has no Groebner basis; ask the problem for one")
        return f.rem(list(self.groebner_basis)) if self.groebner_basis else f

    def latex(self) -> str:
        """The ideal by its generators, for a paper or a notebook."""
        inner = r",\ ".join(latex(g.as_expr()) for g in self.generators)
        return rf"\left\langle {inner or '0'} \right\rangle"

    def _repr_latex_(self) -> str:
        return show_latex(self.generators, r"\langle", r"\rangle")

    def summary(self) -> list[tuple[str, str]]:
        """Lines of a name and a text, for a terminal."""
        known = [
            (name, str(number))
            for name in ("dimension", "codimension", "degree")
            if (number := getattr(self, name)) is not None
        ]
        named = "generators" if self.groebner_basis is None else "Groebner basis"
        shown = self.generators if self.groebner_basis is None else self.groebner_basis
        return [*known, *lines(named, [show_polynomial(g) for g in shown] or ["0"])]

    def in_short(self) -> str:
        """Dimension, degree and generators."""
        if self.is_unit:
            return "empty"
        dots = [", ..."] if len(self.generators) > SHOWN else []
        shown = joined(map(show_polynomial, self.generators[:SHOWN]))
        numbers = (("dimension", self.dimension), ("degree", self.degree))
        known = ", ".join(f"{name} {n}" for name, n in numbers if n is not None)
        return typeset(f"{known}: " if known else "", shown, *dots)

    def data(self) -> dict[str, Any]:
        """The ideal as plain data; polynomials as `read_polynomials` takes them back."""
        basis = self.groebner_basis
        return {
            "variables": [str(s) for s in self.ring.symbols],
            "order": str(self.ring.order),
            "field": str(self.ring.domain),
            "generators": [show_polynomial(g) for g in self.generators],
            "groebner_basis": None if basis is None else [show_polynomial(g) for g in basis],
            "dimension": self.dimension,
            "codimension": self.codimension,
            "degree": self.degree,
        }
