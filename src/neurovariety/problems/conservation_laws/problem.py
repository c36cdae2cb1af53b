"""Conservation laws: the polynomials that are constant along gradient flow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import comb
from typing import Any, ClassVar

from neurovariety.algebra.exact import check_flag, plain_integers
from neurovariety.algebra.primes import Telling, in_polynomials
from neurovariety.networks.flows.gradient import as_flow
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_much
from neurovariety.problems.base.flows import OnFlow, check_degree
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.conservation_laws.result import ConservationLawsResult

_FEW_MONOMIALS = 60
"""Of the definition."""


@dataclass(frozen=True)
class ConservationLaws(OnFlow[ConservationLawsResult]):
    """The polynomials up to a degree that are constant along a flow, and whether they are all.

    Parameters
    ----------
    flow : GradientFlow, PolynomialFlow, network or Parametric
        A network or a map stands for its gradient flow of every loss.
    degree : int
        The largest degree, at least 1.
    products : bool
        Whether the basis keeps laws that are products of laws of lower degree.
    method : {"auto", "kernel", "definition"}
        ``kernel``: linear equations modulo primes, and brackets by jets; ``definition``: both as
        polynomials over the rationals, in this process.
    prime : int, optional
        The characteristic of the computations, from 101 to 32749.
    seed : int
        Where the random point of the brackets comes from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If the flow is none, the degree is below 1 or so large that there are too many monomials,
        or the prime divides a coefficient or an exponent.

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

    flow: Any  # a Flow once read
    degree: int = 2
    products: bool = True
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "conservation-laws"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("kernel", Certainty.EXACT, Place.EITHER),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "S. Marcotte, R. Gribonval, G. Peyre: Abide by the Law and Follow the Flow: Conservation\n"
        "Laws for Gradient Flows, NeurIPS 2023, arXiv:2307.00144",
        "S. Marcotte, R. Gribonval, G. Peyre: Keep the Momentum: Conservation Laws beyond\n"
        "Euclidean Gradient Flows, ICML 2024, arXiv:2405.12888",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        object.__setattr__(self, "flow", as_flow(self.flow))
        check_method(self.method, self.methods, self.flow)
        check_flag("products", self.products)
        check_degree(self.degree, self.flow.ring.ngens)
        self.check_random()

    def __str__(self) -> str:
        return f"conservation laws up to degree {self.degree} of the {self.flow}"

    @property
    def numbers(self) -> Iterator[Telling]:
        """The coefficients and the exponents of the fields and of the components."""
        yield from super().numbers
        yield from in_polynomials(self.flow.components)

    @property
    def too_large(self) -> str:
        """Up to here the definition takes under a second, in most cases."""
        if (count := comb(self.flow.ring.ngens + self.degree, self.degree)) > _FEW_MONOMIALS:
            return f"{count} monomials, not at most {_FEW_MONOMIALS}"
        given = [f for row in self.flow.fields for f in row]
        return too_much(given, variables=5, degree=4, terms=30)

    @property
    def grounds(self) -> Grounds:
        """Modulo a prime at a random point; a result that is complete is a proof nevertheless."""
        return Grounds(f"GF({self.used_prime})", self.seed, Certainty.MODULAR)
