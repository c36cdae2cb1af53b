"""Pictures of flows of linear programmes."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import exp
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.exact import format_rational
from neurovariety.certify.balls import near
from neurovariety.errors import SpecificationError
from neurovariety.present.plot.canvas import COLOURS, panels, picture_of
from neurovariety.problems.central_curve.problem import CentralCurve
from neurovariety.problems.fisher_rao_flow.result import FisherRaoResult
from neurovariety.programs.simplex import slacks

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

_TIMES = 60
_GRID = 400
_FLAT = 1e-9
_FALLS = 8
"""By so many powers of e the gap falls in the picture."""


def gap(result: FisherRaoResult, *, ax: Any = None) -> Picture:
    """The gap of the reward along the flow, beside its rate and the one that a theorem guarantees.

    Parameters
    ----------
    result : FisherRaoResult
        A solved `FisherRaoFlow`.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.
    """
    with panels(ax) as (axes,):
        problem, found = result.problem, result.value
        A, _ = problem.polytope.equations
        slack = [
            float(v.p) / float(v.q) for v in slacks(A, problem.proof.prices, problem.polytope.c)
        ]
        times = [Fraction(_FALLS * k, _TIMES) / found.rate for k in range(_TIMES + 1)]
        gaps = [sum(s * near(v) for s, v in zip(slack, problem.at(t), strict=True)) for t in times]
        axes.set_yscale("log")
        at = [float(t) for t in times]
        axes.plot(at, gaps, color=COLOURS[0], label="gap of the reward")
        constant, rate = near(found.constant), float(found.rate)
        label = f"{constant:.4g} exp(-{format_rational(found.rate)} t)"
        axes.plot(at, [constant * exp(-rate * t) for t in at], "--", color=COLOURS[1], label=label)
        if found.Delta is not None and found.Delta != found.rate:
            bound = [gaps[0] * exp(-float(found.Delta) * t) for t in at]
            label = f"of the rate Delta = {format_rational(found.Delta)}"
            axes.plot(at, bound, ":", color=COLOURS[2], label=label)
        axes.set(xlabel="time", ylabel="gap")
        axes.legend(loc="upper right")
    return picture_of(axes)


def central_curve(problem: CentralCurve, *, ax: Any = None) -> Picture:
    """The central curve in a plane, the lines ``x_j = 0``, and the polytope that they bound.

    The reward grows upwards.

    Parameters
    ----------
    problem : CentralCurve
        Of a polytope with two dimensions.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If the polytope has another dimension.
    """
    if problem.dimension != 2:
        raise SpecificationError(
            f"expected a polytope with two dimensions, got one with {problem.dimension}"
        )
    with panels(ax) as (axes,):
        import numpy as np

        A = np.array(problem.polytope.equations[0], float)
        c = np.array(problem.polytope.c, float)
        centre = np.array(problem.polytope.inner_point, float)
        plane = np.linalg.svd(A)[2][-2:].T  # an orthonormal basis of the kernel
        along, up = c @ plane / np.linalg.norm(c @ plane)
        plane = plane @ np.array([[up, along], [-along, up]])
        slopes = plane / np.linalg.norm(plane, axis=1, keepdims=True).clip(1e-300)
        distances = centre / np.linalg.norm(plane, axis=1).clip(1e-300)
        corners = _corners(slopes, distances)
        size = 1.6 * abs(corners).max()
        side = np.linspace(-size, size, _GRID)
        at = np.stack(np.meshgrid(side, side), axis=-1)
        x = at @ slopes.T + distances
        crossed = [j for j in _different(slopes, distances) if abs(slopes[j, 0]) > _FLAT]
        values = sum(
            slopes[j, 0] * np.prod([x[..., k] for k in crossed if k != j], axis=0) for j in crossed
        )
        axes.fill(*corners.T, color=COLOURS[4], alpha=0.3)
        for j in _different(slopes, distances):
            axes.contour(side, side, x[..., j], [0], colors="0.6", linewidths=0.6)
        axes.contour(side, side, values, [0], colors=COLOURS[0])
        axes.set(aspect="equal", xticks=[], yticks=[], ylabel="reward")
    return picture_of(axes)


def _different(slopes: Any, distances: Any) -> list[int]:
    """The lines, each once, without constants."""
    found: list[int] = []
    for j, (u, d) in enumerate(zip(slopes, distances, strict=True)):
        known = any(
            abs(u @ slopes[k]) > 1 - _FLAT and abs(d - (u @ slopes[k]) * distances[k]) < _FLAT
            for k in found
        )
        if u @ u > _FLAT and not known:
            found.append(j)
    return found


def _corners(slopes: Any, distances: Any) -> Any:
    """The vertices of a polygon, in order."""
    import numpy as np

    points = []
    for i, j in combinations(_different(slopes, distances), 2):
        pair = slopes[[i, j]]
        if abs(np.linalg.det(pair)) > _FLAT:
            point = np.linalg.solve(pair, -distances[[i, j]])
            if (slopes @ point + distances > -_FLAT).all():
                points.append(point)
    found = np.array(points)
    middle = found.mean(axis=0)
    return found[np.argsort(np.arctan2(*(found - middle).T))]
