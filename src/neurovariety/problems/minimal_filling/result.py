"""Minimal filling widths."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from neurovariety.algebra.writing import lines
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class FillingWidths:
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


@dataclass(frozen=True)
class MinimalFillingResult(Result):
    """Hidden widths (``value``)."""

    value: FillingWidths

    def summary(self) -> list[tuple[str, str]]:
        found = self.value
        fewer = "by theorems" if found.proved else "seen at random weights"
        return [
            ("space", f"dimension {found.ambient}"),
            ("neurons", f"{found.neurons}; fewer do not fill it: {fewer}"),
            *lines("hidden widths", [", ".join(map(str, d)) for d in found.widths] or ["none yet"]),
        ]

    def data(self) -> dict[str, Any]:
        return asdict(self.value)
