"""Numbers of critical functions and weights."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class LearningDegrees(Shown):
    """How many complex critical points the loss of a network has.

    Parameters
    ----------
    functions : int or None
        Critical functions: those of weights where the derivative of the map has its full rank. None
        if they are not finitely many, as where few samples do not tell functions apart.
    parameters : int or None
        All critical weights, each as often as it counts, modulo scalings and base changes; those
        that permutations exchange are counted apart. None if they are not finitely many.
    fibre : int or None
        How many of these weights give a generic function; None if a fibre is not finite.
    """

    functions: int | None
    parameters: int | None
    fibre: int | None

    @property
    def spurious(self) -> int | None:
        """Weights that are critical where the derivative does not have its full rank."""
        if self.functions is None or self.parameters is None or self.fibre is None:
            return None
        return self.parameters - self.functions * self.fibre

    def summary(self) -> list[tuple[str, str]]:
        spurious = f", {self.spurious} of them spurious" if self.spurious else ""
        return [
            ("critical functions", _counted(self.functions)),
            ("critical parameters", f"{_counted(self.parameters)}{spurious}"),
        ]


@dataclass(frozen=True)
class LearningDegreeResult(Result):
    """Numbers of critical functions and weights (``value``)."""

    value: LearningDegrees

    def value_data(self) -> dict[str, Any]:
        return asdict(self.value) | {"spurious": self.value.spurious}


def _counted(number: int | None) -> str:
    return "not finitely many" if number is None else str(number)
