"""What every network is: weights, the functions that they give, and the outputs on data."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.evaluation import modularly
from neurovariety.algebra.exact import check_flag, quotient
from neurovariety.algebra.polynomials import (
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
    polynomial_ring,
    read_rational_matrix,
)
from neurovariety.algebra.primes import DEFAULT_PRIME
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.gauges import Gauge
from neurovariety.varieties.variety import Parametric, Variety

if TYPE_CHECKING:
    from neurovariety.networks.evaluation import Residues


@dataclass(frozen=True)
class Symmetries(Shown):
    """A group that acts on the weights of a network and fixes all functions.

    Parameters
    ----------
    scalings : int
        The dimension of its torus: how many weights can be scaled independently of each other,
        while others make up for it.
    permutations : tuple of int
        The sizes of its symmetric groups, which permute neurons of a layer, or layers.
    base_changes : tuple of int
        The sizes of its general linear groups.
    orders : tuple of int
        Of other finite groups, which permute neurons.

    Examples
    --------
    >>> print(Symmetries(3, permutations=(3,)))
    (C*)^3 x S_3
    """

    scalings: int = 0
    permutations: tuple[int, ...] = ()
    base_changes: tuple[int, ...] = ()
    orders: tuple[int, ...] = ()

    def __str__(self) -> str:
        torus = ["C*" if self.scalings == 1 else f"(C*)^{self.scalings}"] if self.scalings else []
        linear = [f"GL_{n}" for n in self.base_changes]
        finite = [f"S_{n}" for n in self.permutations if n > 1]
        finite += [f"a group of order {n}" for n in self.orders if n > 1]
        return " x ".join([*torus, *linear, *finite]) or "none"


def no_polynomials(network: Any) -> SpecificationError:
    """What a network is refused with if its functions have to be polynomials in the inputs."""
    return SpecificationError(
        f"expected a network with polynomial functions, got {network}: only of these finitely many "
        "moments of inputs make a loss, and signs change at zeros of one polynomial alone; what "
        "asks for its map alone takes it: Dimension, ImageDegree, EDDegree, a LearningDegree in a "
        "metric and others"
    )


class Network(Shown, ABC):
    """A network with polynomial outputs: a frozen value.

    A ``map`` need not tell all functions apart: for gradient flow it matters that every loss is a
    function of its components.
    """

    @property
    @abstractmethod
    def ring(self) -> PolyRing:
        """The polynomials in the weights."""

    @property
    @abstractmethod
    def map(self) -> Parametric:
        """The parametrisation of the functions by the weights."""

    @abstractmethod
    def outputs(self, X: RationalMatrix) -> PolynomialMatrix:
        """The outputs on the columns of X, one row for each output."""

    def quotients(self, X: RationalMatrix) -> tuple[PolynomialMatrix, Polynomial]:
        """The outputs on the columns of X, times a common denominator, and this; one if it can."""
        return self.outputs(X), self.ring.one

    @property
    def coefficients_by_output(self) -> tuple[tuple[Polynomial, ...], ...]:
        """Of each output, those of the same functions of the inputs at the same places."""
        raise SpecificationError(f"expected a network of which outputs are compared, got {self}")

    @property
    def parameter_count(self) -> int:
        """The number of weights."""
        return int(self.ring.ngens)

    @property
    def ambient_dimension(self) -> int:
        """The dimension of the space in which the functions are taken."""
        return self.map.ambient_dimension

    @property
    def expected_dimension(self) -> int:
        """That of the neurovariety, if the known symmetries were all and there were room."""
        return min(self.ambient_dimension, self.parameter_count - self.symmetries.scalings)

    @property
    def symmetries(self) -> Symmetries:
        """What is known to act on the weights and to fix all functions."""
        return Symmetries()

    @property
    def gauge(self) -> Gauge:
        """A chart of the weights modulo symmetries; by default all weights."""
        return Gauge()

    @property
    def expanded(self) -> tuple[dict[tuple[int, ...], Polynomial], ...]:
        """The coefficients of each output by the exponents of the inputs.

        Raises
        ------
        SpecificationError
            If the outputs are no polynomials in the inputs.
        """
        raise no_polynomials(self)

    @property
    def variety(self) -> Variety:
        """The neurovariety: the Zariski closure of the functions."""
        return self.map

    @property
    def is_filling(self) -> bool:
        """Whether the neurovariety is the whole space of functions, over the complex numbers.

        If so, this is proved; if not, it has fewer weights than coefficients, or it is seen at
        random weights modulo a prime.
        """
        enough = self.parameter_count >= self.ambient_dimension
        return enough and self.generic_rank(DEFAULT_PRIME) == self.ambient_dimension

    def generic_rank(self, p: int, seed: int = 1) -> int:
        """Of the derivative by the weights at random ones modulo p: a lower bound of the dimension.

        It is the dimension but for bad luck, if p divides no exponent.
        """
        return self.map.generic_rank(p, seed)

    def outputs_at(self, weights: Sequence[Fraction]) -> tuple[Polynomial, ...]:
        """The outputs at given weights, as polynomials in the inputs ``x1, x2, ...``.

        Raises
        ------
        SpecificationError
            If they are no polynomials in the inputs.
        """
        outputs, values = self.expanded, [quotient(w) for w in weights]
        ring = polynomial_ring([f"x{k + 1}" for k in range(len(next(iter(outputs[0]))))])
        return tuple(
            ring.from_dict({m: c for m, f in output.items() if (c := f(*values))})
            for output in outputs
        )

    def evaluate(self, weights: Any, inputs: Any, p: int) -> Residues:
        """The outputs modulo p on the columns of a matrix of integers, a row for each output.

        Parameters
        ----------
        weights : sequence of int
            In the order of the ring.
        inputs : matrix of int
            A column for each input.
        p : int
            A prime, below 2^26.
        """
        from numpy import array

        at = modularly([int(w) for w in weights], p)
        found = self.outputs(read_rational_matrix(inputs))
        return array([[int(at(f)) for f in row] for row in found])

    def jacobian(self, weights: Any, inputs: Any, p: int) -> Residues:
        """The derivatives of `evaluate`: entries are by output, input, weight."""
        from numpy import array

        at = modularly([int(w) for w in weights], p)
        found = self.outputs(read_rational_matrix(inputs))
        slopes = [[[f.diff(w) for w in self.ring.gens] for f in row] for row in found]
        return array([[[int(at(g)) for g in gs] for gs in row] for row in slopes])


@dataclass(frozen=True)
class NetworkImage(Parametric):
    """The functions of a network as the image of a map, with the network's name for titles.

    Parameters
    ----------
    network : Network
        Whose neurovariety is an image.
    in_chart : bool
        Whether the parameters are those of its `variety`, or else all weights.

    Raises
    ------
    SpecificationError
        If this is no network, or no truth value.
    """

    polynomials: Any = field(init=False, repr=False)
    variables: Any = field(init=False, compare=False, repr=False)
    denominator: Any = field(init=False, repr=False)
    network: Any = None
    in_chart: bool = True

    def __post_init__(self) -> None:
        if not isinstance(self.network, Network):
            raise SpecificationError(f"expected a network, got {short(self.network)}")
        check_flag("in_chart", self.in_chart)
        image = self.network.variety if self.in_chart else self.network.map
        for name in ("polynomials", "variables", "denominator"):
            object.__setattr__(self, name, getattr(image, name))

    def __str__(self) -> str:
        return f"the {self.network}"


def variety_of(network: Network) -> Variety:
    """That of a network, which knows the network if it is the image of a map.

    Examples
    --------
    >>> from neurovariety import LinearNetwork, PolynomialNetwork
    >>> print(variety_of(PolynomialNetwork((2, 1, 1), 2)))
    the network with widths 2, 1, 1 and activation z^2
    >>> print(variety_of(LinearNetwork(2, 1, 2)))
    2 x 2 matrices of rank at most 1
    """
    found = network.variety
    return NetworkImage(network) if isinstance(found, Parametric) else found
