"""Vertices and faces of a max-pooling layer's polytope."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class Faces(Shown):
    """How many faces there are.

    Parameters
    ----------
    vertices : int
        The number of linear regions of the layer.
    f_vector : tuple of int, or None
        The faces of dimension 0, 1, ..., the polytope itself the last; None if they were not asked
        for.
    """

    vertices: int
    f_vector: tuple[int, ...] | None

    def summary(self) -> list[tuple[str, str]]:
        f = self.f_vector
        rows = [("vertices", f"{self.vertices}")]
        return rows + ([("f-vector", ", ".join(map(str, f)))] if f is not None else [])


@dataclass(frozen=True)
class MaxPoolingResult(Result):
    """The numbers of faces (``value``)."""

    value: Faces

    def value_data(self) -> dict[str, Any]:
        return asdict(self.value)
