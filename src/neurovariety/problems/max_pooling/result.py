"""Vertices and faces of a max-pooling layer's polytope."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from neurovariety.algebra.shown import Shown, counted
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
    """The numbers of faces (``value``).

    Parameters
    ----------
    steps : int or None
        If the run was stopped: the faces are those with so many of the first windows, or in an
        array blocks of windows. The same problem goes on there if it is solved again.
    """

    value: Faces
    steps: int | None = field(default=None, kw_only=True)

    @property
    def is_complete(self) -> bool:
        """Whether the run was not stopped."""
        return self.steps is None

    def summary(self) -> list[tuple[str, str]]:
        if self.steps is None:
            return super().summary()
        of = f"{self.steps} of {counted(self.problem.steps, self.problem.step)}"
        return [*super().summary(), ("complete", f"no: stopped, these are of the first {of}")]

    def value_data(self) -> dict[str, Any]:
        return asdict(self.value) | {"steps": self.steps}
