"""Ideals that a gradient flow maps into themselves, and what vanishes along a trajectory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from sympy import QQ

from neurovariety.algebra.exact import check_field, check_integer, plain_integers, to_rational
from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix, modulo, read_polynomials
from neurovariety.certainty import Certainty
from neurovariety.errors import SpecificationError
from neurovariety.networks.flows import GradientFlow
from neurovariety.problems.common import Grounds

DARBOUX = (
    "G. Darboux: Memoire sur les equations differentielles algebriques du premier ordre et du\n"
    "premier degre, Bull. Sci. Math. (2) 2 (1878) 60-96, 123-144, 151-200"
)


def check_flow(flow: Any, one: bool = False) -> GradientFlow:
    """Return a flow, with a single vector field if ``one`` is asked for.

    Raises
    ------
    SpecificationError
        For anything else.
    """
    if not isinstance(flow, GradientFlow):
        raise SpecificationError(
            "expected a flow such as GradientFlow(LinearNetwork(2, 2, 2), loss=QuadraticLoss(X, "
            f"Y)), got {flow!r}"
        )
    if one and len(flow.fields) != 1:
        raise SpecificationError(
            f"expected a flow with one vector field, got the {len(flow.fields)} fields of a "
            "generic loss: give a loss, such as GradientFlow(model, loss=QuadraticLoss(X, Y))"
        )
    return flow


def flow_names(flow: GradientFlow) -> tuple[str, ...]:
    """The names of the weights, in the order of the flow's ring."""
    return tuple(str(s) for s in flow.ring.symbols)


def read_in(flow: GradientFlow, given: Any, what: str) -> tuple[Polynomial, ...]:
    """Take polynomials in the weights of a flow, or an ideal with its generators.

    Raises
    ------
    SpecificationError
        If they are in other variables.
    """
    try:
        return read_polynomials(getattr(given, "generators", given), flow_names(flow))
    except SpecificationError as cause:
        raise SpecificationError(f"{what}: {cause}") from None


def rows_of(flow: GradientFlow, field: Any) -> PolynomialMatrix:
    """The vector fields over a coefficient field, one row each."""
    return tuple(tuple(modulo(f, field) for f in row) for row in flow.fields)


def field_grounds(field: Any) -> Grounds:
    """Nothing is random; a statement modulo a prime is none about the flow over QQ."""
    if field.is_FiniteField:
        return Grounds(f"GF({int(field.mod)})", None, Certainty.MODULAR)
    return Grounds("QQ", None, Certainty.EXACT)


@dataclass(frozen=True)
class InvariantIdeal:
    """The smallest ideal that contains given polynomials and is invariant under a flow.

    It is the union of the chain J, J + F(J), J + F(J) + F(F(J)), ... Its zeros are the points whose
    whole trajectory lies in the zeros of J.

    Parameters
    ----------
    flow : GradientFlow
        With a loss, or with a generic one; then under the fields of all losses.
    contains : polynomials
        Text, or a sequence of str, sympy.Expr or PolyElement, in the weights of the flow.
    field : sympy.QQ or sympy.GF(p)
        The coefficients; modulo a prime from 101 to 32749 the answer is no proof.

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

    flow: GradientFlow
    contains: Any  # a tuple of Polynomial once read
    field: Any = QQ
    kind: ClassVar[str] = "invariant-ideal"
    references: ClassVar[tuple[str, ...]] = (
        DARBOUX,
        "J. F. Ritt: Differential Algebra, American Mathematical Society, 1950",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        field = check_field(self.field)
        polynomials = read_in(check_flow(self.flow), self.contains, "contains")
        object.__setattr__(self, "contains", polynomials)
        object.__setattr__(self, "field", field)
        _ = self.generators, self.rows  # refuse a prime that divides a denominator

    def __str__(self) -> str:
        return f"smallest invariant ideal with {len(self.contains)} polynomials of {self.flow}"

    @property
    def symbols(self) -> tuple[str, ...]:
        """The weights."""
        return flow_names(self.flow)

    @property
    def generators(self) -> tuple[Polynomial, ...]:
        """The given polynomials over the field."""
        return tuple(modulo(f, self.field) for f in self.contains)

    @property
    def rows(self) -> PolynomialMatrix:
        """The vector fields over the field."""
        return rows_of(self.flow, self.field)

    @property
    def chosen_method(self) -> str:
        """The chain of ideals."""
        return "chain"

    @property
    def grounds(self) -> Grounds:
        """A proof over QQ."""
        return field_grounds(self.field)


@dataclass(frozen=True)
class IsInvariant:
    """Whether an ideal contains the derivatives of its members along a flow.

    Parameters
    ----------
    flow : GradientFlow
        With a loss, or with a generic one; then under the fields of all losses.
    ideal : polynomials
        Generators: text, or a sequence of str, sympy.Expr or PolyElement, or an `Ideal`, in the
        weights of the flow.
    field : sympy.QQ or sympy.GF(p)
        The coefficients; modulo a prime from 101 to 32749 the answer is no proof.

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
    kind: ClassVar[str] = "is-invariant"
    references: ClassVar[tuple[str, ...]] = (DARBOUX,)

    def __post_init__(self) -> None:
        plain_integers(self)
        field = check_field(self.field)
        polynomials = read_in(check_flow(self.flow), self.ideal, "ideal")
        object.__setattr__(self, "ideal", polynomials)
        object.__setattr__(self, "field", field)
        _ = self.generators, self.rows

    def __str__(self) -> str:
        return f"invariance of an ideal with {len(self.ideal)} generators under {self.flow}"

    @property
    def symbols(self) -> tuple[str, ...]:
        """The weights."""
        return flow_names(self.flow)

    @property
    def generators(self) -> tuple[Polynomial, ...]:
        """The generators over the field."""
        return tuple(modulo(f, self.field) for f in self.ideal)

    @property
    def rows(self) -> PolynomialMatrix:
        """The vector fields over the field."""
        return rows_of(self.flow, self.field)

    @property
    def chosen_method(self) -> str:
        """Normal forms of the generators' derivatives."""
        return "normal-forms"

    @property
    def grounds(self) -> Grounds:
        """A proof over QQ."""
        return field_grounds(self.field)


@dataclass(frozen=True)
class TrajectoryIdeal:
    """All polynomials up to a degree that vanish along the trajectory from a point.

    Parameters
    ----------
    flow : GradientFlow
        With a loss.
    start : sequence of exact numbers
        One for each weight, in the order of ``flow.ring``.
    degree : int
        The largest degree of the polynomials, at least 1.

    Raises
    ------
    SpecificationError
        If the start has another length, or the degree is less than 1, or the loss is generic.

    Notes
    -----
    The polynomials whose first N derivatives along the flow vanish at the start contain those that
    vanish along the whole trajectory. The two are proved to be the same by the smallest invariant
    ideal that contains them: it vanishes at the start. Otherwise N is doubled.

    Examples
    --------
    >>> from neurovariety import GradientFlow, LinearNetwork, QuadraticLoss
    >>> flow = GradientFlow(LinearNetwork(1, 1, 1), loss=QuadraticLoss([[1]], [[1]]))
    >>> TrajectoryIdeal(flow, start=[2, "1/2"], degree=2).start
    (Fraction(2, 1), Fraction(1, 2))
    """

    flow: GradientFlow
    start: Any  # a tuple of Fraction once read
    degree: int
    kind: ClassVar[str] = "trajectory-ideal"
    references: ClassVar[tuple[str, ...]] = (
        DARBOUX,
        "J. F. Ritt: Differential Algebra, American Mathematical Society, 1950",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        names = flow_names(check_flow(self.flow, one=True))
        start = _read_point(self.start)
        if len(start) != len(names):
            raise SpecificationError(
                f"expected a start with {len(names)} coordinates ({', '.join(names)}), "
                f"got {len(start)}"
            )
        check_integer("degree", self.degree, 1)
        object.__setattr__(self, "start", start)

    def __str__(self) -> str:
        return f"polynomials up to degree {self.degree} along one trajectory of {self.flow}"

    @property
    def symbols(self) -> tuple[str, ...]:
        """The weights."""
        return flow_names(self.flow)

    @property
    def chosen_method(self) -> str:
        """Derivatives at the start, and the chain that proves them enough."""
        return "derivatives"

    @property
    def grounds(self) -> Grounds:
        """A proof over QQ."""
        return field_grounds(QQ)


def _read_point(given: Any) -> tuple[Fraction, ...]:
    values = given.split(",") if isinstance(given, str) else given
    values = values.tolist() if hasattr(values, "tolist") else values
    if not isinstance(values, Iterable):
        raise SpecificationError(f"expected a start as a sequence of exact numbers, got {given!r}")
    return tuple(to_rational(v) for v in values)
