"""The activation regions that hold local minima."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.shown import Shown, counted
from neurovariety.problems.base.result import CountedResult

Pattern = tuple[int, ...]


@dataclass(frozen=True, order=True)
class MinimalRegion(Shown):
    """A region with local minima: all its critical points, an open part of an affine space.

    Parameters
    ----------
    loss : Fraction
        The sum of the squares of all errors there.
    rank : int
        Of the Jacobian.
    dimension : int
        Of the set of local minima.
    active : tuple of tuple of int
        For each neuron at which samples it is active: 1, else 0.
    """

    loss: Fraction
    rank: int
    dimension: int
    active: tuple[Pattern, ...]


@dataclass(frozen=True)
class Minima(Shown):
    """All local minima at which the loss is differentiable.

    Parameters
    ----------
    all_regions : int
        The number of all activation regions.
    full_rank : int
        In how many of them the Jacobian has as its rank the number of samples.
    regions : tuple of MinimalRegion
        Those with local minima, the smallest loss first.
    """

    all_regions: int
    full_rank: int
    regions: tuple[MinimalRegion, ...]

    @property
    def smallest_loss(self) -> Fraction | None:
        """That of all these local minima; elsewhere, where it has kinks, it can be smaller."""
        return self.regions[0].loss if self.regions else None

    @property
    def perfect(self) -> int:
        """How many regions hold weights without errors: global minima."""
        return sum(region.loss == 0 for region in self.regions)

    def summary(self) -> list[tuple[str, str]]:
        alike = Counter((r.loss, r.rank, r.dimension) for r in self.regions)
        rows = [
            (
                f"loss {format_rational(loss)}",
                f"{counted(number, 'region')}, rank {rank}, dimension {dimension}",
            )
            for (loss, rank, dimension), number in alike.items()
        ]
        empty = self.full_rank - sum(r.rank == len(r.active[0]) for r in self.regions)
        full = counted(self.full_rank, "region")
        return [
            ("regions", f"{self.all_regions}, {len(self.regions)} with local minima"),
            ("full rank", f"{full}, {empty} of them without local minima"),
            *rows,
        ]


@dataclass(frozen=True)
class LocalMinimaResult(CountedResult):
    """The regions with local minima (``value``); of a run that was stopped, up to one of them."""

    value: Minima

    def value_data(self) -> dict[str, Any]:
        found = self.value
        least = found.smallest_loss
        regions = [asdict(r) | {"loss": format_rational(r.loss)} for r in found.regions]
        return {
            "all_regions": found.all_regions,
            "full_rank": found.full_rank,
            "smallest_loss": None if least is None else format_rational(least),
            "regions": regions,
            "after": self.after,
        }
