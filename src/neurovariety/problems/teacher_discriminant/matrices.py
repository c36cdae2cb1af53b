"""Teachers as matrices: functions of networks that are forms whose matrices have bounded rank."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import factorial, prod

from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.algebra.shown import Shown
from neurovariety.networks.base import Network
from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork
from neurovariety.varieties.matrices import Hankel, SymmetricDeterminantal


@dataclass(frozen=True)
class Matrices(Shown):
    """Matrices whose entries are the coefficients of functions, divided by numbers.

    Parameters
    ----------
    variety : SymmetricDeterminantal or Hankel
        The matrices of the functions.
    scales : tuple of int
        A coefficient is an entry times its scale, a multinomial coefficient.
    """

    variety: SymmetricDeterminantal | Hankel
    scales: tuple[int, ...]

    def form(self, W: RationalMatrix) -> RationalMatrix:
        """A quadratic form in the coefficients, in the entries."""
        pairs = zip(self.scales, W, strict=True)
        return tuple(
            tuple(a * w * b for w, b in zip(row, self.scales, strict=True)) for a, row in pairs
        )

    def entries(self, coefficients: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
        """Those of the matrix of a function."""
        return tuple(c / a for c, a in zip(coefficients, self.scales, strict=True))


def as_matrices(network: Network) -> Matrices | None:
    """The matrices of the functions of a network with one hidden layer and one output, if known.

    Sums of m squares of linear forms are the quadratic forms whose symmetric matrices have rank at
    most m. Binary forms of degree 2k are limits of sums of m <= k powers if their Hankel matrices
    of size k + 1 have rank at most m.

    References
    ----------
    A. Iarrobino, V. Kanev: Power sums, Gorenstein algebras, and determinantal loci, Springer 1999,
    for binary forms.

    Examples
    --------
    >>> as_matrices(PolynomialNetwork((2, 2, 1), 4)).scales
    (1, 4, 6, 4, 1)
    >>> print(as_matrices(PolynomialNetwork((3, 2, 1), 2)).variety)
    symmetric 3 x 3 matrices of rank at most 2
    >>> as_matrices(PolynomialNetwork((2, 2, 1), 5)) is None
    True
    """
    if not isinstance(network, PolynomialNetwork | MonomialNetwork) or network.has_bias:
        return None
    if len(network.widths) != 3 or network.widths[2] != 1 or network.is_filling:
        return None
    (n, m, _), (power,) = network.widths, network.activations
    r = power.degree
    if not power.is_monomial or r % 2 or (r > 2 and n > 2):
        return None
    V = SymmetricDeterminantal(n, m) if r == 2 else Hankel(r // 2 + 1, m)
    exponents = list(network.expanded[0])
    return Matrices(V, tuple(factorial(r) // prod(map(factorial, e)) for e in exponents))
