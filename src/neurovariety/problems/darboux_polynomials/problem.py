"""Polynomials that a gradient flow multiplies by a cofactor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from neurovariety.algebra.exact import plain_integers
from neurovariety.networks.flows.fields import Flow
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_much
from neurovariety.problems.base.flows import DARBOUX, OnFlow, check_degree, check_flow
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.darboux_polynomials.result import DarbouxResult


@dataclass(frozen=True)
class DarbouxPolynomials(OnFlow[DarbouxResult]):
    """All polynomials up to a degree whose derivative along a flow is a multiple of themselves.

    ``F(P) = K P`` with a cofactor K says that the hypersurface ``P = 0`` is invariant.

    Parameters
    ----------
    flow : GradientFlow or PolynomialFlow
        With a loss.
    degree : int
        The largest degree of the polynomials, at least 1.
    method : {"auto", "coefficients", "definition"}
        ``coefficients`` in an engine;
        ``definition``: the same equations in this process, by Buchberger.

    Raises
    ------
    SpecificationError
        If the degree is less than 1, or the loss is generic.

    Notes
    -----
    The result is complete over QQ: with the leading monomial of P chosen in all ways, the
    coefficients of P and K satisfy polynomial equations, on whose zeros those of K take finitely
    many values. The rational ones are found, the others counted. Engines look among those that are
    fixed by linear maps that fix the flow, or its part of the highest degree: all are.

    Examples
    --------
    >>> from neurovariety import GradientFlow, LinearNetwork, QuadraticLoss
    >>> flow = GradientFlow(LinearNetwork(1, 1, 1), loss=QuadraticLoss([[1]], [[1]]))
    >>> DarbouxPolynomials(flow, degree=2).symbols
    ('w1_11', 'w2_11')
    """

    flow: Flow
    degree: int = 2
    method: str = "auto"
    kind: ClassVar[str] = "darboux-polynomials"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("coefficients", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        DARBOUX,
        "J.-P. Jouanolou: Equations de Pfaff algebriques, Lecture Notes in Mathematics 708, 1979",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        check_method(self.method, self.methods, "flows")
        check_degree(self.degree, check_flow(self.flow, one=True).ring.ngens)

    def __str__(self) -> str:
        return f"Darboux polynomials up to degree {self.degree} of {self.flow}"

    @property
    def too_large(self) -> str:
        """Up to here the definition takes under a second, in most cases."""
        return too_much(self.flow.field, variables=2, degree=3, terms=8)
