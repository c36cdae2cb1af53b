"""An ED degree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.writing import numbers
from neurovariety.problems.base.result import Result
from neurovariety.varieties.assumptions import fails


@dataclass(frozen=True)
class DegreeResult(Result):
    """An ED degree.

    Parameters
    ----------
    problem : EDDegree or GenericEDDegree
        The problem.
    value : int or None
        The number: of the critical points on the components of the largest dimension. None if the
        random data were special: over them the critical points were infinitely many, or there were
        none in a generic metric.
    dimension : int
        Of the critical points over the datum: 0, or -1 if there are none.
    polar_degrees : tuple of int
        If the method gives them, from the degree of the dual variety to that of the variety.
    """

    value: int | None
    dimension: int
    polar_degrees: tuple[int, ...] = ()

    def summary(self) -> list[tuple[str, str]]:
        surprise = "not finite" if self.dimension > 0 else "none: take another seed"
        rows = [("value", surprise if self.value is None else str(self.value))]
        if fails(self.assumptions, "points"):
            rows = [("value", f"{self.value}, for the variety is empty")]
        if fails(self.assumptions, "equidimensional"):
            rows.append(("counted on", "the components of the largest dimension"))
        if self.polar_degrees:
            rows.append(("polar degrees", numbers(self.polar_degrees)))
        return rows

    def value_data(self) -> dict[str, Any]:
        return {
            "value": self.value,
            "dimension": self.dimension,
            "polar_degrees": list(self.polar_degrees),
        }
