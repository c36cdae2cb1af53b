"""Activation regions by the rank of the Jacobian."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from neurovariety.algebra.shown import Shown, counted
from neurovariety.problems.base.result import CountedResult


@dataclass(frozen=True)
class RankCensus(Shown):
    """Numbers of regions.

    Parameters
    ----------
    by_rank : tuple of int
        For each rank from 0 to the number of samples.

    Examples
    --------
    >>> RankCensus((1, 2, 0, 1)).regions, RankCensus((1, 2, 0, 1)).full
    ({0: 1, 1: 2, 3: 1}, Fraction(1, 4))
    """

    by_rank: tuple[int, ...]

    @property
    def regions(self) -> dict[int, int]:
        """The numbers by rank, without those that are zero."""
        return {rank: number for rank, number in enumerate(self.by_rank) if number}

    @property
    def full(self) -> Fraction:
        """The part of the regions whose rank is the number of samples."""
        return Fraction(self.by_rank[-1], sum(self.by_rank))

    def summary(self) -> list[tuple[str, str]]:
        rows = [(f"rank {r}", counted(n, "region")) for r, n in self.regions.items()]
        share = float(self.full)
        return [*rows, ("full rank", f"{share:.6g} of all")]


@dataclass(frozen=True)
class RankCensusResult(CountedResult):
    """The numbers of regions (``value``); of a run that was stopped, up to a set of patterns.

    Parameters
    ----------
    samples : int or None
        If a run with samples on a line was stopped: these are all regions, for the first of them.
    """

    value: RankCensus
    samples: int | None = field(default=None, kw_only=True)

    @property
    def is_complete(self) -> bool:
        """Whether the run was not stopped."""
        return self.after is None and self.samples is None

    @property
    def _said(self) -> str:
        if self.samples is None:
            return super()._said
        return f"no: stopped; these are for the first {self.samples} of {len(self.problem.points)}"

    def value_data(self) -> dict[str, Any]:
        known = self.value.by_rank
        return {"by_rank": list(known), "after": self.after, "samples": self.samples}
