"""Whether a gradient flow maps an ideal into itself."""

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
from neurovariety.problems.is_invariant.result import InvarianceResult


@dataclass(frozen=True)
class IsInvariant(OfPolynomials[InvarianceResult]):
    """Whether an ideal contains the derivatives of its members along a flow.

    Parameters
    ----------
    flow : GradientFlow or PolynomialFlow
        With a loss, or with a generic one; then under the fields of all losses.
    ideal : polynomials
        Generators in the weights of the flow: text such as "w1_11 - w2_11", or a sequence of str,
        sympy.Expr or PolyElement, or an `Ideal`.
    field : sympy.QQ or sympy.GF(p)
        The coefficients; modulo a prime from 101 to 32749 the result is no proof.
    method : {"auto", "normal-forms", "definition"}
        ``normal-forms`` in an engine;
        ``definition``: each derivative's normal form.

    Raises
    ------
    SpecificationError
        If the ideal is in other variables, or the prime divides a denominator.

    Examples
    --------
    >>> from neurovariety import GradientFlow, LinearNetwork, QuadraticLoss
    >>> flow = GradientFlow(LinearNetwork(1, 1, 1), loss=QuadraticLoss([[1]], [[1]]))
    >>> IsInvariant(flow, "w1_11 - w2_11").generators
    (w1_11 - w2_11,)
    """

    flow: Flow
    ideal: Any  # a tuple of Polynomial once read
    field: Any = QQ
    method: str = "auto"
    kind: ClassVar[str] = "is-invariant"
    polynomials_in: ClassVar[str] = "ideal"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("normal-forms", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (DARBOUX,)

    def __str__(self) -> str:
        return (
            f"invariance of an ideal with {counted(len(self.ideal), 'generator')} under {self.flow}"
        )

    @property
    def too_large(self) -> str:
        """Up to here the definition takes under a second, in most cases."""
        return too_much(self.all_polynomials, variables=6, degree=5, terms=60)
