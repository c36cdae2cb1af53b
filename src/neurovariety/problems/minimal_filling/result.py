"""Minimal filling widths."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class FillingWidths(Shown):
    """All hidden widths with the fewest neurons that fill the space of functions.

    Parameters
    ----------
    widths : tuple of tuple of int
        The hidden widths; empty if the search was stopped before some were found.
    neurons : int
        Their sum; where the search was stopped, the next number to be tried.
    ambient : int
        The dimension of the space.
    proved : bool
        Whether theorems say that no network with fewer neurons fills it.
    """

    widths: tuple[tuple[int, ...], ...]
    neurons: int
    ambient: int
    proved: bool

    def summary(self) -> list[tuple[str, str]]:
        fewer = "by theorems" if self.proved else "seen at random weights"
        return [
            ("space", f"dimension {self.ambient}"),
            ("neurons", f"{self.neurons}; fewer do not fill it: {fewer}"),
            *lines("hidden widths", [", ".join(map(str, d)) for d in self.widths] or ["none yet"]),
        ]


@dataclass(frozen=True)
class MinimalFillingResult(Result):
    """Hidden widths (``value``)."""

    value: FillingWidths

    def value_data(self) -> dict[str, Any]:
        return asdict(self.value)
