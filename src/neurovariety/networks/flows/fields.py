"""Polynomial vector fields as values: what flows share, and fields that are given."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, TypeAlias

from sympy.polys.rings import PolyRing

from neurovariety.algebra.polynomials import Polynomial, read_polynomials
from neurovariety.algebra.shown import Shown, counted
from neurovariety.errors import SpecificationError

VectorField: TypeAlias = tuple[Polynomial, ...]
"""One polynomial for each variable: the velocity."""


class Flow(Shown, ABC):
    """One polynomial vector field or several, along each of which laws must be constant."""

    damping: Any = None
    decay: Any = None

    @property
    @abstractmethod
    def ring(self) -> PolyRing:
        """The polynomials in the variables, over QQ."""

    @property
    @abstractmethod
    def fields(self) -> tuple[VectorField, ...]:
        """The vector fields."""

    @property
    def field(self) -> VectorField:
        """The only one."""
        return self.fields[0]

    @property
    def is_open(self) -> bool:
        """Whether it stands for the flows of many losses."""
        return False

    @property
    def components(self) -> tuple[Polynomial, ...]:
        """The components of a map whose gradients the fields are."""
        return ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, in words."""
        return ()


@dataclass(frozen=True)
class PolynomialFlow(Flow):
    """The flow of a polynomial vector field that is given: x_i' is the i-th polynomial.

    Parameters
    ----------
    velocity : polynomials
        One for each variable, in their order.
    variables : str or sequence of str, optional
        The variables; by default those that occur.

    Raises
    ------
    SpecificationError
        If there are not as many polynomials as variables, or all are zero.

    Examples
    --------
    >>> flow = PolynomialFlow("x - x*y; x*y - y")
    >>> print(flow, flow.field)
    flow of a polynomial vector field in 2 variables (-x*y + x, x*y - y)
    """

    velocity: Any
    variables: Any = None

    def __post_init__(self) -> None:
        read = read_polynomials(self.velocity, self.variables)
        names = tuple(str(s) for s in read[0].ring.symbols) if read else ()
        if len(read) != len(names):
            raise SpecificationError(
                f"expected a polynomial for each variable of {', '.join(names)}, in their order, "
                f"got {len(read)}"
            )
        if not any(read):
            raise SpecificationError("expected a vector field that is not zero")
        object.__setattr__(self, "velocity", read)
        object.__setattr__(self, "variables", names)

    def __str__(self) -> str:
        return f"flow of a polynomial vector field in {counted(len(self.variables), 'variable')}"

    @property
    def ring(self) -> PolyRing:
        """The polynomials in the variables, over QQ."""
        ring: PolyRing = self.velocity[0].ring
        return ring

    @property
    def fields(self) -> tuple[VectorField, ...]:
        """The field alone."""
        return (self.velocity,)
