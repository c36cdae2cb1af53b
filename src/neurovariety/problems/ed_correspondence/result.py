"""An ED correspondence: its ideal, dimension and polar degrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines, numbers, show_polynomial
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class Correspondence(Shown):
    """An ED correspondence.

    Parameters
    ----------
    ideal : Ideal
        In the auxiliary variables, the coordinates x and the data u.
    auxiliary : tuple of str
        The names of the chart's coordinates or the multipliers.
    dimension : int
        That of the correspondence, always that of the data space for an irreducible variety.
    bidegrees : tuple of int
        The polar degrees, from the degree of the dual variety to that of the variety.
    equations : Ideal or None
        In x and u alone, if the problem asked for them.
    """

    ideal: Ideal
    auxiliary: tuple[str, ...]
    dimension: int
    bidegrees: tuple[int, ...]
    equations: Ideal | None

    def _repr_latex_(self) -> str:
        return (self.equations or self.ideal)._repr_latex_()

    def summary(self) -> list[tuple[str, str]]:
        rows = [
            ("dimension", str(self.dimension)),
            ("polar degrees", numbers(self.bidegrees)),
            *([("auxiliary", ", ".join(self.auxiliary))] if self.auxiliary else []),
            *lines("ideal", [show_polynomial(g) for g in self.ideal.generators]),
        ]
        if self.equations is not None:
            basis = self.equations.groebner_basis or ()
            rows += lines("equations", [show_polynomial(g) for g in basis])
        return rows


@dataclass(frozen=True)
class CorrespondenceResult(Result):
    """An ED correspondence (``value``)."""

    value: Correspondence

    def value_data(self) -> dict[str, Any]:
        value = self.value
        return {
            "ideal": value.ideal.data(),
            "auxiliary": list(value.auxiliary),
            "dimension": value.dimension,
            "bidegrees": list(value.bidegrees),
            "equations": None if value.equations is None else value.equations.data(),
        }
