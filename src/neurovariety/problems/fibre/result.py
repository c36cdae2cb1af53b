"""The weights over one function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.networks.base import Symmetries
from neurovariety.networks.fibres import LinearFibre
from neurovariety.networks.linear import LinearNetwork
from neurovariety.problems.base.result import Result

_SAID = {True: "no", False: "yes", None: "not known"}


@dataclass(frozen=True)
class FibreOfFunction:
    """The weights that have a function.

    Parameters
    ----------
    dimension : int
        Of all weights over the complex numbers; -1 if there are none.
    points : int or None
        How many orbits of the symmetries are the weights without zero neurons, or whose layers that
        change their base have full rank; None if infinitely many, or of several dimensions.
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
        found = self.value
        there = f"over CC {_SAID[found.is_empty]}, over RR {_SAID[found.is_empty_over_reals]}"
        rows = [("in the image", there)]
        if found.is_empty:
            return rows
        rows.append(("dimension", str(found.dimension)))
        if found.points is not None:
            real = "" if found.real_points is None else f", {found.real_points} real"
            rows.append(("points", f"{found.points}{real}, modulo {found.symmetries}"))
        if self.linear is not None:
            rows += _pieces(self.linear)
        return rows

    def data(self) -> dict[str, Any]:
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
            weights = [[_rows(W) for W in point] for point in self.linear.points]
            data |= {"components": self.linear.components, "weights": weights}
        return data


def _pieces(fibre: LinearFibre) -> list[tuple[str, str]]:
    said = "connected" if fibre.is_connected else f"{fibre.components} path components"
    rows = [("real weights", said)]
    for k, weights in enumerate(fibre.points, start=1):
        shown = "   ".join(
            f"W{i} = {'; '.join(map(', '.join, _rows(W)))}" for i, W in enumerate(weights, 1)
        )
        rows.append((f"in component {k}", shown))
    return rows


def _rows(W: RationalMatrix) -> list[list[str]]:
    return [[format_rational(v) for v in row] for row in W]
