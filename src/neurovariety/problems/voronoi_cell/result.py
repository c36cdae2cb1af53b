"""The boundary of a Voronoi cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy.polys.rings import PolyElement

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines, show_polynomial, texts
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class VoronoiBoundary(Shown):
    """The algebraic boundary of a Voronoi cell.

    Parameters
    ----------
    degree : int
        Of the points with another critical point at the same distance.
    boundary, focal : tuple of PolyElement, or None
        The irreducible factors of their equation, and of that of the focal points, in coordinates
        ``a1, ...`` of the normal space; None at a general point.
    nearest : tuple of PolyElement, or None
        Those factors of the boundary where the point stops being a nearest one: the equation of the
        real cell's own boundary. None if it is not known which ones these are.
    """

    degree: int
    boundary: tuple[PolyElement, ...] | None
    focal: tuple[PolyElement, ...] | None
    nearest: tuple[PolyElement, ...] | None = None

    def summary(self) -> list[tuple[str, str]]:
        rows = [("degree", str(self.degree))]
        rows += lines("boundary", [show_polynomial(f) for f in self.boundary or ()])
        rows += lines("of the cell itself", [show_polynomial(f) for f in self.nearest or ()])
        rows += lines("focal points", [show_polynomial(f) for f in self.focal or ()])
        return rows


@dataclass(frozen=True)
class VoronoiCellResult(Result):
    """The boundary of a Voronoi cell (``value``)."""

    value: VoronoiBoundary

    def summary(self) -> list[tuple[str, str]]:
        rows = self.value.summary()
        if (general := self.problem.general_degree) is not None:
            rows.insert(1, ("for general equations", f"degree {general} (Cifuentes and others)"))
        return rows

    def value_data(self) -> dict[str, Any]:
        value = self.value
        return {
            "degree": value.degree,
            "general_degree": self.problem.general_degree,
            "boundary": texts(value.boundary),
            "focal": texts(value.focal),
            "nearest": texts(value.nearest),
            "normals": None
            if self.problem.is_generic
            else [[format_rational(v) for v in row] for row in self.problem.normals],
        }
