"""A degree, and that of the map."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class Degrees(Shown):
    """The degree of a variety, and of a map onto it.

    Parameters
    ----------
    dimension : int
        Of the variety; -1 if it is empty.
    degree : int
        How many points a general affine space of complementary dimension has in common with the
        components of the largest dimension.
    map_degree : int or None
        How many points a general fibre of the map has, where parameters are one point that differ
        by scalings which fix the map. None if there are infinitely many, or if there is no map.
    """

    dimension: int
    degree: int
    map_degree: int | None = None

    def summary(self) -> list[tuple[str, str]]:
        rows = [("degree", str(self.degree)), ("dimension", str(self.dimension))]
        if self.map_degree is not None:
            rows.append(("degree of the map", f"{self.map_degree}, modulo scalings"))
        return rows


@dataclass(frozen=True)
class ImageDegreeResult(Result):
    """A degree (``value``)."""

    value: Degrees

    def value_data(self) -> dict[str, Any]:
        return asdict(self.value)
