"""The dimension of a variety, or of the functions of a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from neurovariety.algebra.exact import plain_integers
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.algebra.primes import Telling
from neurovariety.errors import SpecificationError
from neurovariety.networks.attention.lightning import LightningAttention
from neurovariety.networks.base import Network
from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.equivariant.network import EquivariantNetwork
from neurovariety.networks.layered import LayeredNetwork
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork
from neurovariety.networks.rational import RationalNetwork
from neurovariety.networks.sparse import SparseNetwork
from neurovariety.problems.base.arguments import check_method, check_variety, variety_symbols
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_large
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import COUNTED, DEFINITION, Method, Place
from neurovariety.problems.base.numbers import in_variety, proved_or_agreed
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.dimension.result import DimensionResult
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.variety import Parametric, Variety

WITH_WIDTHS = (PolynomialNetwork, MonomialNetwork, LinearNetwork, RationalNetwork)
WITH_MATRICES = (*WITH_WIDTHS, ConvolutionalNetwork, SparseNetwork, EquivariantNetwork)
EVALUATED = (*WITH_MATRICES, LightningAttention)
"""Networks whose scripts evaluate them; those of others expand the map."""

FEW_WEIGHTS = 9
"""With so many the map of a network is expanded at once."""


@dataclass(frozen=True)
class Dimension(Problem[DimensionResult]):
    """The dimension of a variety, or of the closure of the functions of a network.

    Parameters
    ----------
    model : network, Parametric, Implicit, Determinantal, SymmetricDeterminantal or Hankel
        Equations stand for an `Implicit`.
    method : str
        ``rank`` (of the derivative at random weights modulo the prime, for networks and
        parametrised varieties: a lower bound, and the dimension if a theorem says that there
        cannot be more), ``closed-form`` (matrices of bounded rank), ``groebner`` (equations, over
        the rationals), ``definition`` (how many coordinates there are between which no polynomial
        vanishes, by elimination over the rationals; slow), or ``auto``: the first that applies.
    prime : int, optional
        The characteristic of ``rank``, from 101 to 32749, larger than the degree of a network's
        functions.
    seed : int
        Where random weights and inputs come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If this is no network and no variety, the method does not apply, or the prime is bad.

    References
    ----------
    J. Kileel, M. Trager, J. Bruna: On the expressive power of deep polynomial neural networks,
    NeurIPS 2019. J. Alexander, A. Hirschowitz: Polynomial interpolation in several variables,
    J. Algebraic Geom. 4 (1995) 201-222.

    Examples
    --------
    >>> from neurovariety import solve
    >>> print(Dimension(PolynomialNetwork((2, 3, 1), "z^2 + z")))
    dimension of the network with widths 2, 3, 1 and activation z^2 + z
    >>> found = solve(Dimension(PolynomialNetwork((3, 5, 1), 4))).value
    >>> found.dimension, found.ambient, found.defect, found.proof
    (14, 15, 1, 'Alexander and Hirschowitz')
    """

    model: Any
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "dimension"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("rank", Certainty.EXACT, Place.EITHER, assumes=COUNTED),
        Method("closed-form", Certainty.EXACT, Place.EITHER),
        Method("groebner", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT),
    )
    references: ClassVar[tuple[str, ...]] = (
        "J. Kileel, M. Trager, J. Bruna: On the expressive power of deep polynomial neural\n"
        "networks, NeurIPS 2019",
        "J. Alexander, A. Hirschowitz: Polynomial interpolation in several variables,\n"
        "J. Algebraic Geom. 4 (1995) 201-222",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        if not isinstance(self.model, Network):
            object.__setattr__(self, "model", check_variety(self.model))
        check_method(self.method, self.methods, self.model)
        self.check_random()
        if self.prime is not None and isinstance(self.model, LayeredNetwork):
            degree = max(self.model.degrees)
            if self.prime <= degree:
                raise SpecificationError(
                    f"expected a prime above {degree}, the degree of the functions, got "
                    f"{self.prime}: there are not enough points to tell them apart"
                )

    def __str__(self) -> str:
        the = "the " if isinstance(self.model, Network) else ""
        return f"dimension of {the}{self.model}"

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply."""
        if isinstance(self.model, Determinantal | SymmetricDeterminantal) or self._is_bounded:
            return "closed-form", DEFINITION
        if isinstance(self.model, LinearNetwork):
            return "closed-form", "rank", DEFINITION
        if isinstance(self.model, Network | Parametric):
            return "rank", DEFINITION
        return "groebner", DEFINITION

    @property
    def is_evaluated(self) -> bool:
        """Whether the script evaluates a network and expands nothing."""
        return isinstance(self.model, EVALUATED) and self.chosen_method == "rank"

    @property
    def written(self) -> Variety:
        """What the script writes out: the variety, or the map of a network."""
        variety: Variety = self.model
        if isinstance(self.model, Network):
            proved = self._is_bounded or self.chosen_method == "closed-form"
            variety = self.model.variety if proved else self.model.map
        return variety

    @property
    def _is_bounded(self) -> bool:
        """Whether these are matrices of bounded rank that a group fixes, without a map."""
        return isinstance(self.model, EquivariantNetwork) and self.model.is_bounded

    @property
    def activations(self) -> tuple[tuple[Polynomial, Polynomial], ...]:
        """Those of an evaluated network, in one variable: numerators and denominators."""
        (z,) = polynomial_ring(["z"]).gens
        return tuple((s.of(z), s.denominator.of(z)) for s in self.model.activations)

    @property
    def layers(self) -> Any:
        """The widths of an evaluated network, or the numbers of the weights in its matrices."""
        if isinstance(self.model, WITH_WIDTHS):
            return self.model.widths
        numbers = {w: k for k, w in enumerate(self.model.ring.gens, 1)}
        return tuple(
            tuple(tuple(numbers.get(w, 0) for w in row) for row in W) for W in self.model.matrices
        )

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names in the script."""
        if self.is_evaluated:
            layered = isinstance(self.model, WITH_MATRICES)
            return ("z",) if layered and self.model.activations else ()
        return variety_symbols(self.written, self.chosen_method)

    @property
    def numbers(self) -> Iterator[Telling]:
        """Coefficients and exponents: of the activations, or of the map or the equations."""
        if not isinstance(self.model, EVALUATED):
            yield from in_variety(self.written)
            return
        activations = self.model.activations if isinstance(self.model, WITH_MATRICES) else ()
        for e, c in (term for s in activations for f in (s, s.denominator) for term in f.terms):
            yield Telling(e, "an exponent of an activation")
            yield Telling(c, "a coefficient of an activation")

    @property
    def too_large(self) -> str:
        """Elimination over QQ takes seconds up to here."""
        if isinstance(self.model, Network) and self.model.parameter_count > FEW_WEIGHTS:
            return f"{self.model.parameter_count} weights, not at most {FEW_WEIGHTS}"
        return too_large(self.written, coordinates=11, degree=4)

    def refine(
        self, result: DimensionResult, solve: Callable[[Problem[Any]], Any]
    ) -> DimensionResult:
        """The result; the larger of two ranks modulo two primes, unless the first is proved."""
        if self.chosen_method != "rank":
            return result
        return proved_or_agreed(
            self, result, bool(result.value.proof), solve, lambda r: -r.value.dimension
        )

    @property
    def grounds(self) -> Grounds:
        """A rank at random weights is a lower bound; `decode` says where it is proved."""
        if self.chosen_method == "rank":
            return Grounds(f"GF({self.used_prime})", self.seed, Certainty.MODULAR)
        return Grounds("QQ", None, Certainty.EXACT)
