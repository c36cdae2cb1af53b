"""How many linear regions there are, in three senses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from neurovariety.algebra.shown import Shown, counted
from neurovariety.problems.base.result import CountedResult


@dataclass(frozen=True)
class Region(Shown):
    """An activation region.

    Parameters
    ----------
    pattern : tuple of int
        For each hidden unit which of its functions is the largest; 0 for an active neuron of a
        ReLU network, 1 for one that is not.
    point : tuple of Fraction
        Inside.
    function : tuple of tuple of Fraction
        The outputs, each the constant and the slopes.
    """

    pattern: tuple[int, ...]
    point: tuple[Fraction, ...]
    function: tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True)
class Regions(Shown):
    """Three numbers of regions, which can differ.

    Parameters
    ----------
    activation_regions : int
        Open sets on which each unit has one largest function.
    affine_functions : int
        Different outputs on them.
    linear_regions : int
        Components of the set of points near which the outputs are affine: activation regions with
        the same function are one if facets join them.
    """

    activation_regions: int
    affine_functions: int
    linear_regions: int

    def summary(self) -> list[tuple[str, str]]:
        return [
            ("activation", counted(self.activation_regions, "region")),
            ("functions", f"{self.affine_functions} different"),
            ("linear", f"{counted(self.linear_regions, 'region')}, connected"),
        ]


@dataclass(frozen=True)
class Count(Shown):
    """The activation regions up to one of them.

    Parameters
    ----------
    regions : int
        Their number.
    after : tuple of int
        The pattern of the last one.
    done : float
        Which part of the way to the end this is, about.
    """

    regions: int
    after: tuple[int, ...]
    done: float


@dataclass(frozen=True)
class LinearRegionsResult(CountedResult):
    """The numbers of regions (``value``)."""

    value: Regions

    @property
    def regions(self) -> Iterator[Region]:
        """The activation regions, each with a point and its function."""
        found: Iterator[Region] = self.problem.regions()
        return found

    def value_data(self) -> dict[str, Any]:
        return asdict(self.value) | {"after": self.after}
