"""Levels of the 0/1 loss."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class Level:
    """The maximal cones with some number of mistakes.

    Parameters
    ----------
    cones : int
        Their number.
    components : int
        Into how many components they fall, by common facets.
    local_minima : int
        How many of these have no neighbours with fewer mistakes.
    """

    cones: int
    components: int
    local_minima: int


@dataclass(frozen=True)
class Levels:
    """The levels, by the number of mistakes from 0 to that of points.

    Parameters
    ----------
    levels : tuple of Level
        One for each number.
    """

    levels: tuple[Level, ...]

    @property
    def fewest(self) -> int:
        """The smallest number of mistakes."""
        return next(k for k, level in enumerate(self.levels) if level.cones)

    @property
    def bad_local_minima(self) -> int:
        """Components that are local minima with more mistakes than necessary."""
        return sum(level.local_minima for level in self.levels[self.fewest + 1 :])


@dataclass(frozen=True)
class MistakeLevelsResult(Result):
    """The levels (``value``)."""

    value: Levels

    def summary(self) -> list[tuple[str, str]]:
        found = self.value
        rows = [
            (
                f"{k} mistake{'s' * (k != 1)}",
                f"{level.cones} cones in {level.components} components"
                + (f", {level.local_minima} local minima" if level.local_minima else ""),
            )
            for k, level in enumerate(found.levels)
            if level.cones
        ]
        return [*rows, ("bad local minima", f"{found.bad_local_minima}")]

    def data(self) -> dict[str, Any]:
        found = self.value
        derived = {"fewest": found.fewest, "bad_local_minima": found.bad_local_minima}
        return asdict(found) | derived
