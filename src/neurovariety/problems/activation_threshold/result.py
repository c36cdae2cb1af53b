"""An activation threshold, and the dimensions that show it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class Threshold(Shown):
    """A threshold, with the dimensions of exponents at it and above.

    Parameters
    ----------
    threshold : int
        The largest exponent that does not give the expected dimension.
    expected : int
        The number of weights, less the hidden neurons.
    dimensions : tuple of int
        For the exponents from the threshold up to the last for which no theorem says it.
    proof : str
        Why the dimension at the threshold cannot be larger than the rank that was found; empty if
        it may be.
    """

    threshold: int
    expected: int
    dimensions: tuple[int, ...]
    proof: str

    @property
    def largest(self) -> int:
        """The last exponent for which the dimension was computed."""
        return self.threshold + len(self.dimensions) - 1

    def summary(self) -> list[tuple[str, str]]:
        shown = ", ".join(
            f"{d} for r = {self.threshold + k}" for k, d in enumerate(self.dimensions)
        )
        return [
            ("threshold", str(self.threshold)),
            ("expected", f"dimension {self.expected} for all r > {self.threshold}"),
            ("dimensions", f"{shown}; above by a theorem"),
            ("proof", self.proof or f"none that r = {self.threshold} does not reach it"),
        ]


@dataclass(frozen=True)
class ActivationThresholdResult(Result):
    """A threshold (``value``)."""

    value: Threshold

    def value_data(self) -> dict[str, Any]:
        return asdict(self.value)
