"""Activations that are quotients of polynomials in one variable."""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd
from typing import TYPE_CHECKING, Any

from sympy import Expr

from neurovariety.algebra.exact import fraction, quotient
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.activations import Activation, functions_in, is_number
from neurovariety.varieties.rational_maps import read_quotients

if TYPE_CHECKING:
    from neurovariety.networks.evaluation import Residues

ONE = Activation(((0, fraction(1)),))
"""The denominator of a polynomial."""


class VanishingDenominator(SpecificationError):
    """An activation is not defined at a value."""


@dataclass(frozen=True)
class RationalActivation(Activation):
    """A quotient of polynomials that is applied to each coordinate.

    Parameters
    ----------
    terms : tuple of pairs of int and Fraction
        Of the numerator.
    denominator : Activation
        Without a common factor.

    Examples
    --------
    >>> sigma = read_rational_activation("(z^2 - 1)/(2*z)")
    >>> print(sigma)
    (1/2*z^2 - 1/2)/z
    >>> sigma.degree, sigma.is_monomial
    (2, False)
    >>> one_more = Activation(((1, fraction(1)), (0, fraction(1))))
    >>> print(RationalActivation(((2, fraction(1)),), denominator=one_more))
    z^2/(z + 1)
    """

    denominator: Activation = ONE

    def __str__(self) -> str:
        top, bottom = super().__str__(), str(self.denominator)
        if self.denominator == ONE:
            return top
        if len(self.terms) > 1 or "/" in top:
            top = f"({top})"
        is_power = len(self.denominator.terms) == 1 and bottom.startswith("z")
        return f"{top}/{bottom if is_power else f'({bottom})'}"

    @property
    def degree(self) -> int:
        """The larger one of those of numerator and denominator."""
        return max(super().degree, self.denominator.degree)

    @property
    def is_monomial(self) -> bool:
        """Whether it is a power, perhaps with a negative exponent, up to a factor."""
        return len(self.terms) == len(self.denominator.terms) == 1

    def is_linear(self, has_bias: bool = False) -> bool:
        """Whether base changes go through it; ``1/z`` is a power of degree one, too."""
        return self.denominator == ONE and super().is_linear(has_bias)

    @property
    def is_shifted_power(self) -> bool:
        """Whether it is ``a (z + c)^r + b``, which quotients are not said to be."""
        return self.denominator == ONE and super().is_shifted_power

    def roots_of_unity(self, has_bias: bool) -> int:
        """How many numbers c there are with ``s(c z) = d s(z)``, if not all are; else one.

        Examples
        --------
        >>> read_rational_activation("z/(1 + z^2)").roots_of_unity(False)
        2
        """
        parts = (self.terms, self.denominator.terms)
        return gcd(*(terms[0][0] - e for terms in parts for e, _ in terms)) or 1

    def homogeneous(self, f: Polynomial, g: Polynomial) -> tuple[Polynomial, Polynomial]:
        """Numerator and denominator of the activation of f/g, times a power of g."""
        R, e = f.ring, self.degree

        def power(h: Polynomial, k: int) -> Polynomial:
            return h**k if k else R.one  # SymPy raises for zero to the power of zero

        top, bottom = (
            sum((power(f, k) * power(g, e - k) * quotient(c) for k, c in terms), R.zero)
            for terms in (self.terms, self.denominator.terms)
        )
        return top, bottom

    def at(self, z: Residues, p: int) -> Residues:
        """The values at an array of residues modulo a prime."""
        return super().at(z, p) * self._inverse(z, p) % p

    def slope_at(self, z: Residues, p: int) -> Residues:
        """The values of the derivative."""
        f, g, inverse = super().at(z, p), self.denominator.at(z, p), self._inverse(z, p)
        top = super().slope_at(z, p) * g % p - f * self.denominator.slope_at(z, p) % p
        return top % p * inverse % p * inverse % p

    def _inverse(self, z: Residues, p: int) -> Residues:
        found = self.denominator.at(z, p)
        if not found.all():
            raise VanishingDenominator(
                f"expected inputs at which no denominator of the activation {self} vanishes "
                f"modulo {p}"
            )
        return Activation(((p - 2, fraction(1)),)).at(found, p)


def read_rational_activation(given: Any) -> RationalActivation:
    """Take a quotient of polynomials in one variable, as text or as an expression.

    Raises
    ------
    SpecificationError
        If it is none, or constant.

    Examples
    --------
    >>> print(read_rational_activation("1/z + z"))
    (z^2 + 1)/z
    """
    if isinstance(given, RationalActivation):
        return given
    what = "expected a quotient such as 'z/(1 + z^2)' in one variable, not constant, as activation"
    known = isinstance(given, str | Expr | Polynomial)
    if not known or is_number(given) or functions_in(str(given)):
        raise SpecificationError(f"{what}, got {short(given)}")
    (f, *others), g = read_quotients([given])
    if others or g.ring.ngens != 1 or f * g.LC == g * f.LC:
        raise SpecificationError(f"{what}, got {short(given)}")
    top, bottom = (
        tuple(sorted(((int(e), fraction(c)) for (e,), c in h.iterterms()), reverse=True))
        for h in (f, g)
    )
    return RationalActivation(top, Activation(bottom))
