"""A singular locus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class Singularities(Shown):
    """The singular points of a variety.

    Parameters
    ----------
    dimension, degree : int
        Of the set of these points; -1 and 0 if there are none.
    components : tuple of Ideal
        The prime ideals of its components over the rationals, the largest first; none are written
        out of matrices of bounded rank, and of attention with many coordinates.
    subnetworks : tuple
        For each component, or for all of them if they are not written, the smaller network that has
        the same variety, or None if no such one is known.
    ramification : int or None
        The dimension of the parameters where the derivative of a map has less than its general
        rank, -1 if there are none; None if there is no map, or it is one on a chart of the weights.
    """

    dimension: int
    degree: int
    components: tuple[Ideal, ...]
    subnetworks: tuple[Any, ...]
    ramification: int | None

    @property
    def is_smooth(self) -> bool:
        """Whether there are no singular points."""
        return self.dimension < 0

    def summary(self) -> list[tuple[str, str]]:
        rows = [("dimension", "none, it is smooth" if self.is_smooth else str(self.dimension))]
        if not self.is_smooth:
            rows.append(("degree", str(self.degree)))
        rows += lines("components", [P.in_short() for P in self.components])
        known = [str(net) for net in self.subnetworks if net is not None]
        rows += lines("sub-networks", known)
        if self.ramification is not None:
            there = "none" if self.ramification < 0 else f"of dimension {self.ramification}"
            rows.append(("ramification", there))
        return rows


@dataclass(frozen=True)
class SingularLocusResult(Result):
    """The singular points (``value``)."""

    value: Singularities

    def value_data(self) -> dict[str, Any]:
        found = self.value
        return {
            "dimension": found.dimension,
            "degree": found.degree,
            "components": [P.data() for P in found.components],
            "subnetworks": [None if net is None else str(net) for net in found.subnetworks],
            "ramification": found.ramification,
        }
