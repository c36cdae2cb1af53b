"""Pictures of flows of linear programmes."""

from __future__ import annotations

from fractions import Fraction
from math import exp
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.evaluation import evaluation
from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.reading.calls import checked
from neurovariety.certify.balls import Box, near
from neurovariety.errors import SpecificationError
from neurovariety.present.plot.canvas import (
    COLOURS,
    MAP,
    legend_below,
    panels,
    picture_of,
    problem_of,
    symbol,
)
from neurovariety.problems.fisher_rao_flow.result import FisherRaoResult
from neurovariety.problems.policy_critical_points.result import PolicyCriticalPointsResult
from neurovariety.problems.policy_critical_points.rewards import reward
from neurovariety.programs.polygons import Polygon
from neurovariety.programs.simplex import slacks

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

_TIMES = 60
_GRID = 400
_FALLS = 8
"""By so many powers of e the gap falls in the picture."""
_APART = 0.08
"""Of the size of a polygon: names of points that are nearer would hide each other."""
_STROKES = ("-", "--", ":")
_SEEN = 0.01
"""From this entry on an unknown has a name in the legend."""


@checked
def gap(result: FisherRaoResult, *, ax: Any = None) -> Picture:
    """The gap of the reward along the flow, beside its rate and the one that a theorem guarantees.

    The points at the problem's times are marked. All points of the line are certified, too.

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

    Examples
    --------
    >>> import neurovariety as nv
    >>> flow = nv.FisherRaoFlow(nv.LinearProgram("1,1,1", "1", "1,2,4"))
    >>> picture = nv.plot.gap(nv.solve(flow))
    >>> [text.get_text() for text in picture.axes[0].get_legend().get_texts()]
    ['gap of the reward', '2 exp(-2 t)']
    """
    with panels(ax) as (axes,):
        problem, found = problem_of(result, FisherRaoResult), result.value
        A, _ = problem.polytope.equations
        slack = [
            float(v.p) / float(v.q) for v in slacks(A, problem.proof.prices, problem.polytope.c)
        ]
        times = _times(result)
        gaps = [_lost(slack, problem.at(t)) for t in times]
        axes.set_yscale("log")
        at = [float(t) for t in times]
        axes.plot(at, gaps, color=COLOURS[0], label="gap of the reward")
        _mark(axes, [(float(p.time), _lost(slack, p.point)) for p in found.path], COLOURS[0])
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


def _times(result: FisherRaoResult) -> list[Fraction]:
    """From 0 to where the gap has fallen, or to the last that is marked."""
    last = max([_FALLS / result.value.rate, *(p.time for p in result.value.path)])
    return [last * k / _TIMES for k in range(_TIMES + 1)]


def _lost(slack: list[float], point: Box) -> float:
    return sum(s * near(v) for s, v in zip(slack, point, strict=True))


def _mark(axes: Any, places: list[tuple[float, float]], colour: str) -> None:
    if places:
        axes.plot(*zip(*places, strict=True), "o", color=colour)


@checked
def flow_path(result: FisherRaoResult, *, ax: Any = None) -> Picture:
    """The path of the flow: in the polygon, if the polytope has two dimensions, else by entries.

    The points at the problem's times are marked. All points of the line are certified, too. The
    entries are drawn over time; those that stay below a hundredth have no names.

    Parameters
    ----------
    result : FisherRaoResult
        A solved `FisherRaoFlow`, with ``times`` or without.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Examples
    --------
    >>> import neurovariety as nv
    >>> flow = nv.FisherRaoFlow(nv.LinearProgram("1,1,1", "1", "1,2,4"), times="1, 2")
    >>> picture = nv.plot.flow_path(nv.solve(flow))
    >>> sum(line.get_marker() == "o" for line in picture.axes[0].lines)  # of marked points
    2
    """
    problem, marked = problem_of(result, FisherRaoResult), result.value.path
    times = _times(result)
    points = [[near(v) for v in problem.at(t)] for t in times]
    A, _ = problem.polytope.equations
    with panels(ax) as (axes,):
        if len(A[0]) - len(A) == 2:
            _in_polygon(axes, result, points)
        else:
            at = [float(t) for t in times]
            for j, entries in enumerate(zip(*points, strict=True)):
                name = symbol(f"x{j + 1}") if max(entries) > _SEEN else "_"
                colour, stroke = COLOURS[j % len(COLOURS)], _STROKES[j // len(COLOURS) % 3]
                axes.plot(at, entries, stroke, color=colour, label=name)
                _mark(axes, [(float(p.time), near(p.point[j])) for p in marked], colour)
            axes.set(xlabel="time", ylabel="entry")
            legend_below(axes, columns=4)
    return picture_of(axes)


def _in_polygon(axes: Any, result: FisherRaoResult, points: list[list[float]]) -> None:
    polygon = Polygon(result.problem.polytope)
    axes.fill(*polygon.corners.T, color=COLOURS[4], alpha=0.3)
    axes.plot(*polygon.places(points).T, color=COLOURS[0])
    end = [[float(v) for v in result.value.maximiser]]
    axes.plot(*polygon.places(end).T, "k*")
    size, named = abs(polygon.corners).max(), list[Any]()
    for p in result.value.path:
        (place,) = polygon.places([[near(v) for v in p.point]])
        axes.plot(*place, "o", color=COLOURS[0])
        if all(abs(place - other).max() > _APART * size for other in named):
            text = f"$t = {format_rational(p.time)}$"
            axes.annotate(text, place, xytext=(5, -3), textcoords="offset points", fontsize="small")
            named.append(place)
    axes.margins(x=0.15)
    axes.set(aspect="equal", xticks=[], yticks=[], ylabel="reward")


@checked
def policies(result: PolicyCriticalPointsResult, *, ax: Any = None) -> Picture:
    """The reward over the policies that one or two probabilities determine, and the critical ones.

    Parameters
    ----------
    result : PolicyCriticalPointsResult
        A solved `PolicyCriticalPoints`: of two actions for one observation or for each of two, or
        of three actions for one.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If policies have more probabilities.

    Examples
    --------
    >>> import neurovariety as nv
    >>> process = nv.MarkovDecisionProcess("1; 1", "1,3", "1/2", "1")
    >>> problem = nv.PolicyCriticalPoints(process)
    >>> picture = nv.plot.policies(nv.solve(problem))
    >>> picture.axes[0].get_ylabel()
    'reward'
    """
    problem = problem_of(result, PolicyCriticalPointsResult)
    numerator, denominator, policy = reward(problem.process, problem.faces[0])
    names = [str(x) for x in numerator.ring.symbols]
    if len(names) > 2:
        raise SpecificationError(
            f"expected policies that one or two probabilities determine, got {len(names)}"
        )
    found = [
        ([near(v) for row in p.policy for v in row[:-1]], near(p.reward), p.is_best)
        for p in result.value.policies
    ]
    with panels(ax) as (axes,):
        import numpy as np

        side = np.linspace(0, 1, _GRID)
        at = [side] if len(names) == 1 else np.meshgrid(side, side)
        value = evaluation(at, float)
        rewards = value(numerator) / value(denominator)
        axes.set(xlabel=f"{symbol(names[0])}, the probability of an action")
        if len(names) == 1:
            axes.plot(side, rewards, color=COLOURS[0])
            axes.set(ylabel="reward")
        else:
            if len(policy) == 1:
                rewards[sum(at) > 1] = np.nan
            levels = axes.contour(*at, rewards, 20, cmap=MAP)
            axes.clabel(levels, fontsize="x-small")
            axes.set(ylabel=symbol(names[1]), aspect="equal")
        for place, height, is_best in found:
            marked = (*place, height)[:2]
            axes.plot(*marked, "k*" if is_best else "ko", clip_on=False)
    return picture_of(axes)
