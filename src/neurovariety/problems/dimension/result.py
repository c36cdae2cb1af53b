"""A dimension, and the one that was expected."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.problems.base.result import Result

_SAID = {True: "yes", False: "no", None: "not known"}


@dataclass(frozen=True)
class Dimensions(Shown):
    """A dimension, and what it is compared with.

    Parameters
    ----------
    dimension : int
        Over the complex numbers, as a closed set of vectors of coefficients; -1 if it is empty.
    ambient : int
        That of the space of functions, or of the coordinates.
    expected : int
        What the dimension would be: of a network or a map, if there were no symmetries but the
        known ones and the space were large enough; of equations, if each cut it down by one.
    fills_over_reals : bool or None
        Whether real weights give all real functions, up to closure; None if no theorem says it.
    proof : str
        Why the dimension is not larger than the rank that was found; it is never smaller. Empty if
        it may be larger.
    """

    dimension: int
    ambient: int
    expected: int
    fills_over_reals: bool | None
    proof: str

    @property
    def defect(self) -> int:
        """By how much the dimension misses the expected one."""
        return abs(self.expected - self.dimension)

    @property
    def is_filling(self) -> bool:
        """Whether the closure over the complex numbers is the whole space."""
        return self.dimension == self.ambient

    def summary(self) -> list[tuple[str, str]]:
        defect = f", defect {self.defect}" if self.defect else ""
        return [
            ("dimension", f"{self.dimension} of {self.ambient}"),
            ("expected", f"{self.expected}{defect}"),
            ("filling", f"{_SAID[self.is_filling]}, over RR {_SAID[self.fills_over_reals]}"),
            ("proof", self.proof or "none that it is not larger"),
        ]


@dataclass(frozen=True)
class DimensionResult(Result):
    """A dimension (``value``) with what was expected."""

    value: Dimensions

    def value_data(self) -> dict[str, Any]:
        derived = {"defect": self.value.defect, "is_filling": self.value.is_filling}
        return asdict(self.value) | derived
