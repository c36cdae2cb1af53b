"""The decision boundary of a polynomial network: a hypersurface, and how far points are from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar

from neurovariety.algebra.exact import check_flag, plain_integers
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.primes import Telling
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.base import Network
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import AT_RANDOM, COUNTED, DEFINITION, Method
from neurovariety.problems.base.problem import OnVariety, Problem
from neurovariety.problems.ed_degree.problem import EDDegree
from neurovariety.problems.ed_discriminant.problem import EDDiscriminant
from neurovariety.problems.polynomial_boundary.result import PolynomialBoundaryResult
from neurovariety.problems.polynomial_boundary.weights import read_weights
from neurovariety.problems.real_ed_critical_points.problem import RealEDCriticalPoints, read_datum
from neurovariety.varieties.assumptions import merged
from neurovariety.varieties.metrics import Frobenius
from neurovariety.varieties.variety import Implicit


@dataclass(frozen=True)
class PolynomialBoundary(OnVariety[PolynomialBoundaryResult]):
    """Where the polynomial output of a network is zero, or its two outputs are equal.

    `DecisionBoundary` of such a network, with its weights, is this problem.

    Parameters
    ----------
    network : network
        With one output or two, polynomials in the inputs.
    weights : sequence of numbers
        In the order of ``network.ring``, also as matrices; a float is taken as the dyadic number
        that it is.
    point : sequence of numbers, optional
        An input whose distance from the boundary is asked: how much it can be changed without
        another decision.
    discriminant : bool
        Whether the inputs are asked over which two critical points of this distance meet.
    method : str
        ``critical`` or ``definition`` as for `EDDegree`; or ``auto``, the first.
    prime : int, optional
        The characteristic of ``critical``, from 101 to 32749.
    seed : int
        Where random data come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If the weights or the point do not fit, or the decision is the same for all inputs.

    Notes
    -----
    The ED degree bounds the number of candidates for a nearest point, for all inputs: the cost of
    an exact proof of robustness. The nearest point is that of `RealEDCriticalPoints`, which tells
    what its distance rests on, and the discriminant is that of `EDDiscriminant`.

    References
    ----------
    Draisma et al., as in `EDDegree`.

    Examples
    --------
    >>> from neurovariety import PolynomialNetwork
    >>> net = PolynomialNetwork((2, 2, 1), 2, bias=True)
    >>> weights = [1, 0, 0, 1, 1, 4, 0, 0, -4]
    >>> print(PolynomialBoundary(net, weights).variety)
    the zero set of x1^2 + 4*x2^2 - 4
    """

    network: Network
    weights: Any  # a tuple of Fraction once read
    point: Any = None
    discriminant: bool = False
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "polynomial-boundary"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("critical", Certainty.MODULAR, assumes=COUNTED),
        Method(DEFINITION, Certainty.MODULAR, assumes=AT_RANDOM),
    )
    references: ClassVar[tuple[str, ...]] = EDDegree.references[:1]

    def __post_init__(self) -> None:
        plain_integers(self)
        net = self.network
        if not isinstance(net, Network):
            raise SpecificationError(f"expected a network, got {short(net)}")
        object.__setattr__(self, "weights", read_weights(net, self.weights))
        check_flag("discriminant", self.discriminant)
        if self.function.is_ground:
            raise SpecificationError(
                "expected weights with which both decisions occur, got the constant function "
                f"{self.function}"
            )
        if self.point is not None:
            object.__setattr__(self, "point", read_datum(self.variety, self.point))
        check_method(self.method, self.methods, net)
        self.check_random()

    def __str__(self) -> str:
        return f"decision boundary of the {self.network} at given weights"

    @cached_property
    def function(self) -> Polynomial:
        """The output, or the difference of two."""
        found = self.network.outputs_at(self.weights)
        if len(found) > 2:
            raise SpecificationError(f"expected one output or two, got {len(found)}")
        return found[0] - found[1] if len(found) == 2 else found[0]

    @cached_property
    def variety(self) -> Implicit:  # type: ignore[override]
        """The zero set in the space of inputs."""
        return Implicit(self.function, self.function.ring.symbols)

    @property
    def degree(self) -> EDDegree:
        """The problem of the ED degree."""
        return EDDegree(self.variety, Frobenius(), self.chosen_method, self.prime, self.seed)

    @property
    def nearest(self) -> RealEDCriticalPoints | None:
        """The problem of the points nearest to the given one."""
        if self.point is None:
            return None
        return RealEDCriticalPoints(
            self.variety, Frobenius(), self.point, prime=self.prime, seed=self.seed
        )

    @property
    def meeting(self) -> EDDiscriminant | None:
        """The problem of the discriminant."""
        if not self.discriminant:
            return None
        return EDDiscriminant(self.variety, Frobenius(), prime=self.prime, seed=self.seed)

    @property
    def by_definition(self) -> Problem[Any]:
        """That of the ED degree; the points and the discriminant have checks of their own."""
        return self.degree.by_definition

    @property
    def too_large(self) -> str:
        """As for the ED degree."""
        return self.degree.too_large

    @property
    def numbers(self) -> Iterator[Telling]:
        """Those of the ED degree."""
        return self.degree.numbers

    @property
    def grounds(self) -> Grounds:
        """Those of the ED degree."""
        return self.degree.grounds

    def refine(
        self, result: PolynomialBoundaryResult, solve: Callable[[Problem[Any]], Any]
    ) -> PolynomialBoundaryResult:
        """With the points and the discriminant, where they are asked for."""
        result = super().refine(result, solve)
        if self.nearest is not None:
            found = solve(self.nearest)
            value = replace(result.value, points=found.value)
            assumed = merged(result.assumptions, found.assumptions)
            result = replace(result, value=value, assumptions=assumed)
        if self.meeting is not None:
            other = solve(self.meeting)
            value = replace(result.value, discriminant=other.value)
            assumed = merged(result.assumptions, other.assumptions)
            result = replace(result, value=value, assumptions=assumed)
        return result
