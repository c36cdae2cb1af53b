"""Enclosures of numbers that two results may share."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True)
class Intervals:
    """Enclosures of numbers, in increasing order of their middles, times a factor."""

    values: tuple[tuple[Fraction, Fraction], ...]

    @classmethod
    def of(cls, pairs: Any, factor: Fraction = Fraction(1)) -> Intervals:
        """Of pairs in any order."""
        scaled = ((factor * Fraction(a), factor * Fraction(b)) for a, b in pairs)
        return cls(tuple(sorted(scaled, key=sum)))

    def meet(self, other: Intervals) -> bool:
        """Whether both may enclose the same numbers."""
        return len(self.values) == len(other.values) and all(
            a <= d and c <= b for (a, b), (c, d) in zip(self.values, other.values, strict=True)
        )

    def __str__(self) -> str:
        return ", ".join(f"{float((a + b) / 2):.9g}" for a, b in self.values)
