"""Conservation laws: the polynomials that are constant along gradient flow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import comb
from typing import Any, ClassVar

from sympy import primerange

from neurovariety.algebra.exact import (
    DEFAULT_PRIME,
    LARGEST_PRIME,
    SMALLEST_PRIME,
    check_integer,
    check_prime,
    format_integer,
    plain_integers,
)
from neurovariety.errors import SpecificationError
from neurovariety.networks.flows import GradientFlow, as_flow
from neurovariety.problems.base.arguments import LARGEST_SEED
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.flows import OnFlow
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import Method, Place
from neurovariety.problems.conservation_laws.result import ConservationLawsResult

MOST_MONOMIALS = 200_000
"""So many unknown coefficients can be solved for in minutes."""


@dataclass(frozen=True)
class ConservationLaws(OnFlow[ConservationLawsResult]):
    """The polynomials up to a degree that are constant along a flow, and whether they are all.

    Parameters
    ----------
    flow : GradientFlow, network or Parametric
        A network or a map stands for its gradient flow of every loss.
    degree : int
        The largest degree, at least 1.
    products : bool
        Whether the basis keeps laws that are products of laws of lower degree.
    prime : int
        The characteristic of the computations, from 101 to 32749; another one is taken if it
        divides a coefficient or an exponent of the flow.
    seed : int
        Where the random point of the brackets comes from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If the flow is none, the degree is below 1 or so large that there are too many monomials,
        or no prime is left.

    References
    ----------
    S. Marcotte, R. Gribonval, G. Peyre: Abide by the Law and Follow the Flow: Conservation Laws for
    Gradient Flows, NeurIPS 2023; Keep the Momentum, ICML 2024.

    Examples
    --------
    >>> from neurovariety import LinearNetwork
    >>> problem = ConservationLaws(LinearNetwork(2, 3, 2), degree=2)
    >>> problem.flow.ring.ngens, problem.used_prime
    (12, 32003)
    """

    flow: Any  # a GradientFlow once read
    degree: int = 2
    products: bool = True
    prime: int = DEFAULT_PRIME
    seed: int = 1
    kind: ClassVar[str] = "conservation-laws"
    known_methods: ClassVar[tuple[Method, ...]] = (Method("kernel", Certainty.EXACT, Place.EITHER),)
    references: ClassVar[tuple[str, ...]] = (
        "S. Marcotte, R. Gribonval, G. Peyre: Abide by the Law and Follow the Flow: Conservation\n"
        "Laws for Gradient Flows, NeurIPS 2023, arXiv:2307.00144",
        "S. Marcotte, R. Gribonval, G. Peyre: Keep the Momentum: Conservation Laws beyond\n"
        "Euclidean Gradient Flows, ICML 2024, arXiv:2405.12888",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        object.__setattr__(self, "flow", as_flow(self.flow))
        check_integer("degree", self.degree, 1)
        if not isinstance(self.products, bool):
            raise SpecificationError(f"products: expected True or False, got {self.products!r}")
        check_prime(self.prime)
        check_integer("seed", self.seed, 0, LARGEST_SEED)
        n, most = self.flow.ring.ngens, MOST_MONOMIALS
        if (count := comb(n + self.degree, n) - 1) > most:
            raise SpecificationError(
                f"degree: expected one with at most {most} monomials, got {self.degree}, which has "
                f"{format_integer(count)} in {n} variables; ask for a smaller degree"
            )
        _ = self.used_prime

    def __str__(self) -> str:
        return f"conservation laws up to degree {self.degree} of the {self.flow}"

    @cached_property
    def used_prime(self) -> int:
        """The first prime, from the given one down and then up, that divides no number in the flow.

        Raises
        ------
        SpecificationError
            If there is none from 101 to 32749.
        """
        numbers = _numbers(self.flow)
        below = primerange(SMALLEST_PRIME, self.prime + 1)
        above = primerange(self.prime + 1, LARGEST_PRIME + 1)
        for p in chain(reversed(list(below)), above):
            if all(v % p for v in numbers):
                return int(p)
        raise SpecificationError(
            f"expected a prime that divides no coefficient of the {self.flow}, found none from "
            f"{SMALLEST_PRIME} to {LARGEST_PRIME}"
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What was done otherwise than one might think, in words."""
        notes: tuple[str, ...] = self.flow.notes
        if self.used_prime == self.prime:
            return notes
        changed = f"{self.prime} divides a coefficient or an exponent: {self.used_prime} taken"
        return (*notes, changed)

    @property
    def grounds(self) -> Grounds:
        """Modulo a prime at a random point; a result that is complete is a proof nevertheless."""
        return Grounds(f"GF({self.used_prime})", self.seed, Certainty.MODULAR)


def _numbers(flow: GradientFlow) -> set[int]:
    """Numerators, denominators and exponents."""
    found: set[int] = set()
    for polynomials in (*flow.fields, flow.components):
        for f in polynomials:
            for monomial, c in f.iterterms():
                found |= {int(c.numerator), int(c.denominator), *monomial}
    return found - {0}
