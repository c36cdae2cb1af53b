"""What problems about gradient flows share."""

from __future__ import annotations

from collections.abc import Iterator
from math import comb
from typing import Any, ClassVar

from sympy import QQ

from neurovariety.algebra.exact import check_integer, plain_integers
from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix, modulo, read_polynomials
from neurovariety.algebra.primes import Telling, check_field, in_polynomials
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.flows.fields import Flow
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.problem import Problem, R

DARBOUX = (
    "G. Darboux: Memoire sur les equations differentielles algebriques du premier ordre et du\n"
    "premier degre, Bull. Sci. Math. (2) 2 (1878) 60-96, 123-144, 151-200"
)


MOST_MONOMIALS = 200_000
"""So many unknown coefficients can be solved for in minutes."""


def check_degree(degree: Any, variables: int) -> None:
    """Refuse a degree up to which there are too many monomials.

    Examples
    --------
    >>> check_degree(10**9, 2)
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: degree: expected one with at most 200000 monomials, ...
    """
    check_integer("degree", degree, 1)
    if (count := comb(variables + degree, variables) - 1) > MOST_MONOMIALS:
        raise SpecificationError(
            f"degree: expected one with at most {MOST_MONOMIALS} monomials, got "
            f"{short(degree)}, which has {short(count)} in {variables} variables; ask for a "
            "smaller degree"
        )


def check_flow(flow: Any, one: bool = False) -> Flow:
    """Return a flow, with a single vector field if ``one`` is asked for.

    Raises
    ------
    SpecificationError
        For anything else.
    """
    if not isinstance(flow, Flow):
        raise SpecificationError(
            "expected a flow such as GradientFlow(LinearNetwork(2, 2, 2), loss=QuadraticLoss(X, "
            f"Y)), got {short(flow)}"
        )
    if one and len(flow.fields) != 1:
        raise SpecificationError(
            f"expected a flow with one vector field, got the {len(flow.fields)} fields of a "
            "generic loss: give a loss, such as GradientFlow(model, loss=QuadraticLoss(X, Y))",
            at_shell=f"expected a flow with one vector field, got the {len(flow.fields)} fields of "
            "a generic loss: give --loss, or data -X and -Y",
        )
    return flow


def flow_names(flow: Flow) -> tuple[str, ...]:
    """The names of the weights, in the order of the flow's ring."""
    return tuple(str(s) for s in flow.ring.symbols)


class OnFlow(Problem[R]):
    """A problem about a gradient flow, over QQ if it has no other field."""

    flow: Flow
    field: Any = QQ

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names of the flow's variables."""
        return flow_names(self.flow)

    @property
    def rows(self) -> PolynomialMatrix:
        """The vector fields over the field, one row each."""
        return tuple(tuple(modulo(f, self.field) for f in row) for row in self.flow.fields)

    @property
    def numbers(self) -> Iterator[Telling]:
        """The coefficients and the exponents of the vector fields."""
        return in_polynomials(f for row in self.flow.fields for f in row)

    @property
    def grounds(self) -> Grounds:
        """Nothing is random; a statement modulo a prime is none about the flow over QQ."""
        if self.field.is_FiniteField:
            return Grounds(f"GF({int(self.field.mod)})", None, Certainty.MODULAR)
        return Grounds("QQ", None, Certainty.EXACT)


class OfPolynomials(OnFlow[R]):
    """A problem about a flow and polynomials in its weights, or an ideal with its generators."""

    method: str
    polynomials_in: ClassVar[str]
    """The name of the field that has the polynomials."""

    def __post_init__(self) -> None:
        plain_integers(self)
        check_method(self.method, self.methods, "flows")
        names, given = flow_names(check_flow(self.flow)), self.given
        try:
            polynomials = read_polynomials(getattr(given, "generators", given), names)
        except SpecificationError as cause:
            raise SpecificationError(f"{self.polynomials_in}: {cause}") from None
        object.__setattr__(self, self.polynomials_in, polynomials)
        object.__setattr__(self, "field", check_field(self.field))
        _ = self.generators, self.rows  # refuse a prime that divides a denominator

    @property
    def given(self) -> Any:
        """The polynomials as they are given, over QQ once they are read."""
        return getattr(self, self.polynomials_in)

    @property
    def numbers(self) -> Iterator[Telling]:
        """Those of the flow and of the polynomials."""
        yield from super().numbers
        yield from in_polynomials(self.given)

    @property
    def generators(self) -> tuple[Polynomial, ...]:
        """The polynomials over the field."""
        return tuple(modulo(f, self.field) for f in self.given)

    @property
    def all_polynomials(self) -> tuple[Polynomial, ...]:
        """The generators and the vector fields."""
        return (*self.generators, *(f for row in self.rows for f in row))
