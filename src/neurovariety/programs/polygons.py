"""Polytopes with two dimensions, laid out in the plane: the reward grows upwards."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np

from neurovariety.errors import SpecificationError
from neurovariety.programs.linear import LinearProgram

_FLAT = 1e-9


@dataclass(frozen=True)
class Polygon:
    """The places ``y`` of the points ``x = centre + plane y`` of a polytope.

    Parameters
    ----------
    program : LinearProgram
        The polytope and its reward.

    Raises
    ------
    SpecificationError
        If it has another dimension.

    Examples
    --------
    >>> Polygon(LinearProgram("1, 1, 1", [1], [2, 1, 0])).corners.shape
    (3, 2)
    """

    program: LinearProgram

    def __post_init__(self) -> None:
        A, _ = self.program.equations
        if (dimension := len(A[0]) - len(A)) != 2:
            raise SpecificationError(
                f"expected a polytope with two dimensions, got one with {dimension}"
            )

    @cached_property
    def centre(self) -> Any:
        """A point inside."""
        return np.array(self.program.inner_point, float)

    @cached_property
    def plane(self) -> Any:
        """An orthonormal basis of the directions, the second the reward's."""
        A = np.array(self.program.equations[0], float)
        basis = np.linalg.svd(A)[2][-2:].T
        c = np.array(self.program.c, float)
        along, up = c @ basis / np.linalg.norm(c @ basis)
        return basis @ np.array([[up, along], [-along, up]])

    @cached_property
    def slopes(self) -> Any:
        """Of each unknown a unit vector across the line where it is zero."""
        return self.plane / self._lengths[:, None]

    @cached_property
    def distances(self) -> Any:
        """Of that line from the place of the centre."""
        return self.centre / self._lengths

    @property
    def _lengths(self) -> Any:
        return np.linalg.norm(self.plane, axis=1).clip(1e-300)

    def places(self, points: Any) -> Any:
        """Of points of the polytope, a row for each."""
        return (np.array(points, float) - self.centre) @ self.plane

    def points(self, places: Any) -> Any:
        """Of the plane's places, all unknowns."""
        return self.centre + places @ self.plane.T

    @cached_property
    def lines(self) -> dict[int, int]:
        """The unknowns that are zero on a line, each line once, and how many have that line."""
        found: dict[int, int] = {}
        for j, (u, d) in enumerate(zip(self.slopes, self.distances, strict=True)):
            if u @ u > _FLAT:
                turned = ((k, u @ self.slopes[k]) for k in found)
                same = (
                    k
                    for k, c in turned
                    if abs(c) > 1 - _FLAT and abs(d - c * self.distances[k]) < _FLAT
                )
                line = next(same, j)
                found[line] = found.get(line, 0) + 1
        return found

    @property
    def across(self) -> list[int]:
        """Those whose lines cross the level lines of the reward."""
        return [j for j in self.lines if abs(self.slopes[j, 0]) > _FLAT]

    @cached_property
    def corners(self) -> Any:
        """The places of the vertices, in order."""
        points = []
        for i, j in combinations(self.lines, 2):
            pair = self.slopes[[i, j]]
            if abs(np.linalg.det(pair)) > _FLAT:
                point = np.linalg.solve(pair, -self.distances[[i, j]])
                if (self.slopes @ point + self.distances > -_FLAT).all():
                    points.append(point)
        found = np.array(points)
        middle = found.mean(axis=0)
        return found[np.argsort(np.arctan2(*(found - middle).T))]
