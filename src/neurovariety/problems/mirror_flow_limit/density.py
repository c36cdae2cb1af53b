"""Densities of biases: uniform ones, and any that are piecewise polynomial."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from flint import fmpq_poly
from sympy import QQ
from sympy.polys.rootisolation import dup_count_real_roots

from neurovariety.algebra.exact import format_rational, fraction, quotient, to_flint, to_rational
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring, read_polynomials
from neurovariety.algebra.shown import Shown, counted
from neurovariety.errors import SpecificationError
from neurovariety.problems.base.arguments import read_numbers

MOST_CUTS = 100
LARGEST_DEGREE = 20


class Density(Shown, ABC):
    """A density that is a polynomial between two neighbouring cuts, and zero outside of them all.

    Attributes
    ----------
    cuts : tuple of Fraction
        In their order.
    """

    cuts: Any

    @property
    @abstractmethod
    def polynomials(self) -> tuple[Polynomial, ...]:
        """One between each two cuts, in ``x``."""

    @property
    def in_flint(self) -> tuple[Any, ...]:
        """The same as FLINT's polynomials in one variable."""
        return tuple(
            fmpq_poly([to_flint(c) for c in reversed(f.to_dense())]) for f in self.polynomials
        )

    @property
    def rows(self) -> tuple[tuple[Fraction, ...], ...]:
        """The coefficients of each, from the constant one on, with zeros up to the same degree."""
        degree = max(f.degree() for f in self.polynomials)
        return tuple(
            tuple(fraction(f.get((k,), QQ(0))) for k in range(degree + 1)) for f in self.polynomials
        )

    @property
    def is_even(self) -> bool:
        """Whether it is the same at x and -x."""
        (x,) = self.polynomials[0].ring.gens
        mirrored = tuple(f.compose(x, -x) for f in reversed(self.polynomials))
        return self.polynomials == mirrored and self.cuts == tuple(-c for c in self.cuts[::-1])

    @property
    def gaps(self) -> tuple[tuple[Fraction, Fraction], ...]:
        """The intervals between two cuts on which it is zero."""
        pieces = zip(pairwise(self.cuts), self.polynomials, strict=True)
        return tuple(ends for ends, f in pieces if not f)


@dataclass(frozen=True)
class Uniform(Density):
    """The uniform density on an interval.

    Parameters
    ----------
    low, high : exact numbers
        Its ends.

    Raises
    ------
    SpecificationError
        If the second is not larger.

    Examples
    --------
    >>> print(Uniform(-2, 2), Uniform("-1/2", "1/2").polynomials)
    the uniform density on [-2, 2] (1,)
    """

    low: Any
    high: Any

    def __post_init__(self) -> None:
        for name in ("low", "high"):
            object.__setattr__(self, name, to_rational(getattr(self, name)))
        if self.low >= self.high:
            raise SpecificationError(f"expected {self} with a larger second number")

    def __str__(self) -> str:
        return f"the uniform density on [{format_rational(self.low)}, {format_rational(self.high)}]"

    @property
    def cuts(self) -> tuple[Fraction, ...]:
        """The ends."""
        return self.low, self.high

    @property
    def polynomials(self) -> tuple[Polynomial, ...]:
        """A constant."""
        ring = polynomial_ring(["x"])
        return (ring(quotient(1 / (self.high - self.low))),)


@dataclass(frozen=True)
class PiecewiseDensity(Density):
    """A density that is a polynomial in ``x`` between each two cuts.

    Parameters
    ----------
    cuts : sequence of exact numbers, or str
        In their order.
    pieces : sequence of polynomials, or str
        One less, not negative; their integrals add up to 1.

    Raises
    ------
    SpecificationError
        If this is no density.

    Examples
    --------
    >>> print(PiecewiseDensity("-1, 0, 1", "1 + x; 1 - x"))
    a piecewise polynomial density on [-1, 1]
    """

    cuts: Any
    pieces: Any

    def __post_init__(self) -> None:
        cuts, pieces = read_numbers("cuts", self.cuts), read_polynomials(self.pieces, "x")
        if len(cuts) > MOST_CUTS or max((f.degree() for f in pieces), default=0) > LARGEST_DEGREE:
            raise SpecificationError(
                f"expected at most {MOST_CUTS} cuts, and polynomials of degree at most "
                f"{LARGEST_DEGREE}"
            )
        if len(cuts) != len(pieces) + 1 or any(a >= b for a, b in pairwise(cuts)):
            raise SpecificationError(
                "expected cuts in their order, and a polynomial between each two, got "
                f"{counted(len(cuts), 'cut')} and {counted(len(pieces), 'polynomial')}"
            )
        object.__setattr__(self, "cuts", cuts)
        object.__setattr__(self, "pieces", pieces)
        for ends, f in zip(pairwise(cuts), pieces, strict=True):
            if f and not _is_positive(f, *ends):
                raise SpecificationError(
                    f"expected a density that is not negative, got {f} from "
                    f"{format_rational(ends[0])} to {format_rational(ends[1])}"
                )
        mass = sum(
            (p.integral()(to_flint(b)) - p.integral()(to_flint(a)))
            for (a, b), p in zip(pairwise(cuts), self.in_flint, strict=True)
        )
        if mass != 1:
            raise SpecificationError(f"expected a density with integral 1, got {mass}")

    def __str__(self) -> str:
        low, high = format_rational(self.cuts[0]), format_rational(self.cuts[-1])
        return f"a piecewise polynomial density on [{low}, {high}]"

    @property
    def polynomials(self) -> tuple[Polynomial, ...]:
        """The pieces."""
        found: tuple[Polynomial, ...] = self.pieces
        return found


def _is_positive(f: Polynomial, low: Fraction, high: Fraction) -> bool:
    """Whether it is positive between two numbers but for zeros of even multiplicity."""
    a, b = quotient(low), quotient(high)
    if f.evaluate(0, (a + b) / 2) < 0:
        return False
    for g, k in f.sqf_list()[1]:
        inside = dup_count_real_roots(g.to_dense(), QQ, a, b)
        inside -= sum(not g.evaluate(0, end) for end in (a, b))
        if k % 2 and inside:
            return False
    return True
