"""Critical points by common roots."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class Stratum:
    """The critical points whose end-to-end filter has roots of some multiplicities.

    Parameters
    ----------
    pattern : tuple of tuple of int
        The multiplicities, for each group of layers between which the stride is one.
    functions : int
        Complex critical functions: the ED degree of the filters with this pattern.
    parameters : int
        The critical weights that give them, modulo scalings.
    """

    pattern: tuple[tuple[int, ...], ...]
    functions: int
    parameters: int

    @property
    def is_pure(self) -> bool:
        """Whether all roots of a group are simple: then they are critical for all functions."""
        return all(m == 1 for group in self.pattern for m in group)


@dataclass(frozen=True)
class Total:
    """The numbers of all critical functions, and weights modulo scalings."""

    functions: int
    parameters: int


@dataclass(frozen=True)
class Census:
    """The strata, the pure ones first, and what they add up to."""

    strata: tuple[Stratum, ...]

    @property
    def total(self) -> Total:
        """The sums."""
        return Total(sum(s.functions for s in self.strata), sum(s.parameters for s in self.strata))


@dataclass(frozen=True)
class CriticalCensusResult(Result):
    """Critical points by common roots (``value``)."""

    value: Census

    def summary(self) -> list[tuple[str, str]]:
        rows = [
            (
                f"roots {in_words(s.pattern)}",
                f"functions {s.functions}, parameters {s.parameters}, "
                f"{'pure' if s.is_pure else 'spurious'}",
            )
            for s in self.value.strata
        ]
        total = self.value.total
        return [*rows, ("total", f"functions {total.functions}, parameters {total.parameters}")]

    def data(self) -> dict[str, Any]:
        strata = [asdict(s) | {"is_pure": s.is_pure} for s in self.value.strata]
        return {"strata": strata, "total": asdict(self.value.total)}


def in_words(pattern: tuple[tuple[int, ...], ...]) -> str:
    """Multiplicities, groups between bars.

    Examples
    --------
    >>> in_words(((2, 1), (1, 1)))
    '2,1 | 1,1'
    """
    return " | ".join(",".join(map(str, group)) or "none" for group in pattern)
