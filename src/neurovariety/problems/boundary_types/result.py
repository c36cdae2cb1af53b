"""Types of decision boundaries, with the numbers of cells of parameters."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from neurovariety.algebra.shown import Shown, counted
from neurovariety.problems.base.result import Result


@dataclass(frozen=True, order=True)
class BoundaryType(Shown):
    """What some boundaries have in common.

    Parameters
    ----------
    components : int
        0 where one sign is nowhere.
    bounded, unbounded : tuple of int
        How many faces of dimension 0, 1, ... a boundary has, bounded and unbounded ones; those of
        the largest dimension are the last.
    cells : int
        How many cells of parameters have this type.
    """

    components: int
    bounded: tuple[int, ...]
    unbounded: tuple[int, ...]
    cells: int

    @property
    def pieces(self) -> int:
        """Its faces of the largest dimension."""
        return self.bounded[-1] + self.unbounded[-1]

    def __str__(self) -> str:
        if not self.components:
            return "empty"
        words = [counted(self.components, "component")]
        for dimension, (b, u) in enumerate(zip(self.bounded, self.unbounded, strict=True)):
            if b + u:
                unbounded = f" ({u} unbounded)" if u else ""
                words.append(f"{b + u} of dimension {dimension}{unbounded}")
        return ", ".join(words)


@dataclass(frozen=True)
class Types(Shown):
    """The subdivision of the parameters.

    Parameters
    ----------
    cells : int
        The number of sign vectors.
    types : tuple of BoundaryType
        Those of the boundaries there.
    """

    cells: int
    types: tuple[BoundaryType, ...]

    def summary(self) -> list[tuple[str, str]]:
        return [
            ("cells", f"{self.cells}"),
            *((counted(t.cells, "cell"), str(t)) for t in self.types),
        ]


@dataclass(frozen=True)
class BoundaryTypesResult(Result):
    """The cells and types (``value``).

    Parameters
    ----------
    is_complete : bool
        Whether the run was not stopped; if it was, these are some of the cells.
    """

    value: Types
    is_complete: bool = field(default=True, kw_only=True)

    def summary(self) -> list[tuple[str, str]]:
        said = [] if self.is_complete else [("complete", "no: stopped, so there are more cells")]
        return [*super().summary(), *said]

    def value_data(self) -> dict[str, Any]:
        return asdict(self.value) | {"complete": self.is_complete}
