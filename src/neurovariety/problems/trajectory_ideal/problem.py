"""What vanishes along the trajectory of a gradient flow from a point."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from neurovariety.algebra.exact import items_of, plain_integers, to_rational
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError
from neurovariety.networks.flows.fields import Flow
from neurovariety.networks.flows.momentum import OverTime
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_much
from neurovariety.problems.base.flows import DARBOUX, OnFlow, check_degree, check_flow, flow_names
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.trajectory_ideal.result import TrajectoryResult


@dataclass(frozen=True)
class TrajectoryIdeal(OnFlow[TrajectoryResult]):
    """All polynomials up to a degree that vanish along the trajectory from a point.

    Parameters
    ----------
    flow : GradientFlow or PolynomialFlow
        With a loss.
    start : sequence of exact numbers
        One for each weight, in the order of ``flow.ring``, such as "2, 1/2".
    degree : int
        The largest degree of the polynomials, at least 1.
    method : {"auto", "derivatives", "definition"}
        ``derivatives`` at the start, in an engine;
        ``definition``: the solution's power series and linear algebra.

    Raises
    ------
    SpecificationError
        If the start has another length, or the time 0 of a damping that fades, or the degree is
        less than 1, or the loss is generic.

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

    flow: Flow
    start: Any  # a tuple of Fraction once read
    degree: int = 2
    method: str = "auto"
    kind: ClassVar[str] = "trajectory-ideal"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("derivatives", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        DARBOUX,
        "J. F. Ritt: Differential Algebra, American Mathematical Society, 1950",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        check_method(self.method, self.methods, "flows")
        names = flow_names(check_flow(self.flow, one=True))
        start = _read_point(self.start)
        if len(start) != len(names):
            raise SpecificationError(
                f"expected a start with {counted(len(names), 'coordinate')} ({', '.join(names)}), "
                f"got {len(start)}"
            )
        if isinstance(self.flow.damping, OverTime) and not start[-1]:
            raise SpecificationError(
                f"expected a start with another time than {names[-1]} = 0, where the damping "
                f"{self.flow.damping} has a pole"
            )
        check_degree(self.degree, len(names))
        object.__setattr__(self, "start", start)

    def __str__(self) -> str:
        return f"polynomials up to degree {self.degree} along one trajectory of {self.flow}"

    @property
    def too_large(self) -> str:
        """Up to here the definition takes under a second, in most cases."""
        return too_much(self.flow.field, variables=3, degree=4, terms=12)


def _read_point(given: Any) -> tuple[Fraction, ...]:
    values = given.split(",") if isinstance(given, str) else given
    values = values.tolist() if hasattr(values, "tolist") else values
    return tuple(map(to_rational, items_of("coordinates of the start", values)))
