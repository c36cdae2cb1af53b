"""Critical points of distances with their normals, bottlenecks, evolutes with focal points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.algebra.reading.calls import checked
from neurovariety.certify.balls import Box, near
from neurovariety.errors import SpecificationError
from neurovariety.present.plot.canvas import COLOURS, panels, picture_of, problem_of
from neurovariety.present.plot.curves import box_around, draw_variety, finish, kind_of, lines_of
from neurovariety.present.plot.laws import evaluator
from neurovariety.problems.bottlenecks.result import BottlenecksResult
from neurovariety.problems.ed_discriminant.result import EDDiscriminantResult
from neurovariety.problems.real_ed_critical_points.result import RealEDCriticalPointsResult
from neurovariety.varieties.variety import Implicit

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

Array = npt.NDArray[np.float64]
_NORMALS = 60
_REACH = 4.0  # of a picture of a curve that is not bounded


@checked
def critical_points(result: RealEDCriticalPointsResult, *, ax: Any = None) -> Picture:
    """The real critical points of the distance to a datum, with the normals through it.

    Parameters
    ----------
    result : RealEDCriticalPointsResult
        On a plane curve, or a surface in space with one equation.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If the variety is another one.

    Examples
    --------
    >>> import neurovariety as nv
    >>> problem = nv.RealEDCriticalPoints("y = x^2", datum="0, 2", method="isolation")
    >>> picture = nv.plot.critical_points(nv.solve(problem))
    >>> [text.get_text() for text in picture.axes[0].get_legend().get_texts()]
    ['$- x^{2} + y = 0$', 'nearest', 'index 1', 'datum']
    """
    problem = problem_of(result, RealEDCriticalPointsResult)
    datum = [float(v) for v in problem.datum]
    value = result.value
    singular = value.singular or ()
    places = [_centre(p.coordinates) for p in (*value.points, *singular)]
    with panels(ax, 8, 8, kind_of(problem.variety)) as (axes,):
        margin = 0.35 if len(datum) == 2 else 0.1
        box = box_around([datum, *places], margin)
        draw_variety(axes, problem.variety, box)
        kinds: dict[str, list[list[float]]] = {}
        for p, place in zip(value.points, places, strict=False):
            if p.is_global:
                kind = "nearest"
            elif p.is_local_minimum:
                kind = "local minimum"
            else:
                kind = "not certified" if p.index is None else f"index {p.index}"
            kinds.setdefault(kind, []).append(place)
        for q, place in zip(singular, places[len(value.points) :], strict=True):
            kinds.setdefault("nearest, singular" if q.is_global else "singular", []).append(place)
        for (kind, members), colour in zip(kinds.items(), COLOURS, strict=False):
            for place in members:
                axes.plot(*zip(datum, place, strict=True), color=colour, linewidth=0.8)
            marker = "s" if "singular" in kind else "o"
            axes.plot(*zip(*members, strict=True), marker, color=colour, label=kind)
        axes.plot(*([v] for v in datum), "*", color="black", markersize=7, label="datum")
        finish(axes, problem.variety, problem.metric, box)
    return picture_of(axes)


@checked
def bottlenecks(result: BottlenecksResult, *, ax: Any = None) -> Picture:
    """The real bottlenecks: pairs of points with a common normal, the narrowest in another colour.

    Parameters
    ----------
    result : BottlenecksResult
        With real pairs, on a plane curve, or a surface in space with one equation.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If the variety is another one, or no real pairs were computed.

    Examples
    --------
    >>> import neurovariety as nv
    >>> problem = nv.Bottlenecks("x^2 + 4*y^2 = 4", method="isolation")
    >>> picture = nv.plot.bottlenecks(nv.solve(problem))
    >>> [text.get_text() for text in picture.axes[0].get_legend().get_texts()]
    ['$x^{2} + 4 y^{2} - 4 = 0$', 'narrowest, distance 2', 'other pairs']
    """
    problem = problem_of(result, BottlenecksResult)
    if not result.value.pairs:
        raise SpecificationError(
            'expected Bottlenecks with real pairs, as method="isolation" finds them, got none'
        )
    pairs = [(_centre(p.first), _centre(p.second)) for p in result.value.pairs]
    distances = [near(p.squared_distance) ** 0.5 for p in result.value.pairs]
    with panels(ax, 8, 8, kind_of(problem.variety)) as (axes,):
        box = box_around([point for pair in pairs for point in pair])
        draw_variety(axes, problem.variety, box)
        for k, (pair, distance) in enumerate(zip(pairs, distances, strict=True)):
            label = {0: f"narrowest, distance {distance:.4g}", 1: "other pairs"}.get(k)
            style: dict[str, Any] = {"color": COLOURS[0 if k else 5], "label": label}
            axes.plot(*zip(*pair, strict=True), "o-", zorder=2 if k else 3, **style)
        finish(axes, problem.variety, problem.metric, box)
    return picture_of(axes)


@checked
def evolute(result: EDDiscriminantResult, *, ax: Any = None) -> Picture:
    """The ED discriminant of a plane curve, its evolute, with normals that end in focal points.

    The focal points are computed from the curvature at points of the curve: that they lie on the
    discriminant is a check at a glance.

    Parameters
    ----------
    result : EDDiscriminantResult
        Of a plane curve, with the equation.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If the variety is another one, or the equation was not computed.

    Examples
    --------
    >>> import neurovariety as nv
    >>> picture = nv.plot.evolute(nv.solve(nv.EDDiscriminant("y = x^2")))
    >>> [text.get_text() for text in picture.axes[0].get_legend().get_texts()]
    ['$- x^{2} + y = 0$', 'normals, to the focal points', 'evolute']
    """
    problem = problem_of(result, EDDiscriminantResult)
    variety, folds = problem.variety, result.value.folds
    if kind_of(variety) != ["rectilinear"]:
        raise SpecificationError(f"expected a plane curve, got {variety}")
    if folds is None:
        raise SpecificationError(
            'expected the equation of the discriminant, as method="elimination" or "lifting" '
            "computes it, got its degree"
        )
    with panels(ax, 8, 8) as (axes,):
        box = _box(variety, problem.form)
        draw_variety(axes, variety, box)
        for k, (place, focus) in enumerate(_foci(variety, problem.form, box)):
            label = None if k else "normals, to the focal points"
            axes.plot(*zip(place, focus, strict=True), color=COLOURS[4], linewidth=0.4, label=label)
            axes.plot(*([v] for v in focus), ".", color=COLOURS[0], markersize=2)
        first = True
        for f in folds:
            for line in lines_of(f, box):
                label = "evolute" if first else None
                axes.plot(*line.T, color=COLOURS[5], label=label)
                first = False
        finish(axes, variety, problem.metric, box)
    return picture_of(axes)


def _centre(box: Box) -> list[float]:
    return [near(side) for side in box]


def _foci(variety: Implicit, form: RationalMatrix, box: Any) -> Iterator[Any]:
    """Points of a curve, and the datum on the normal of each over which two critical points meet.

    It is ``x + a W^-1 grad f``, where ``W + a Hess f`` vanishes on the tangent.
    """
    (f,) = variety.polynomials
    x, y = f.ring.gens
    gradient, hessian = (
        [evaluator(g) for g in part]
        for part in ((f.diff(x), f.diff(y)), [f.diff(p).diff(q) for p in (x, y) for q in (x, y)])
    )
    W = np.array([[float(v) for v in row] for row in form])
    lines = lines_of(f, box)
    step = max(1, sum(map(len, lines)) // _NORMALS)
    for line in lines:
        for place in line[::step]:
            g = np.array([h(place) for h in gradient])
            H = np.array([h(place) for h in hessian]).reshape(2, 2)
            t = np.array([-g[1], g[0]])
            if t @ H @ t:
                yield place, place - (t @ W @ t) / (t @ H @ t) * np.linalg.solve(W, g)


def _box(variety: Implicit, form: RationalMatrix) -> Any:
    """Around a bounded curve and its focal points, but for those that are far away."""
    (f,) = variety.polynomials
    for reach in 2.0 ** np.arange(-3, 8):
        box = [(-reach, reach)] * 2
        lines = lines_of(f, box)
        if lines and max(abs(line).max() for line in lines) < reach:
            foci = [u for _, u in _foci(variety, form, box) if abs(u).max() < 2 * reach]
            return box_around([*np.concatenate(lines), *foci], 0.1)
    return [(-_REACH, _REACH)] * 2
