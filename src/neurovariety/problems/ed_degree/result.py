"""An ED degree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.writing import numbers
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class DegreeResult(Result):
    """An ED degree.

    Parameters
    ----------
    problem : EDDegree or GenericEDDegree
        The problem.
    value : int or None
        The number; None if the critical points over the datum were not finitely many, or if there
        were none in a generic metric: then the equations have no zeros, or none along which they
        are reduced.
    dimension : int
        Of the critical points over the datum: 0, or -1 if there are none.
    polar_degrees : tuple of int
        If the method gives them, from the degree of the dual variety to that of the variety.
    """

    value: int | None
    dimension: int
    polar_degrees: tuple[int, ...] = ()

    def summary(self) -> list[tuple[str, str]]:
        surprise = "not finite" if self.dimension > 0 else "none: nowhere reduced, or no zeros"
        rows = [("value", surprise if self.value is None else str(self.value))]
        if self.polar_degrees:
            rows.append(("polar degrees", numbers(self.polar_degrees)))
        return rows

    def data(self) -> dict[str, Any]:
        return {
            "value": self.value,
            "dimension": self.dimension,
            "polar_degrees": list(self.polar_degrees),
        }
