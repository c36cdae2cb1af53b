"""How fast a Fisher-Rao gradient flow converges."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines, numbers
from neurovariety.certify.balls import Box, Interval, ends, near
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class PathPoint(Shown):
    """A point of the flow.

    Parameters
    ----------
    time : Fraction
        At least 0.
    point : Box
        Each entry in an interval that is proved.
    """

    time: Fraction
    point: Box

    def __str__(self) -> str:
        return (
            f"t = {format_rational(self.time)}: {', '.join(f'{near(v):.9g}' for v in self.point)}"
        )


@dataclass(frozen=True)
class Rates(Shown):
    """The optimum of a programme, and how its Fisher-Rao gradient flow reaches it.

    Parameters
    ----------
    optimum : Fraction
        The largest reward.
    support : tuple of int
        The entries that are positive at some optimal point.
    unique : bool
        Whether there is one optimal point.
    degenerate : bool
        Whether several prices prove the optimum: the columns of the support have a smaller rank
        than the matrix.
    maximiser : tuple of Fraction
        The optimal point, or one in the interior of the optimal face.
    rate : Fraction
        The gap of the reward falls like ``exp(-rate t)``.
    slowest : tuple of int
        The entries that fall as slowly; all others off the support fall faster.
    constant : tuple of Fraction
        An interval with the limit of the gap times ``exp(rate t)``.
    delta : Fraction or None
        The least gap of a vertex that is a neighbour of the optimum; None if the optimum is not
        unique, or has too many neighbours to try.
    Delta : Fraction or None
        The least gap of a neighbour divided by its distance in total variation, likewise: the rate
        that the theorem of Mueller, Cayci and Montufar guarantees.
    path : tuple of PathPoint
        At the times that were given.
    """

    optimum: Fraction
    support: tuple[int, ...]
    unique: bool
    degenerate: bool
    maximiser: tuple[Fraction, ...]
    rate: Fraction
    slowest: tuple[int, ...]
    constant: Interval
    delta: Fraction | None
    Delta: Fraction | None
    path: tuple[PathPoint, ...] = ()

    def summary(self) -> list[tuple[str, str]]:
        kind = "unique" if self.unique else "a face"
        if self.degenerate:
            kind += ", degenerate"
        rows = [
            ("optimum", f"{format_rational(self.optimum)} ({kind})"),
            ("support", numbers(self.support)),
            ("rate", f"{format_rational(self.rate)}, of the entries {numbers(self.slowest)}"),
            ("constant", f"{near(self.constant):.12g}"),
        ]
        if self.delta is not None and self.Delta is not None:
            rows.append(("delta", format_rational(self.delta)))
            rows.append(("Delta", f"{format_rational(self.Delta)}, the rate guaranteed by it"))
        return [*rows, *lines("path", list(map(str, self.path)))]


@dataclass(frozen=True)
class FisherRaoResult(Result):
    """The optimum and the rate (``value``)."""

    value: Rates

    def value_data(self) -> dict[str, Any]:
        found = self.value
        others = {
            name: None if v is None else format_rational(v)
            for name, v in (("delta", found.delta), ("Delta", found.Delta))
        }
        return {
            "optimum": format_rational(found.optimum),
            "support": list(found.support),
            "unique": found.unique,
            "degenerate": found.degenerate,
            "maximiser": [format_rational(v) for v in found.maximiser],
            "rate": format_rational(found.rate),
            "slowest": list(found.slowest),
            "constant": ends(found.constant),
            **others,
            "path": [
                {"time": format_rational(p.time), "point": [ends(v) for v in p.point]}
                for p in found.path
            ],
        }
