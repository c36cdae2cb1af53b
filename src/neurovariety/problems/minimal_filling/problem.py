"""Widths with the fewest hidden neurons that fill the space of functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import comb
from typing import Any, ClassVar

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import check_integer, plain_integers
from neurovariety.algebra.primes import Telling
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError
from neurovariety.networks.polynomial import PolynomialNetwork
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import COUNTED, DEFINITION, Method, Place
from neurovariety.problems.base.numbers import proved_or_agreed
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.minimal_filling.result import MinimalFillingResult

LARGEST_SPACE = 2_000
"""Coefficients of the functions."""


@dataclass(frozen=True)
class MinimalFilling(Problem[MinimalFillingResult]):
    """The fewest hidden neurons with which a polynomial network fills its space, and all widths.

    Parameters
    ----------
    inputs, outputs : int
        The widths ``d_0`` and ``d_h``.
    exponent : int
        The exponent r of the activation ``z^r``.
    depth : int
        The number h of layers of weights, at least 2.
    fewest : int
        Begin with so many hidden neurons: a search that a limit stopped has the next number as
        ``error.partial.value.neurons``.
    method : str
        ``rank`` (of the derivative at random weights modulo the prime, where no theorem says that
        a network does not fill), ``definition`` (ranks over the rational functions, of all expanded
        maps; for small spaces), or ``auto``, the first.
    prime : int, optional
        From 101 to 32749, larger than the degree of the functions.
    seed : int
        Where random weights and inputs come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If a number is out of range.

    Notes
    -----
    A network with wider layers has all functions of one with smaller ones. So if none with one
    neuron less fills the space, none with fewer does. That the widths that are found fill it is
    proved by a rank; that those with one neuron less do not, where upper bounds say it of each.

    References
    ----------
    J. Kileel, M. Trager, J. Bruna: On the expressive power of deep polynomial neural networks,
    NeurIPS 2019.

    Examples
    --------
    >>> from neurovariety import solve
    >>> found = solve(MinimalFilling(2, 1, exponent=2, depth=4)).value
    >>> found.widths, found.neurons, found.ambient
    (((3, 3, 2),), 8, 9)
    """

    inputs: int
    outputs: int
    exponent: int
    depth: int
    fewest: int = 1
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "minimal-filling"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("rank", Certainty.EXACT, Place.EITHER, assumes=COUNTED),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "J. Kileel, M. Trager, J. Bruna: On the expressive power of deep polynomial neural\n"
        "networks, NeurIPS 2019",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        for name, least in (("inputs", 1), ("outputs", 1), ("exponent", 1), ("depth", 2)):
            check_integer(name, getattr(self, name), least, 99)
        check_integer("fewest", self.fewest, 1, LARGEST_SPACE)
        check_method(self.method, self.methods, self)
        self.check_random()
        if self.degree >= self.used_prime:
            raise SpecificationError(
                f"expected functions of a degree below the prime {self.used_prime}, got "
                f"{self.exponent}^{self.depth - 1}"
            )
        if self.ambient > LARGEST_SPACE:
            raise SpecificationError(
                f"expected at most {LARGEST_SPACE} coefficients, got {self.ambient}"
            )

    def __str__(self) -> str:
        return (
            f"fewest hidden neurons in {self.depth} layers with z^{self.exponent} that fill the "
            f"functions from {counted(self.inputs, 'input')} to {counted(self.outputs, 'output')}"
        )

    @property
    def degree(self) -> int:
        """Of the functions."""
        return int(self.exponent ** (self.depth - 1))

    @property
    def ambient(self) -> int:
        """The number of their coefficients."""
        return self.outputs * comb(self.inputs - 1 + self.degree, self.degree)

    @property
    def first(self) -> int:
        """The number of hidden neurons to begin with."""
        return max(self.fewest, self.depth - 1)

    def networks(self, neurons: int) -> Iterator[PolynomialNetwork]:
        """Those with so many hidden neurons that have weights enough.

        The weights are at most as many as between two layers with half of all neurons each, for the
        sum of ``d_(l-1) d_l`` is part of the product of those of even and of odd layers.
        """
        k, most = self.depth - 1, (self.inputs + neurons + self.outputs) ** 2 // 4
        if most - neurons < self.ambient:
            return
        for cuts in combinations(range(1, neurons), k - 1):
            check_time()
            hidden = tuple(b - a for a, b in pairwise((0, *cuts, neurons)))
            if self.has_weights(hidden):
                yield PolynomialNetwork((self.inputs, *hidden, self.outputs), self.exponent)

    def has_weights(self, hidden: tuple[int, ...]) -> bool:
        """Whether they are enough, less the scalings of the hidden neurons."""
        widths = (self.inputs, *hidden, self.outputs)
        return sum(a * b for a, b in pairwise(widths)) - sum(hidden) >= self.ambient

    @property
    def too_large(self) -> str:
        """Such spaces take the definition about a second."""
        most = {2: 8, 3: 5}.get(self.depth, 0)
        if self.ambient <= most:
            return ""
        return f"{self.ambient} coefficients of {self.depth} layers, not at most 8 of 2 or 5 of 3"

    @property
    def symbols(self) -> tuple[str, ...]:
        """None."""
        return ()

    @property
    def numbers(self) -> Iterator[Telling]:
        """The exponent."""
        yield Telling(self.exponent, "the exponent of the activation")

    def refine(
        self, result: MinimalFillingResult, solve: Callable[[Problem[Any]], Any]
    ) -> MinimalFillingResult:
        """The result; unless it is proved, the one with fewer neurons of two modulo two primes."""
        return proved_or_agreed(
            self,
            result,
            result.value.proved,
            solve,
            lambda r: (r.value.neurons, -len(r.value.widths)),
        )

    @property
    def grounds(self) -> Grounds:
        """`decode` says where it is proved."""
        if self.chosen_method == DEFINITION:
            return Grounds("QQ", None, Certainty.EXACT)
        return Grounds(f"GF({self.used_prime})", self.seed, Certainty.MODULAR)
