"""The decision boundary of a network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.shown import Shown
from neurovariety.problems.base.result import CountedResult
from neurovariety.problems.decision_boundary.plane import PlaneBoundary, zero_on


@dataclass(frozen=True)
class Pieces(Shown):
    """A boundary in a space of any dimension.

    Parameters
    ----------
    pieces : int
        How many polyhedra of codimension 1 it consists of, one in each region that it crosses.
    flat : int
        Activation regions on which the output is zero: a flag, no boundary.
    """

    pieces: int
    flat: int = 0

    def summary(self) -> list[tuple[str, str]]:
        return [("polyhedra", f"{self.pieces}"), *zero_on(self.flat)]


@dataclass(frozen=True)
class Piece(Shown):
    """A part of the boundary in one activation region.

    Parameters
    ----------
    pattern : tuple of int
        The region: for each hidden unit which of its functions is the largest.
    equation : tuple of Fraction
        The constant and the slopes of a function that is zero on it.
    inequalities : tuple of tuple of int
        Functions that are not negative on it.
    point : tuple of Fraction
        In its relative interior.
    """

    pattern: tuple[int, ...]
    equation: tuple[Fraction, ...]
    inequalities: tuple[tuple[int, ...], ...]
    point: tuple[Fraction, ...]


@dataclass(frozen=True)
class DecisionBoundaryResult(CountedResult):
    """The boundary (``value``); of a run that was stopped, in the regions up to a pattern."""

    value: PlaneBoundary | Pieces

    @property
    def pieces(self) -> Iterator[Piece]:
        """Its parts in activation regions, in any dimension; a common facet is one."""
        found: Iterator[Piece] = self.problem.pieces()
        return found

    def value_data(self) -> dict[str, Any]:
        found = self.value
        if isinstance(found, Pieces):
            return {"pieces": found.pieces, "flat": found.flat, "after": self.after}
        return {
            "vertices": [list(map(format_rational, p)) for p in found.vertices],
            "edges": [list(e) for e in found.edges],
            "rays": [[i, *d] for i, d in found.rays],
            "lines": [list(f) for f in found.lines],
            "components": found.components,
            "bounded_cells": found.bounded_cells,
            "flat": found.flat,
            "after": self.after,
        }
