"""The Fisher-Rao gradient flow of a linear programme, and how fast it converges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import comb
from typing import Any, ClassVar, NamedTuple

from flint import arb

from neurovariety.algebra.exact import format_rational, fraction, to_rational
from neurovariety.certify.balls import Interval, ball, interval, working
from neurovariety.errors import SpecificationError, TooLarge
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.fisher_rao_flow.convex import PRECISION, Balls, entries, nearest
from neurovariety.problems.fisher_rao_flow.limits import slowest_limits
from neurovariety.problems.fisher_rao_flow.programs import OnProgram
from neurovariety.problems.fisher_rao_flow.result import FisherRaoResult, PathPoint
from neurovariety.programs.faces import interior, leaving
from neurovariety.programs.linear import read_vector
from neurovariety.programs.processes import (
    MarkovDecisionProcess,
    check_probabilities,
    check_shape,
    read_rows,
)
from neurovariety.programs.simplex import dot, maximise, slacks

MOST_BITS = 20_000
"""In which a point of the flow is computed."""
FEW_BASES = 1_000
"""Which the definition goes through in a moment."""


_DIGITS = 100
"""Bits of the constant."""


class Proof(NamedTuple):
    """What proves the optimum and the rate.

    Parameters
    ----------
    optimum : tuple of Fraction
        An optimal point, positive wherever some optimal point is.
    prices : tuple of Fraction
        Of the equations: slack 0 where that point is positive, elsewhere at least the rate.
    direction : tuple of Fraction
        In which the entries grow that have the rate for their slack, and no others.
    """

    optimum: tuple[Fraction, ...]
    prices: tuple[Fraction, ...]
    direction: tuple[Fraction, ...]


@dataclass(frozen=True)
class FisherRaoFlow(OnProgram[FisherRaoResult]):
    """How fast the Fisher-Rao gradient flow of a linear programme reaches the optimum.

    The flow follows the gradient of the reward in the metric ``sum dx_j^2 / x_j`` on the polytope.
    At time t it is where ``c x - KL(x, start) / t`` is the largest: the state-action natural policy
    gradient of a decision process, and the error of entropic regularization. The gap of the reward
    times ``exp(rate t)`` converges to a constant.

    Parameters
    ----------
    program : LinearProgram or MarkovDecisionProcess
        Of a process, its polytope of state-action frequencies.
    start : sequence of numbers, or rows of them, optional
        A point of the polytope with positive entries, by default the analytic centre; of a process
        a policy, the probabilities of the actions for each state, by default all the same.
    times : sequence of numbers
        The times at which the result has certified points of the flow.
    method : str
        ``duality`` (an optimum and a cheapest direction with prices that prove them),
        ``definition`` (all vertices; for few of them), or ``auto``: the first.

    Raises
    ------
    SpecificationError
        If an entry is zero on all of the polytope or at the start, or the reward is constant.

    Notes
    -----
    If the optimum is unique and not degenerate, the rate is its least reduced cost. In general it
    is the largest, over all optimal prices, of the least slack off the optimal face, which is the
    least gap of a vertex off this face divided by what it has outside the face's support.

    References
    ----------
    J. Mueller, S. Cayci, G. Montufar: Fisher-Rao gradient flows of linear programs and state-action
    natural policy gradients, SIAM J. Optim. 35 (2025), arXiv:2403.19448. M. Birch: Maximum
    likelihood in three-way contingency tables, J. R. Stat. Soc. B 25 (1963).

    Examples
    --------
    >>> from neurovariety import MarkovDecisionProcess, solve
    >>> process = MarkovDecisionProcess("1,0; 0,1 | 0,1; 1,0", "1,0; 2,0", "9/10", "4/5, 1/5")
    >>> found = solve(FisherRaoFlow(process)).value
    >>> str(found.optimum), str(found.rate), str(found.delta), str(found.Delta)
    ('46/25', '4/5', '16/25', '4/5')
    """

    program: Any
    start: Any = None
    times: Any = ()
    method: str = "auto"
    kind: ClassVar[str] = "fisher-rao-flow"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("duality", Certainty.EXACT, Place.EITHER),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "J. Mueller, S. Cayci, G. Montufar: Fisher-Rao gradient flows of linear programs and\n"
        "state-action natural policy gradients, SIAM J. Optim. 35 (2025), arXiv:2403.19448",
        "M. Birch: Maximum likelihood in three-way contingency tables,\n"
        "J. R. Stat. Soc. B 25 (1963)",
    )

    def __post_init__(self) -> None:
        self.check_program()
        if self.start is not None:
            object.__setattr__(self, "start", self._read_start(self.start))
        if not all(self.known_start):
            zero = [j for j, v in enumerate(self.known_start) if not v]
            raise SpecificationError(
                f"expected a start with positive entries, got zeros at {zero}: the flow never "
                "leaves the boundary"
            )
        object.__setattr__(self, "times", tuple(map(_time, read_vector("times", self.times))))
        check_method(self.method, self.methods, self)

    def refine(
        self, result: FisherRaoResult, solve: Callable[[Problem[Any]], Any]
    ) -> FisherRaoResult:
        """The result with the points at the times."""
        path = tuple(PathPoint(t, self.at(t)) for t in self.times)
        return replace(result, value=replace(result.value, path=path))

    def _read_start(self, given: Any) -> Any:
        if isinstance(self.program, MarkovDecisionProcess):
            rows = read_rows("start", given)
            check_shape("start", rows, self.program.actions)
            for s, row in enumerate(rows):
                check_probabilities(f"start[{s}]", row, len(row))
            return rows
        point = read_vector("start", given)
        A, b = self.polytope.A, self.polytope.b
        if len(point) != len(A[0]):
            raise SpecificationError(f"expected {len(A[0])} numbers in start, got {len(point)}")
        for i, (row, v) in enumerate(zip(A, b, strict=True)):
            value = fraction(dot(row, point))
            if value != v:
                raise SpecificationError(
                    f"expected a start in the polytope: equation {i} is {format_rational(value)} "
                    f"there, not {format_rational(v)}"
                )
        if min(point) < 0:
            raise SpecificationError("expected a start in the polytope, got negative entries")
        return point

    def __str__(self) -> str:
        return f"Fisher-Rao gradient flow of a {self.program}"

    @cached_property
    def known_start(self) -> tuple[Fraction, ...]:
        """The start, if it is rational: all but the analytic centre are."""
        if isinstance(self.program, MarkovDecisionProcess):
            return self.program.frequencies(self.start or self.program.uniform)
        return self.start or ()

    @cached_property
    def proof(self) -> Proof:
        """An optimum with prices, and a cheapest direction."""
        A, b = self.polytope.equations
        c = self.polytope.c
        found = maximise(A, b, c)
        x = found.x
        assert x is not None
        assert found.y is not None
        if any(not v and not s for v, s in zip(x, slacks(A, found.y, c), strict=True)):
            x, _ = interior([*A, c], [*b, dot(c, x)], x, range(len(c)))
        face = [j for j, v in enumerate(x) if v]
        cheapest = leaving(A, c, face)
        return Proof(*(tuple(map(fraction, v)) for v in (x, cheapest.prices, cheapest.direction)))

    @property
    def written(self) -> tuple[Any, ...]:
        """As scripts have it: rows of A, then b, c and the proof; numerators and denominators."""
        A, b = self.polytope.equations
        data = (*A, b, self.polytope.c, *self.proof)
        return tuple(tuple(pair for v in row for pair in v.as_integer_ratio()) for row in data)

    def started(self) -> Balls:
        """The start in balls, within `working`."""
        if self.known_start:
            return entries(self.known_start)
        A, b = self.polytope.equations
        above = maximise(A, b, [1] * len(self.polytope.c)).y
        assert above is not None
        return nearest(None, A, entries(b), [-ball(v) for v in above])[0]

    def at(self, time: Any) -> tuple[Interval, ...]:
        """The point of the flow at a time, each entry in an interval that is proved.

        Examples
        --------
        >>> from neurovariety import LinearProgram
        >>> flow = FisherRaoFlow(LinearProgram("1, 1", [1], [1, 0]), ["1/2", "1/2"])
        >>> [round(float(low), 9) for low, high in flow.at(2)]
        [0.880797078, 0.119202922]
        """
        t = _time(time)
        with working(self.precision(t)):
            return tuple(map(interval, self.in_balls(t)))

    def precision(self, t: Fraction) -> int:
        """Bits for a time: entries fall like ``exp(-slack t)``, and prices tell them apart."""
        A, _ = self.polytope.equations
        slack = fraction(max(slacks(A, list(self.proof.prices), self.polytope.c)))
        bits = PRECISION + 8 * int(t * slack)
        if bits > MOST_BITS:
            raise TooLarge(f"{bits} bits, more than {MOST_BITS}, for a time so late")
        return bits

    def in_balls(self, t: Fraction) -> Balls:
        """The same, within `working`."""
        A, b = self.polytope.equations
        c, factor = self.polytope.c, ball(t)
        reach = [q * (factor * ball(v)).exp() for q, v in zip(self.started(), c, strict=True)]
        return nearest(reach, A, entries(b), [-factor * ball(v) for v in self.proof.prices])[0]

    def constant(self, support: Sequence[int], slowest: Sequence[int], rate: Fraction) -> Interval:
        """What the gap times ``exp(rate t)`` converges to."""
        with working(PRECISION):
            left = slowest_limits(*self.polytope.equations, self.started(), support, slowest)
            value = ball(rate) * sum(left, arb(0))
        with working(_DIGITS):
            return interval(value + 0)

    @property
    def too_large(self) -> str:
        """So many bases are gone through in a moment."""
        A, _ = self.polytope.equations
        n, d = len(A[0]), len(A)
        found = comb(n, d)
        return f"{n} columns, of which {d} are a basis" if found > FEW_BASES else ""


def _time(given: Any) -> Fraction:
    t = to_rational(given)
    if t < 0:
        raise SpecificationError(f"expected a time from 0 on, got {format_rational(t)}")
    return t
