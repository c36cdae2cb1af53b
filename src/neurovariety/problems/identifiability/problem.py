"""The fibre of the map from the weights of a network to its functions, over a general one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import comb
from typing import Any, ClassVar

from neurovariety.algebra.exact import plain_integers
from neurovariety.algebra.primes import Telling
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.attention.softmax import SoftmaxAttention
from neurovariety.networks.base import Network
from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_large
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import AT_RANDOM, COUNTED, DEFINITION, Method, Place
from neurovariety.problems.base.numbers import in_variety, on_two_primes
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.dimension.problem import Dimension
from neurovariety.problems.identifiability.chart import charted, has_chart, with_scalings
from neurovariety.problems.identifiability.result import IdentifiabilityResult
from neurovariety.problems.identifiability.theorems import Known, known_fibre
from neurovariety.varieties.variety import Parametric

MOST_UNKNOWNS = 14
"""Coefficients of the forms of a layer, and weights behind: they are found in seconds."""


@dataclass(frozen=True)
class Identifiability(Problem[IdentifiabilityResult]):
    """How many weights, modulo the symmetries of a network, give a general function of it.

    Parameters
    ----------
    network : network
        Of a ReLU network on an activation pattern the functions are those on its regions; of
        attention with the softmax those on at least two tokens.
    method : str
        ``closed-form`` (a theorem: linear networks, linear convolutions of one channel, attention
        with the softmax, one hidden layer of powers under Kruskal's condition or with one output,
        and powers with hidden layers of two neurons and several outputs), ``fibre`` (the
        solutions over the function of random weights, in a chart modulo symmetries, modulo the
        prime), ``definition`` (all weights over it, and how many orbits of scalings they are, over
        the rationals; slow), or ``auto``: the first that applies.
    prime : int, optional
        The characteristic of ``fibre``, from 101 to 32749; by default two must agree.
    seed : int
        Where random weights come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If this is no network, or one of which no functions or no chart are known.

    Notes
    -----
    The finite symmetries move general weights, so each orbit has as many as the group.

    The fibre of several layers of powers is found from the last one on: the outputs are sums of
    powers of forms. If these are the only such forms with the sums, which is a fibre of another
    map, they are known up to the order and scalings, and the fibre goes on over them; they are the
    outputs of general weights of the layers before.

    References
    ----------
    L. Chiantini, G. Ottaviani, N. Vannieuwenhoven: On generic identifiability of symmetric tensors
    of subgeneric rank, Trans. Amer. Math. Soc. 369 (2017) 4021-4042. F. Galuppi, M. Mella:
    Identifiability of homogeneous polynomials and Cremona transformations, J. Reine Angew. Math.
    757 (2019) 279-308. K. Usevich, R. Borsoi, C. Derand, M. Clausel: Identifiability of deep
    polynomial neural networks, NeurIPS 2025.

    Examples
    --------
    >>> from neurovariety import PolynomialNetwork, solve
    >>> found = solve(Identifiability(PolynomialNetwork((2, 2, 1), 3))).value
    >>> found.fibre_dimension, found.points, str(found.symmetries), found.theorem
    (0, 1, '(C*)^2 x S_2', "Kruskal's theorem on tensors")
    """

    network: Network
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "identifiability"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("closed-form", Certainty.EXACT, Place.EITHER),
        Method("fibre", Certainty.MODULAR, assumes=COUNTED),
        Method(DEFINITION, Certainty.MODULAR, assumes=AT_RANDOM),
    )
    references: ClassVar[tuple[str, ...]] = (
        "L. Chiantini, G. Ottaviani, N. Vannieuwenhoven: On generic identifiability of symmetric\n"
        "tensors of subgeneric rank, Trans. Amer. Math. Soc. 369 (2017) 4021-4042",
        "F. Galuppi, M. Mella: Identifiability of homogeneous polynomials and Cremona\n"
        "transformations, J. Reine Angew. Math. 757 (2019) 279-308",
        "K. Usevich, R. Borsoi, C. Derand, M. Clausel: Identifiability of deep polynomial neural\n"
        "networks, NeurIPS 2025",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        if not isinstance(self.network, Network):
            raise SpecificationError(f"expected a network, got {short(self.network)}")
        check_method(self.method, self.methods, self.network)
        if self.chosen_method != "closed-form" and not has_chart(self.network):
            raise SpecificationError(
                f"expected a network whose base changes move rows that are independent, got "
                f"{self.network}; a fibre modulo its symmetries is not known"
            )
        self.check_random()

    def __str__(self) -> str:
        return f"identifiability of the {self.network}"

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply."""
        return (*(("closed-form",) if self.known else ()), "fibre", DEFINITION)

    @cached_property
    def known(self) -> Known | None:
        """What a theorem says."""
        return known_fibre(self.network)

    @property
    def theorem(self) -> str:
        """The one that is used, if one is."""
        return self.known.theorem if self.known and self.chosen_method == "closed-form" else ""

    @cached_property
    def chart(self) -> Parametric:
        """The map on a chart modulo symmetries."""
        return charted(self.network)

    @property
    def written(self) -> Parametric:
        """The map that the script writes out."""
        if self.chosen_method == DEFINITION:
            return with_scalings(self.network).map
        return self.chart

    @cached_property
    def exponents(self) -> tuple[int, ...]:
        """Those of a network of powers whose fibre is found layer by layer, or none."""
        network = with_scalings(self.network)
        if isinstance(network, MonomialNetwork):
            network = PolynomialNetwork(network.widths, network.exponent)
        if not isinstance(network, PolynomialNetwork) or network.has_bias:
            return ()
        powers = [s.degree for s in network.activations if s.is_monomial and s.degree > 1]
        widths, degree = network.widths, 1
        if len(powers) < 2 or len(powers) + 2 < len(widths):
            return ()
        for r, k, outputs in zip(powers, widths[1:], widths[2:], strict=False):
            coefficients = comb(widths[0] - 1 + degree, degree) - 1
            if k * (coefficients + outputs) > MOST_UNKNOWNS:
                return ()
            degree *= r
        return tuple(powers)

    @property
    def beforehand(self) -> Dimension:
        """The dimension of the functions."""
        return Dimension(self.network)

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names of weights in the script."""
        return () if self.chosen_method == "closed-form" else self.written.parameters

    @property
    def numbers(self) -> Iterator[Telling]:
        """Coefficients and exponents of the map."""
        if self.chosen_method != "closed-form":
            yield from in_variety(self.written)

    @property
    def too_large(self) -> str:
        """Saturation over QQ takes seconds up to here."""
        if isinstance(self.network, SoftmaxAttention) and self.network.heads > 1:
            return "heads, which functions do not put in order"
        if any(n > 1 for n in self.network.symmetries.base_changes):
            return "base changes, whose orbits are not known by equations"
        return too_large(with_scalings(self.network).map, coordinates=9, degree=4)

    def refine(
        self, result: IdentifiabilityResult, solve: Callable[[Problem[Any]], Any]
    ) -> IdentifiabilityResult:
        """The result, on which two primes agree."""
        if self.chosen_method != "fibre" or self.prime is not None:
            return result
        return on_two_primes(self, result, solve)

    @property
    def grounds(self) -> Grounds:
        """A theorem; or a prime and random weights, or these over QQ."""
        if self.chosen_method == "closed-form":
            return Grounds("QQ", None, Certainty.EXACT)
        field = "QQ" if self.chosen_method == DEFINITION else f"GF({self.used_prime})"
        return Grounds(field, self.seed, Certainty.MODULAR)
