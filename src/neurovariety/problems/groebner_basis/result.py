"""An ideal with its reduced Groebner basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class GroebnerBasisResult(Result):
    """An ideal with its reduced Groebner basis (``value``)."""

    value: Ideal

    def summary(self) -> list[tuple[str, str]]:
        return self.value.summary()

    def value_data(self) -> dict[str, Any]:
        return {"ideal": self.value.data()}
