"""The weights over one function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.networks.base import Symmetries
from neurovariety.networks.fibres import LinearFibre, written
from neurovariety.networks.linear import LinearNetwork
from neurovariety.problems.base.result import Result

_SAID = {True: "no", False: "yes", None: "not known"}


@dataclass(frozen=True)
class FibreOfFunction(Shown):
    """The weights that have a function.

    Parameters
    ----------
    dimension : int
        Of all weights over the complex numbers; -1 if there are none.
    points : int or None
        How many orbits of the symmetries there are among the weights without zero neurons; of
        layers with base changes, among those of full rank. None if infinitely many, or of several
        dimensions.
    real_points : int or None
        How many of them have real weights; None if that is not known.
    is_empty_over_reals : bool or None
        Whether no real weights have it; None if that is not known.
    symmetries : Symmetries
        Those that are meant.
    """

    dimension: int
    points: int | None
    real_points: int | None
    is_empty_over_reals: bool | None
    symmetries: Symmetries

    @property
    def is_empty(self) -> bool:
        """Whether no weights have it, over the complex numbers."""
        return self.dimension < 0

    def summary(self) -> list[tuple[str, str]]:
        there = f"over CC {_SAID[self.is_empty]}, over RR {_SAID[self.is_empty_over_reals]}"
        rows = [("in the image", there)]
        if self.is_empty:
            return rows
        rows.append(("dimension", str(self.dimension)))
        if self.points is not None:
            real = "" if self.real_points is None else f", {self.real_points} real"
            rows.append(("points", f"{self.points}{real}, modulo {self.symmetries}"))
        return rows


@dataclass(frozen=True)
class FibreResult(Result):
    """The weights over a function (``value``)."""

    value: FibreOfFunction

    @property
    def linear(self) -> LinearFibre | None:
        """Of a linear network the path components of the real weights, with a point in each."""
        network = self.problem.network
        if not isinstance(network, LinearNetwork) or self.value.is_empty:
            return None
        return LinearFibre(network.widths, self.problem.matrix)

    def summary(self) -> list[tuple[str, str]]:
        return [*self.value.summary(), *([] if self.linear is None else self.linear.summary())]

    def value_data(self) -> dict[str, Any]:
        found = self.value
        data: dict[str, Any] = {
            "is_empty": found.is_empty,
            "is_empty_over_reals": found.is_empty_over_reals,
            "dimension": found.dimension,
            "points": found.points,
            "real_points": found.real_points,
            "symmetries": str(found.symmetries),
        }
        if self.linear is not None:
            weights = [[written(W) for W in point] for point in self.linear.points]
            data |= {"components": self.linear.components, "weights": weights}
        return data
