"""Levels of the 0/1 loss."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from neurovariety.algebra.shown import Shown, counted
from neurovariety.problems.base.result import Result

SHOWN = 10
"""So many bad local minima are printed."""


@dataclass(frozen=True)
class Level(Shown):
    """The maximal cones with some number of mistakes.

    Parameters
    ----------
    cones : int
        Their number.
    components : int
        Into how many components they fall, by common facets.
    sublevel_components : int
        Into how many components the cones with at most so many mistakes fall.
    local_minima : int
        How many components have no neighbours with fewer mistakes.
    """

    cones: int
    components: int
    sublevel_components: int
    local_minima: int


@dataclass(frozen=True)
class LocalMinimum(Shown):
    """A component none of whose neighbours makes fewer mistakes.

    Parameters
    ----------
    wrong : tuple of int
        The numbers of the points at which a mistake is made, the same on the whole component.
    cones : int
        How many cones belong to it.
    covector : tuple of int
        The first of their covectors: for each point which function is the largest.
    """

    wrong: tuple[int, ...]
    cones: int
    covector: tuple[int, ...]

    @property
    def mistakes(self) -> int:
        """How many are made."""
        return len(self.wrong)


@dataclass(frozen=True)
class Levels(Shown):
    """The levels, by the number of mistakes from 0 to that of points.

    Parameters
    ----------
    levels : tuple of Level
        One for each number.
    minima : tuple of LocalMinimum
        The components that are local minima, those with fewer mistakes first.
    """

    levels: tuple[Level, ...]
    minima: tuple[LocalMinimum, ...]

    @property
    def fewest(self) -> int:
        """The smallest number of mistakes."""
        return next(k for k, level in enumerate(self.levels) if level.cones)

    @property
    def bad_local_minima(self) -> tuple[LocalMinimum, ...]:
        """Those with more mistakes than necessary."""
        return tuple(v for v in self.minima if v.mistakes > self.fewest)

    def summary(self) -> list[tuple[str, str]]:
        rows = [
            (
                counted(k, "mistake"),
                f"{counted(level.cones, 'cone')} in {counted(level.components, 'component')}"
                + (f", {_minima(level.local_minima)}" if level.local_minima else ""),
            )
            for k, level in enumerate(self.levels)
            if level.cones
        ]
        bad = self.bad_local_minima
        more = [("", f"and {len(bad) - SHOWN} more")] if len(bad) > SHOWN else []
        return [
            *rows,
            ("bad local minima", f"{len(bad)}"),
            *(("", f"{_points(v.wrong)} wrong, {_cones(v)}") for v in bad[:SHOWN]),
            *more,
        ]


@dataclass(frozen=True)
class Count(Shown):
    """The cones up to one of them, by the number of mistakes.

    Parameters
    ----------
    cones : tuple of int
        How many make 0, 1, 2, ... mistakes.
    after : tuple of int
        The covector of the last one, at the different points.
    done : float
        Which part of the way to the end this is, about.
    """

    cones: tuple[int, ...]
    after: tuple[int, ...]
    done: float

    def summary(self) -> list[tuple[str, str]]:
        rows = [
            (counted(k, "mistake"), f"{counted(number, 'cone')} or more")
            for k, number in enumerate(self.cones)
            if number
        ]
        return [*rows, ("complete", f"no: stopped behind {', '.join(map(str, self.after))}")]


@dataclass(frozen=True)
class MistakeLevelsResult(Result):
    """The levels (``value``).

    Parameters
    ----------
    counted : Count or None
        If the run was stopped before it had a level: the cones by then, and ``counts(after=...)``
        of the problem goes on behind them.
    """

    value: Levels
    counted: Count | None = field(default=None, kw_only=True)

    @property
    def is_complete(self) -> bool:
        """Whether it has all levels; a run that was stopped has those with fewer mistakes."""
        return len(self.value.levels) > len(self.problem.points)

    def summary(self) -> list[tuple[str, str]]:
        if self.counted is not None:
            return self.counted.summary()
        said = f"no: stopped behind {counted(len(self.value.levels) - 1, 'mistake')}"
        return [*self.value.summary(), *([] if self.is_complete else [("complete", said)])]

    def value_data(self) -> dict[str, Any]:
        found = self.value
        bad = [asdict(v) for v in found.bad_local_minima]
        fewest = found.fewest if found.levels else None
        known = None if self.counted is None else asdict(self.counted)
        return asdict(found) | {"fewest": fewest, "bad_local_minima": bad, "counted": known}


def _points(numbers: tuple[int, ...]) -> str:
    return f"point{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"


def _cones(minimum: LocalMinimum) -> str:
    covector = ", ".join(map(str, minimum.covector))
    return f"{counted(minimum.cones, 'cone')}, as {covector}"


def _minima(number: int) -> str:
    return counted(number, "local minimum", "local minima")
