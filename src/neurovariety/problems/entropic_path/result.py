"""The degree and the equations of an entropic path."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines, show_polynomial, texts
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class PathNumbers(Shown):
    """An entropic path.

    Parameters
    ----------
    degree, dimension : int
        Of the path's closure: the points of the toric variety with ``A x = b``, but for those with
        coordinates that are zero.
    toric_degree : int
        Of the toric variety.
    equations : tuple of polynomials
        The reduced Groebner basis of the toric ideal; together with ``A x = b`` they hold on the
        path.
    """

    degree: int
    dimension: int
    toric_degree: int
    equations: tuple[Polynomial, ...]

    def summary(self) -> list[tuple[str, str]]:
        rows = [("degree", f"{self.degree}, of the toric variety {self.toric_degree}")]
        if self.dimension != 1:
            rows.append(("dimension", str(self.dimension)))
        shown = [show_polynomial(f) for f in self.equations]
        return [*rows, *lines("equations", shown)]


@dataclass(frozen=True)
class EntropicPathResult(Result):
    """The path (``value``)."""

    value: PathNumbers

    def value_data(self) -> dict[str, Any]:
        found = self.value
        return {
            "degree": found.degree,
            "dimension": found.dimension,
            "toric_degree": found.toric_degree,
            "equations": texts(found.equations),
        }
