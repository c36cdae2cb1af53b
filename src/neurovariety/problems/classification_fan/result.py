"""How many cones a classification fan has, by the number of functions that are used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import perm
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.problems.base.result import CountedResult


@dataclass(frozen=True)
class Cone(Shown):
    """A maximal cone.

    Parameters
    ----------
    covector : tuple of int
        For each point the number of the function that is largest there, in order of occurrence.
    functions : tuple of tuple of int
        Such functions, the constant first.
    """

    covector: tuple[int, ...]
    functions: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Fan(Shown):
    """The maximal cones, counted.

    Parameters
    ----------
    by_parts : tuple of int
        How many ways there are to divide the points among 1, 2, ... functions, up to their names.

    Examples
    --------
    >>> Fan((1, 33, 364, 1356)).cones
    41680
    """

    by_parts: tuple[int, ...]

    @property
    def cones(self) -> int:
        """The number of all maximal cones, with the names of the functions."""
        k = len(self.by_parts)
        return sum(n * perm(k, j) for j, n in enumerate(self.by_parts, start=1))

    @property
    def orbits(self) -> int:
        """Their number up to the names of the functions."""
        return sum(self.by_parts)

    def summary(self) -> list[tuple[str, str]]:
        return [
            ("cones", f"{self.cones}"),
            ("by parts", f"{', '.join(map(str, self.by_parts))} up to the names of functions"),
        ]


@dataclass(frozen=True)
class Count(Shown):
    """The cones up to one of them.

    Parameters
    ----------
    fan : Fan
        Their numbers.
    after : tuple of int
        The covector of the last one.
    done : float
        Which part of the way to the end this is, about.
    """

    fan: Fan
    after: tuple[int, ...]
    done: float


def done(covector: Sequence[int], terms: int) -> float:
    """The place of a covector among all, if each has equally many continuations.

    Examples
    --------
    >>> done((0, 1), 2)
    0.5
    """
    place, part, used = 0.0, 1.0, 0
    for label in covector:
        part /= min(used + 1, terms)
        place += label * part
        used = max(used, label + 1)
    return place


@dataclass(frozen=True)
class ClassificationFanResult(CountedResult):
    """The numbers of cones (``value``)."""

    value: Fan

    @property
    def witnesses(self) -> Iterator[Cone]:
        """The cones with functions in them, up to the names of the functions."""
        found: Iterator[Cone] = self.problem.cones()
        return found

    def value_data(self) -> dict[str, Any]:
        found = self.value
        return {
            "cones": found.cones,
            "orbits": found.orbits,
            "by_parts": list(found.by_parts),
            "after": self.after,
        }
