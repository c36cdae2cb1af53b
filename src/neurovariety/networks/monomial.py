"""Networks whose activation is a power."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import check_integer, plain_integers
from neurovariety.algebra.matrices import constant_matrix, matrix_product
from neurovariety.algebra.polynomials import PolynomialMatrix, RationalMatrix, polynomial_ring
from neurovariety.networks.base import Network
from neurovariety.networks.common import coefficients, integers, listed
from neurovariety.networks.linear import LinearNetwork
from neurovariety.varieties.variety import Parametric


@dataclass(frozen=True)
class MonomialNetwork(Network):
    """The network ``x -> W_h s(W_(h-1) ... s(W_1 x))`` with the activation ``s(z) = z^r``.

    Parameters
    ----------
    widths : sequence of int
        ``d_0, ..., d_h``.
    exponent : int
        ``r``, at least 1.

    Examples
    --------
    >>> MonomialNetwork((1, 2, 1), 2).map.polynomials
    (w1_11**2*w2_11 + w1_21**2*w2_12,)
    """

    widths: tuple[int, ...]
    exponent: int

    def __post_init__(self) -> None:
        plain_integers(self)
        object.__setattr__(self, "widths", LinearNetwork(*integers("widths", self.widths)).widths)
        check_integer("exponent of the activation", self.exponent, 1)

    def __str__(self) -> str:
        return f"network with widths {listed(self.widths)} and activation z^{self.exponent}"

    @cached_property
    def ring(self) -> PolyRing:
        """The polynomials in the weights, as those of a linear network."""
        return LinearNetwork(*self.widths).ring

    @cached_property
    def layers(self) -> tuple[PolynomialMatrix, ...]:
        """The matrices ``W_1, ..., W_h``."""
        return LinearNetwork(*self.widths).layers

    @cached_property
    def map(self) -> Parametric:
        """The coefficients of the outputs as polynomials in the inputs."""
        names = [str(s) for s in self.ring.symbols]
        inputs = [f"x{k + 1}" for k in range(self.widths[0])]
        whole = polynomial_ring([*names, *inputs])
        layers = [tuple(tuple(e.set_ring(whole) for e in row) for row in W) for W in self.layers]
        column = tuple((x,) for x in whole.gens[len(names) :])
        components = [
            component
            for (output,) in self._forward(layers, column)
            for component in coefficients(output, self.ring)
        ]
        return Parametric(tuple(components))

    def outputs(self, X: RationalMatrix) -> PolynomialMatrix:
        """The outputs on the columns of X."""
        return self._forward(self.layers, constant_matrix(X, self.ring))

    def _forward(self, layers: Sequence[PolynomialMatrix], X: PolynomialMatrix) -> PolynomialMatrix:
        value = matrix_product(layers[0], X)
        for W in layers[1:]:
            active = tuple(tuple(entry**self.exponent for entry in row) for row in value)
            value = matrix_product(W, active)
        return value
