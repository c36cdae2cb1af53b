"""Components."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.writing import lines
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class DecompositionResult(Result):
    """The prime ideals of the components (``value``), those of the largest dimension first."""

    value: tuple[Ideal, ...]

    def summary(self) -> list[tuple[str, str]]:
        shown = [ideal.in_short() for ideal in self.value]
        return lines("components", shown or ["none, for the variety is empty"])

    def value_data(self) -> dict[str, Any]:
        return {"components": [ideal.data() for ideal in self.value]}
