"""Activations that are polynomials in one variable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING, Any

from sympy import Expr

from neurovariety.algebra.exact import (
    format_rational,
    fraction,
    is_integer,
    items_of,
    reduces_to,
)
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring, read_polynomials
from neurovariety.algebra.shown import Shown, counted
from neurovariety.errors import SpecificationError, short
from neurovariety.varieties.matrices import check_length
from neurovariety.varieties.rational_maps import read_quotients

if TYPE_CHECKING:
    from neurovariety.networks.evaluation import Residues

FUNCTIONS = {
    *("abs", "max", "sign", "relu", "elu", "selu", "gelu", "silu", "swish", "softplus"),
    *("sin", "cos", "tanh", "exp", "log", "sigmoid", "softmax"),
}
"""Activations that would be read as variables."""


@dataclass(frozen=True)
class Activation(Shown):
    """A polynomial that is applied to each coordinate.

    Parameters
    ----------
    terms : tuple of pairs of int and Fraction
        Exponents and their coefficients, which are not zero, from the highest exponent down.

    Examples
    --------
    >>> sigma = read_activation("z^2 + z/2")
    >>> print(sigma)
    z^2 + 1/2*z
    >>> sigma.degree, sigma.is_monomial
    (2, False)
    >>> sigma == Activation(((2, Fraction(1)), (1, Fraction(1, 2))))
    True
    """

    terms: tuple[tuple[int, Fraction], ...]

    def __str__(self) -> str:
        return " + ".join(_term(e, c) for e, c in self.terms).replace("+ -", "- ")

    @property
    def degree(self) -> int:
        """The highest exponent."""
        return self.terms[0][0]

    @property
    def denominator(self) -> Activation:
        """One, for polynomials."""
        return Activation(((0, Fraction(1)),))

    @property
    def is_monomial(self) -> bool:
        """Whether it is a power, up to a factor: then what scales the inputs scales the output."""
        return len(self.terms) == 1

    def is_linear(self, has_bias: bool = False) -> bool:
        """Whether base changes go through it, up to shifts, which biases make up for."""
        return self.degree == 1 and (has_bias or self.is_monomial)

    @property
    def is_shifted_power(self) -> bool:
        """Whether it is ``a (z + c)^r + b``, so that biases make it a power."""
        r, a = self.terms[0]
        c = dict(self.terms).get(r - 1, Fraction(0)) / (r * a)
        power = Fraction(a)
        for e in range(r, 0, -1):  # a * binomial(r, e) * c^(r - e)
            if dict(self.terms).get(e, Fraction(0)) != power:
                return False
            power = power * e / (r - e + 1) * c
        return True

    def roots_of_unity(self, has_bias: bool) -> int:
        """How many numbers c there are with ``s(c z) = d s(z)``, if not all are; else one.

        With biases up to shifts of z and of s, which they make up for.

        Examples
        --------
        >>> [read_activation(s).roots_of_unity(False) for s in ("z^3 + z", "z^2 - 1", "z^2 + z", 3)]
        [2, 2, 1, 1]
        >>> [read_activation(s).roots_of_unity(True) for s in ("z^4 + 4*z^3 + 7*z^2", "z^3 + z")]
        [1, 2]
        """
        if not has_bias:
            exponents = [e for e, _ in self.terms]
        else:
            r, a = self.terms[0]
            shift = dict(self.terms).get(r - 1, Fraction(0)) / (r * a)
            (z,) = polynomial_ring(["z"]).gens
            centred = self.of(z - z.ring.domain(shift.numerator, shift.denominator))
            exponents = [e for (e,) in centred.itermonoms() if e]
        return gcd(*(max(exponents) - e for e in exponents)) or 1

    def of(self, f: Polynomial) -> Polynomial:
        """The activation of a polynomial."""
        R = f.ring
        return sum((f**e * R.domain(c.numerator, c.denominator) for e, c in self.terms), R.zero)

    def at(self, z: Residues, p: int) -> Residues:
        """The values at an array of residues modulo a prime."""
        return _value(self.terms, z, p)

    def slope_at(self, z: Residues, p: int) -> Residues:
        """The values of the derivative."""
        return _value(tuple((e - 1, e * c) for e, c in self.terms if e), z, p)


IDENTITY = Activation(((1, Fraction(1)),))
"""That of linear networks."""


def read_activation(given: Any) -> Activation:
    """Take an exponent, or a polynomial in one variable as text or as an expression.

    Raises
    ------
    SpecificationError
        If it is no polynomial in one variable, or constant.

    Examples
    --------
    >>> print(read_activation(3), read_activation("1 - z^2"), sep=", ")
    z^3, -z^2 + 1
    """
    if isinstance(given, Activation):
        return given
    if is_integer(given):
        r = check_length("exponent of the activation", given)
        return Activation(((r, Fraction(1)),))
    if not isinstance(given, str | Expr | Polynomial):
        raise SpecificationError(
            "expected an exponent or a polynomial such as 'z^2 + z' as activation, got "
            f"{short(given)}"
        )
    if isinstance(given, str) and (found := functions_in(given)):
        raise SpecificationError(
            f"expected a polynomial such as 'z^2 + z' as activation, got the function {found[0]}; "
            "where its pattern is constant, a ReLU network is a ReLUNetwork"
        )
    if isinstance(given, str) and is_quotient(given):
        raise SpecificationError(
            "expected a polynomial such as 'z^2 + z' as activation, got the quotient "
            f"{short(given)}; a RationalNetwork has quotients"
        )
    what = "expected a polynomial in one variable, not constant, as activation"
    if is_number(given):
        raise SpecificationError(f"{what}, got {short(given)}")
    (f, *others) = read_polynomials([given])
    if others or f.ring.ngens != 1 or f.is_ground:
        raise SpecificationError(f"{what}, got {short(given)}")
    terms = ((int(e), fraction(c)) for (e,), c in f.iterterms())
    return Activation(tuple(sorted(terms, reverse=True)))


def is_quotient(text: str) -> bool:
    """Whether a text is a quotient of polynomials, and no polynomial.

    Examples
    --------
    >>> [is_quotient(text) for text in ("z/(1 + z)", "z/2", "z^(1/2)")]
    [True, False, False]
    """
    try:
        return not read_quotients([text])[1].is_ground
    except SpecificationError:
        return False


def is_number(given: Any) -> bool:
    """Whether an activation has no variable, so that it is constant, or nothing.

    Examples
    --------
    >>> [is_number(given) for given in ("1/0", "", Expr(), "z")]
    [True, True, True, False]
    """
    if isinstance(given, str):
        return not any(map(str.isalpha, given))
    return isinstance(given, Expr) and not given.free_symbols


def functions_in(text: str) -> list[str]:
    """The functions that are no polynomials.

    Examples
    --------
    >>> functions_in("1 + 2*sin(z)")
    ['sin']
    """
    return [word for word in re.findall("[a-z]+", text.lower()) if word in FUNCTIONS]


def read_activations(
    given: Any, hidden: int, read: Callable[[Any], Activation] = read_activation
) -> tuple[Activation, ...]:
    """One activation for all hidden layers, or one for each; by default polynomials are read.

    Raises
    ------
    SpecificationError
        If their number is another one.
    """
    if isinstance(given, str | Expr | Polynomial | Activation) or not isinstance(given, Iterable):
        return (read(given),) * hidden
    found = tuple(map(read, items_of("activations", given)))
    if len(found) != hidden:
        raise SpecificationError(
            "expected one activation, or one for each of "
            f"{counted(hidden, 'hidden layer')}, got {len(found)}"
        )
    return found


def in_words(activations: Iterable[Activation]) -> str:
    """One if all are the same, else all of them.

    Examples
    --------
    >>> in_words(read_activations(2, 3)), in_words(read_activations((2, 3), 2))
    ('z^2', 'z^2, z^3')
    """
    shown = list(map(str, activations))
    return shown[0] if len(set(shown)) == 1 else ", ".join(shown)


def _value(terms: Iterable[tuple[int, Fraction]], z: Residues, p: int) -> Residues:
    total = 0 * z
    for e, c in terms:
        total = (total + reduces_to(c, p) * _power(z, e, p)) % p
    return total


def _power(z: Residues, e: int, p: int) -> Residues:
    """By squaring: the exponent may be in the thousands."""
    found = 0 * z + 1
    while e:
        if e & 1:
            found = found * z % p
        z, e = z * z % p, e >> 1
    return found


def _term(e: int, c: Fraction) -> str:
    power = "z" if e == 1 else f"z^{e}"
    if e == 0:
        return format_rational(c)
    return power if c == 1 else f"-{power}" if c == -1 else f"{format_rational(c)}*{power}"
