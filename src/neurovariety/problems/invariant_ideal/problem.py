"""The smallest ideal that contains polynomials and that a gradient flow maps into itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from sympy import QQ

from neurovariety.algebra.shown import counted
from neurovariety.networks.flows.fields import Flow
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_much
from neurovariety.problems.base.flows import DARBOUX, OfPolynomials
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.invariant_ideal.result import InvariantIdealResult


@dataclass(frozen=True)
class InvariantIdeal(OfPolynomials[InvariantIdealResult]):
    """The smallest ideal that contains given polynomials and is invariant under a flow.

    It is the union of the chain J, J + F(J), J + F(J) + F(F(J)), ... Its zeros are the points whose
    whole trajectory lies in the zeros of J.

    Parameters
    ----------
    flow : GradientFlow or PolynomialFlow
        With a loss, or with a generic one; then under the fields of all losses.
    contains : polynomials
        In the weights of the flow: text such as "w1_11; w2_11", or a sequence of str, sympy.Expr
        or PolyElement.
    field : sympy.QQ or sympy.GF(p)
        The coefficients; modulo a prime from 101 to 32749 the result is no proof.
    method : {"auto", "chain", "definition"}
        ``chain`` in an engine; stopped chains are shown;
        ``definition``: all derivatives added until nothing changes.

    Raises
    ------
    SpecificationError
        If the polynomials are in other variables, or the prime divides a denominator.

    Examples
    --------
    >>> from neurovariety import GradientFlow, LinearNetwork, QuadraticLoss
    >>> flow = GradientFlow(LinearNetwork(1, 1, 1), loss=QuadraticLoss([[1]], [[1]]))
    >>> InvariantIdeal(flow, contains=["w1_11"]).contains
    (w1_11,)
    """

    flow: Flow
    contains: Any  # a tuple of Polynomial once read
    field: Any = QQ
    method: str = "auto"
    kind: ClassVar[str] = "invariant-ideal"
    polynomials_in: ClassVar[str] = "contains"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("chain", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        DARBOUX,
        "J. F. Ritt: Differential Algebra, American Mathematical Society, 1950",
    )

    def __str__(self) -> str:
        given = counted(len(self.contains), "polynomial")
        return f"smallest invariant ideal with {given} of {self.flow}"

    @property
    def too_large(self) -> str:
        """Up to here the definition takes under a second, in most cases."""
        return too_much(self.all_polynomials, variables=4, degree=5, terms=30)
