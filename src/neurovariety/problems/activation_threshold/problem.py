"""The activation threshold of widths."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from neurovariety.algebra.exact import check_integer, plain_integers
from neurovariety.algebra.primes import Telling
from neurovariety.errors import SpecificationError
from neurovariety.networks.common import integers, listed
from neurovariety.networks.polynomial import PolynomialNetwork
from neurovariety.problems.activation_threshold.result import ActivationThresholdResult
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import COUNTED, DEFINITION, Method, Place
from neurovariety.problems.base.numbers import proved_or_agreed
from neurovariety.problems.base.problem import Problem

MOST_WEIGHTS = 2_000
FEW_WEIGHTS = 12


@dataclass(frozen=True)
class ActivationThreshold(Problem[ActivationThresholdResult]):
    """The least t such that all exponents r > t give the dimension that one expects at best.

    That is the number of weights, less one for each hidden neuron, which can be scaled.

    Parameters
    ----------
    widths : sequence of int
        ``d_0, ..., d_h``, all but the last at least 2: with smaller ones there may be no such t.
    method : str
        ``rank`` (of the derivative at random weights modulo the prime, for one exponent after the
        other, from a theorem's bound down), ``definition`` (the same by ranks over the rational
        functions, of expanded maps; for few weights), or ``auto``, the first.
    prime : int, optional
        From 101 to 32749, larger than the degrees of the functions.
    seed : int
        Where random weights and inputs come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If these are no such widths, or the degrees are too large for the prime.

    Notes
    -----
    A network is determined by its function up to symmetries, and so has the expected dimension, if
    each two neighbouring layers are (localization). By Kruskal's theorem they are if
    ``r (min(d_(l-1), d_l) - 1) >= 2 d_l - min(d_l, d_(l+1))``. Below that bound a full rank at some
    weights proves the dimension. That the threshold itself misses it is proved where a theorem
    bounds the dimension; else two primes agree.

    References
    ----------
    B. Finkel, J. I. Rodriguez, C. Wu, T. Yahl: Activation degree thresholds and expressiveness of
    polynomial neural networks, arXiv:2408.04569. K. Usevich, R. Borsoi, C. Derand, M. Clausel:
    Identifiability of deep polynomial neural networks, arXiv:2506.17093.

    Examples
    --------
    >>> from neurovariety import solve
    >>> found = solve(ActivationThreshold((2, 3, 1))).value
    >>> found.threshold, found.expected, found.dimensions, found.proof
    (4, 6, (5,), 'the whole space')
    """

    widths: tuple[int, ...]
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "activation-threshold"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("rank", Certainty.EXACT, Place.EITHER, assumes=COUNTED),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "B. Finkel, J. I. Rodriguez, C. Wu, T. Yahl: Activation degree thresholds and\n"
        "expressiveness of polynomial neural networks, arXiv:2408.04569",
        "K. Usevich, R. Borsoi, C. Derand, M. Clausel: Identifiability of deep polynomial neural\n"
        "networks, arXiv:2506.17093",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        widths = integers("widths", self.widths)
        for k, d in enumerate(widths):
            check_integer(f"width d_{k}", d, 1 if k == len(widths) - 1 else 2)
        if len(widths) < 3:
            raise SpecificationError(
                f"expected at least three widths, got {listed(widths)}: without a hidden layer "
                "there is no activation"
            )
        object.__setattr__(self, "widths", tuple(map(int, widths)))
        weights = self.network(1).parameter_count
        if weights > MOST_WEIGHTS:
            raise SpecificationError(f"expected at most {MOST_WEIGHTS} weights, got {weights}")
        check_method(self.method, self.methods, self)
        self.check_random()
        degree = self.largest ** (len(widths) - 2)
        if degree >= self.used_prime:
            raise SpecificationError(
                f"expected functions of degrees below the prime {self.used_prime}, and the "
                f"exponent {self.largest} gives {degree}; take fewer layers or smaller widths"
            )

    def __str__(self) -> str:
        return f"activation threshold of the widths {listed(self.widths)}"

    def network(self, exponent: int) -> PolynomialNetwork:
        """That with a power as activation."""
        return PolynomialNetwork(self.widths, exponent)

    @property
    def expected(self) -> int:
        """The dimension at best."""
        return self.network(1).parameter_count - sum(self.widths[1:-1])

    @property
    def largest(self) -> int:
        """The largest exponent for which Kruskal's theorem says nothing."""
        triples = zip(self.widths, self.widths[1:], self.widths[2:], strict=False)
        needed = (-((min(d, c) - 2 * d) // (min(b, d) - 1)) for b, d, c in triples)
        return max(2, *needed) - 1

    @property
    def too_large(self) -> str:
        """So many weights take the definition about a second."""
        weights = self.network(1).parameter_count
        return f"{weights} weights, not at most {FEW_WEIGHTS}" if weights > FEW_WEIGHTS else ""

    @property
    def symbols(self) -> tuple[str, ...]:
        """None."""
        return ()

    @property
    def numbers(self) -> Iterator[Telling]:
        """The exponents."""
        yield from (Telling(r, "an exponent") for r in range(2, self.largest + 1))

    def refine(
        self, result: ActivationThresholdResult, solve: Callable[[Problem[Any]], Any]
    ) -> ActivationThresholdResult:
        """The result; unless it is proved, the smaller of two modulo two primes."""
        return proved_or_agreed(
            self,
            result,
            bool(result.value.proof),
            solve,
            lambda r: (r.value.threshold, [-d for d in r.value.dimensions]),
        )

    @property
    def grounds(self) -> Grounds:
        """`decode` says where it is proved."""
        if self.chosen_method == DEFINITION:
            return Grounds("QQ", None, Certainty.EXACT)
        return Grounds(f"GF({self.used_prime})", self.seed, Certainty.MODULAR)
