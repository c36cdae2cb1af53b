"""Answers about bottlenecks and Voronoi cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.shown import Shown, counted
from neurovariety.algebra.writing import lines
from neurovariety.certify.balls import Box, Interval, ends, near
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class BottleneckPair(Shown):
    """Two real points with a common normal line, each in a certified box.

    Parameters
    ----------
    first, second : Box
        Intervals for the coordinates.
    squared_distance : (Fraction, Fraction)
        In the metric of the problem.
    """

    first: Box
    second: Box
    squared_distance: Interval


@dataclass(frozen=True)
class BottleneckSet(Shown):
    """The bottlenecks of a variety.

    Parameters
    ----------
    dimension : int
        Of the complex pairs: -1 if there are none, 0 if there are finitely many; 1 stands for any
        positive dimension if msolve found it.
    degree : int or None
        The number of ordered complex pairs, different ones; None if there are infinitely many.
    pairs : tuple of BottleneckPair, or None
        The real ones, not ordered, the narrowest first; None if they were not asked for, or if
        infinitely many complex pairs have a distance that is not zero. A cone has none, by a
        theorem.
    uncertified : int
        Pairs of msolve's for which Krawczyk's operator gave no proof.
    infinitely_many : bool
        Whether the real pairs are known to be infinitely many; only asked by ``isolation``.
    """

    dimension: int
    degree: int | None
    pairs: tuple[BottleneckPair, ...] | None = None
    uncertified: int = 0
    infinitely_many: bool = False

    @property
    def narrowest(self) -> BottleneckPair | None:
        """The pair at the smallest distance, where the pairs are known."""
        return self.pairs[0] if self.pairs else None

    def summary(self) -> list[tuple[str, str]]:
        degree = "infinitely many" if self.degree is None else f"{self.degree} ordered pairs"
        rows = [("complex", degree)]
        if self.pairs is not None:
            more = f", {self.uncertified} not certified" if self.uncertified else ""
            rows.append(("real", f"{counted(len(self.pairs), 'pair')}{more}; no more, by msolve"))
            rows += lines("pairs", [_line(pair) for pair in self.pairs])
        elif self.infinitely_many:
            rows.append(("real", "infinitely many"))
        return rows


@dataclass(frozen=True)
class BottlenecksResult(Result):
    """The bottlenecks of a variety (``value``)."""

    value: BottleneckSet

    def summary(self) -> list[tuple[str, str]]:
        value = self.value
        if self.problem.variety.is_cone:
            degree = "none" if value.dimension < 0 else f"dimension {value.dimension}"
            why = "none: x - y is orthogonal to x and y on a cone, so to itself"
            return [("complex", degree), ("real", why)]
        rows = value.summary()
        if (general := self.problem.general_degree) is not None:
            said = f"{general} ordered pairs (Di Rocco, Eklund, Weinstein)"
            rows.insert(1, ("for general equations", said))
        if self.problem.chosen_method == "isolation" and "real" not in dict(rows):
            rows.append(("real", "not isolated: infinitely many complex pairs at a distance"))
        return rows

    def value_data(self) -> dict[str, Any]:
        value = self.value
        pairs = None
        if value.pairs is not None:
            pairs = [
                {
                    "first": [ends(side) for side in pair.first],
                    "second": [ends(side) for side in pair.second],
                    "squared_distance": ends(pair.squared_distance),
                }
                for pair in value.pairs
            ]
        return {
            "dimension": value.dimension,
            "degree": value.degree,
            "general_degree": self.problem.general_degree,
            "pairs": pairs,
            "uncertified": value.uncertified,
            "infinitely_many": value.infinitely_many,
        }


def _line(pair: BottleneckPair) -> str:
    first, second = (
        "(" + ", ".join(f"{near(side):.6g}" for side in box) + ")"
        for box in (pair.first, pair.second)
    )
    return f"{first} and {second}, distance {near(pair.squared_distance) ** 0.5:.6g}"
