"""A generic fibre modulo symmetries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.networks.base import Symmetries
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class GenericFibre(Shown):
    """The weights that have the function of general weights, modulo symmetries.

    Parameters
    ----------
    fibre_dimension : int
        The dimension of all such weights, less that of the symmetries' orbits.
    points : int or None
        How many orbits of the symmetries they are, over the complex numbers; None if infinitely
        many.
    symmetries : Symmetries
        The group.
    theorem : str
        Why, if a theorem says it; empty if it was counted.
    exceptional : tuple of str
        Weights whose fibres may differ.
    """

    fibre_dimension: int
    points: int | None
    symmetries: Symmetries
    theorem: str
    exceptional: tuple[str, ...]

    @property
    def is_identifiable(self) -> bool:
        """Whether general weights are determined by their function up to the symmetries."""
        return self.points == 1

    def summary(self) -> list[tuple[str, str]]:
        points = "infinitely many" if self.points is None else str(self.points)
        return [
            ("points", f"{points}, modulo symmetries"),
            ("fibre dimension", str(self.fibre_dimension)),
            ("symmetries", str(self.symmetries)),
            ("theorem", self.theorem or "none"),
            ("exceptions", "; ".join(self.exceptional)),
        ]


@dataclass(frozen=True)
class IdentifiabilityResult(Result):
    """A generic fibre (``value``)."""

    value: GenericFibre

    def value_data(self) -> dict[str, Any]:
        found = self.value
        return {
            "fibre_dimension": found.fibre_dimension,
            "points": found.points,
            "symmetries": str(found.symmetries),
            "theorem": found.theorem,
            "exceptional": list(found.exceptional),
        }
