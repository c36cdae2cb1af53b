"""An ideal of minors with its singular locus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class MinorsResult(Result):
    """An ideal of minors (``value``) and that of its singular points (``singular_locus``)."""

    value: Ideal
    singular_locus: Ideal

    def summary(self) -> list[tuple[str, str]]:
        return [*self.value.summary(), ("singular locus", self.singular_locus.in_short())]

    def value_data(self) -> dict[str, Any]:
        return {"ideal": self.value.data(), "singular_locus": self.singular_locus.data()}
