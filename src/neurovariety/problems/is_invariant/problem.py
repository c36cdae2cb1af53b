"""Whether a gradient flow maps an ideal into itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from sympy import QQ

from neurovariety.algebra.exact import plain_integers
from neurovariety.algebra.polynomials import Polynomial, modulo
from neurovariety.algebra.primes import Telling, check_field, in_polynomials
from neurovariety.networks.flows import GradientFlow
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_much
from neurovariety.problems.base.flows import (
    DARBOUX,
    OnFlow,
    check_flow,
    read_in,
)
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.is_invariant.result import InvarianceResult


@dataclass(frozen=True)
class IsInvariant(OnFlow[InvarianceResult]):
    """Whether an ideal contains the derivatives of its members along a flow.

    Parameters
    ----------
    flow : GradientFlow
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

    flow: GradientFlow
    ideal: Any  # a tuple of Polynomial once read
    field: Any = QQ
    method: str = "auto"
    kind: ClassVar[str] = "is-invariant"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("normal-forms", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (DARBOUX,)

    def __post_init__(self) -> None:
        plain_integers(self)
        check_method(self.method, self.methods, "flows")
        field = check_field(self.field)
        polynomials = read_in(check_flow(self.flow), self.ideal, "ideal")
        object.__setattr__(self, "ideal", polynomials)
        object.__setattr__(self, "field", field)
        _ = self.generators, self.rows

    def __str__(self) -> str:
        return f"invariance of an ideal with {len(self.ideal)} generators under {self.flow}"

    @property
    def numbers(self) -> Iterator[Telling]:
        """Those of the flow and of the polynomials."""
        yield from super().numbers
        yield from in_polynomials(self.ideal)

    @property
    def generators(self) -> tuple[Polynomial, ...]:
        """The generators over the field."""
        return tuple(modulo(f, self.field) for f in self.ideal)

    @property
    def too_large(self) -> str:
        """Up to here the definition takes under a second, in most cases."""
        given = (*self.generators, *(f for row in self.rows for f in row))
        return too_much(
            given,
            variables=6,
            degree=5,
            terms=60,
        )
