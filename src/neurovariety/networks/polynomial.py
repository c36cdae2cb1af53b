"""Networks whose activations are polynomials."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import check_flag, plain_integers
from neurovariety.algebra.polynomials import PolynomialMatrix, polynomial_ring
from neurovariety.networks.activations import (
    Activation,
    in_words,
    read_activation,
    read_activations,
)
from neurovariety.networks.base import Symmetries
from neurovariety.networks.common import integers, listed
from neurovariety.networks.layered import LayeredNetwork
from neurovariety.networks.linear import LinearNetwork
from neurovariety.varieties.matrices import check_length


@dataclass(frozen=True)
class PolynomialNetwork(LayeredNetwork):
    """The network ``x -> W_h s(W_(h-1) ... s(W_1 x + b_1) ... + b_(h-1)) + b_h``.

    Parameters
    ----------
    widths : sequence of int
        ``d_0, ..., d_h``.
    activation : int, polynomial, or a sequence of such
        The activation s: an exponent, or a polynomial in one variable such as ``"z^2 + z"``; one
        for all hidden layers, or one for each.
    bias : bool
        Whether there are the biases ``b_1, ..., b_h``.

    Raises
    ------
    SpecificationError
        If something is no width, or no polynomial in one variable.

    References
    ----------
    J. Kileel, M. Trager, J. Bruna: On the expressive power of deep polynomial neural networks,
    NeurIPS 2019. K. Kubjas, J. Li, M. Wiesmann: Geometry of polynomial neural networks,
    Algebraic Statistics 15 (2024) 295-328.

    Examples
    --------
    >>> net = PolynomialNetwork((2, 2, 1), "z^2 + z")
    >>> net.map.polynomials[0]
    w1_11**2*w2_11 + w1_21**2*w2_12
    >>> net.ambient_dimension, net.is_filling
    (5, True)
    >>> print(PolynomialNetwork((2, 3, 1), 4, bias=True).symmetries)
    (C*)^3 x S_3
    """

    widths: tuple[int, ...]
    activation: Any  # a tuple of Activation, one for each hidden layer, once read
    bias: bool = False

    def __post_init__(self) -> None:
        widths = LinearNetwork(*integers("widths", self.widths)).widths
        check_flag("bias", self.bias)
        object.__setattr__(self, "widths", widths)
        activations = read_activations(self.activation, len(widths) - 2)
        object.__setattr__(self, "activation", activations)

    def __str__(self) -> str:
        several = "s" if len(set(self.activation)) > 1 else ""
        active = f" and activation{several} {in_words(self.activation)}" if self.activation else ""
        return f"network with widths {listed(self.widths)}{active}" + (
            ", with biases" if self.bias else ""
        )

    @property
    def activations(self) -> tuple[Activation, ...]:
        """The activation of each hidden layer."""
        found: tuple[Activation, ...] = self.activation
        return found

    @property
    def has_bias(self) -> bool:
        """Whether the last column of each matrix is one of biases."""
        return self.bias

    @property
    def is_dense(self) -> bool:
        """Each matrix has all its weights."""
        return True

    @property
    def input_count(self) -> int:
        """``d_0``."""
        return self.widths[0]

    @property
    def output_count(self) -> int:
        """``d_h``."""
        return self.widths[-1]

    @property
    def parameter_count(self) -> int:
        """``d_1 d_0 + ... + d_h d_(h-1)``, and with biases ``d_1 + ... + d_h`` more."""
        return sum(b * (a + self.bias) for a, b in pairwise(self.widths))

    @cached_property
    def ring(self) -> PolyRing:
        """The polynomials in the weights and, with biases, ``b1_1, ..., b2_1, ...``."""
        names = [str(s) for s in LinearNetwork(*self.widths).ring.symbols]
        if self.bias:
            names += [f"b{k}_{i}" for k, d in enumerate(self.widths) for i in range(1, d + 1) if k]
        return polynomial_ring(names)

    @cached_property
    def layers(self) -> tuple[PolynomialMatrix, ...]:
        """The matrices ``W_1, ..., W_h``, each with its biases, if any, as the last column."""
        x, sizes = iter(self.ring.gens), list(pairwise(self.widths))
        plain = [[[next(x) for _ in range(a)] for _ in range(b)] for a, b in sizes]
        if self.bias:
            plain = [[[*row, next(x)] for row in W] for W in plain]
        return tuple(tuple(map(tuple, W)) for W in plain)

    @property
    def symmetries(self) -> Symmetries:
        """Neurons of a layer are permuted, and scaled where the activation is a power.

        With biases it need only be one up to shifts, such as every polynomial of degree two. Other
        activations leave roots of unity, as ``z^3 + z`` leaves signs; a linear layer changes its
        base.
        """
        pairs = list(zip(self.widths[1:-1], self.activations, strict=True))
        curved = [(d, s) for d, s in pairs if not s.is_linear(self.bias)]
        powers = zip(self.scaled, self.activations, strict=True)
        return Symmetries(
            sum(n for n, s in powers if not s.is_linear(self.bias)),
            permutations=tuple(d for d, _ in curved),
            base_changes=tuple(d for d, s in pairs if s.is_linear(self.bias)),
            orders=tuple(n for d, s in curved for n in d * (s.roots_of_unity(self.bias),) if n > 1),
        )

    @property
    def expected_dimension(self) -> int:
        """What scalings leave; of linear layers these are not all symmetries."""
        return min(self.ambient_dimension, self.parameter_count - sum(self.scaled))

    @property
    def scaled(self) -> tuple[int, ...]:
        """How many neurons of each hidden layer can be scaled."""
        return tuple(
            d if s.is_monomial or (self.bias and s.is_shifted_power) else 0
            for d, s in zip(self.widths[1:-1], self.activations, strict=True)
        )

    @property
    def centred(self) -> PolynomialNetwork:
        """With the same functions up to constants, and powers where biases make up for shifts.

        Examples
        --------
        >>> print(PolynomialNetwork((2, 2, 1), "z^2 + z", bias=True).centred)
        network with widths 2, 2, 1 and activation z^2, with biases
        """
        powers = tuple(
            read_activation(s.degree) if self.bias and s.is_shifted_power else s
            for s in self.activations
        )
        return replace(self, activation=powers)


@dataclass(frozen=True)
class MonomialNetwork(LayeredNetwork):
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
        check_length("exponent of the activation", self.exponent)

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

    @property
    def activations(self) -> tuple[Activation, ...]:
        """The power, for each hidden layer."""
        return (read_activation(self.exponent),) * (len(self.widths) - 2)

    @property
    def symmetries(self) -> Symmetries:
        """Those of a polynomial network."""
        return PolynomialNetwork(self.widths, self.exponent).symmetries

    @property
    def expected_dimension(self) -> int:
        """That of a polynomial network."""
        return PolynomialNetwork(self.widths, self.exponent).expected_dimension
