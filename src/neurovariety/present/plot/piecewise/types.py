"""Pictures that are tables: types of boundaries, cones of a fan, growing numbers of vertices."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.piecewise.tropical import TropicalRational
from neurovariety.present.plot.canvas import COLOURS, asked, legend_below, panels, picture_of
from neurovariety.present.plot.piecewise.networks import around, draw_boundary, zeros
from neurovariety.problems.boundary_types.problem import BoundaryTypes
from neurovariety.problems.boundary_types.types import boundary_type, triangulation
from neurovariety.problems.classification_fan.problem import ClassificationFan
from neurovariety.problems.local_complexity.polygons import clipped, corners_of
from neurovariety.problems.max_pooling.problem import MaxPooling
from neurovariety.solve import solve

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

_ACROSS, _CELLS, _FINE = 8, 64, 80
_SIZE = 1.7


@checked
def boundary_types(problem: BoundaryTypes, *, ax: Any = None) -> Picture:
    """A decision boundary for each cell of parameters, those of one type in rows of their own.

    The first functions are the larger ones where the plane is shaded. Of more than 64 cells the
    first eight of each type are drawn.

    Parameters
    ----------
    problem : BoundaryTypes
        In the plane, with functions of both signs.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If this is no such problem.

    Examples
    --------
    >>> import neurovariety as nv
    >>> picture = nv.plot.boundary_types(nv.BoundaryTypes(terms=(2, 1), dimension=2))
    >>> len(picture.axes[0].child_axes)
    2
    """
    if not isinstance(problem, BoundaryTypes) or problem.dimension != 2 or 0 in problem.terms:
        raise SpecificationError(
            "expected types of boundaries in the plane, with terms of both signs, got "
            f"{short(problem)}"
        )
    n = problem.terms[0]
    by_type: dict[Any, list[Any]] = {}
    for signs, functions in problem.found.items():
        kind = boundary_type(triangulation(signs, problem.all_terms, 2), n, 2)
        by_type.setdefault(kind, []).append([(f[-1], *f[:-1]) for f in functions])
    most = _ACROSS if len(problem.found) > _CELLS else _CELLS
    rows = [
        (f"{counted(len(cells), 'cell')}\n{_said(*kind)}" * (not i), cells[i : i + _ACROSS])
        for kind, cells in sorted(by_type.items())
        for i in range(0, min(most, len(cells)), _ACROSS)
    ]
    with panels(ax, 2 + _ACROSS * _SIZE, len(rows) * _SIZE + 0.6) as (axes,):
        axes.set(xlim=(-1.2, _ACROSS), ylim=(len(rows), 0), aspect="equal")
        axes.axis("off")
        for y, (said, cells) in enumerate(rows):
            axes.text(-0.1, y + 0.5, said, ha="right", va="center")
            for x, f in enumerate(cells):
                inset = axes.inset_axes([x + 0.05, y + 0.05, 0.9, 0.9], transform=axes.transData)
                _boundary(inset, TropicalRational(f[:n], f[n:]))
        axes.set_title(f"Types of decision boundaries with {n} and {problem.terms[1]} terms")
    return picture_of(axes)


def _said(components: int, bounded: Sequence[int], unbounded: Sequence[int]) -> str:
    if not components:
        return "empty"
    pieces = counted(bounded[-1] + unbounded[-1], "piece")
    return f"{counted(components, 'component')}\n{pieces}"


def _boundary(axes: Any, f: TropicalRational) -> None:
    drawn = zeros(f)
    box = [[float(v) for v in side] for side in around((), drawn)]
    x, y = np.meshgrid(*(np.linspace(low, high, _FINE) for low, high in box))
    g, h = (
        np.max([float(c) + float(a) * x + float(b) * y for c, a, b in p], axis=0)
        for p in (f.g, f.h)
    )
    axes.imshow(
        np.where(g > h, 0.8, 1.0),
        cmap="gray",
        vmin=0,
        vmax=1,
        origin="lower",
        extent=(*box[0], *box[1]),
        aspect="auto",
    )
    draw_boundary(axes, drawn, max(high - low for low, high in box))
    axes.set(xlim=box[0], ylim=box[1], xticks=[], yticks=[])


@checked
def classification_fan(fan: ClassificationFan, *, ax: Any = None) -> Picture:
    """For each number of functions that are the largest somewhere a cone: where each is, over data.

    Parameters
    ----------
    fan : ClassificationFan
        Of points in the plane.
    ax : sequence of Axes, optional
        Where to draw, one for each such number; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If this is no such fan.

    Examples
    --------
    >>> import neurovariety as nv
    >>> fan = nv.ClassificationFan("0,0; 1,0; 0,1", terms=(1, 1))
    >>> picture = nv.plot.classification_fan(fan)
    >>> [axes.get_title() for axes in picture.axes]
    ['1 part: one of 1', '2 parts: one of 3']
    """
    if not isinstance(fan, ClassificationFan) or len(fan.points[0]) != 2:
        raise SpecificationError(f"expected a fan of points in the plane, got {short(fan)}")
    parts = [(j, number) for j, number in enumerate(solve(fan).value.by_parts, start=1) if number]
    cones: dict[int, Any] = {}
    for cone in fan.cones():
        cones[max(cone.covector) + 1] = cone
    box = around(fan.points)
    with panels(ax, 5.0 * len(parts), 6.0, ("rectilinear",) * len(parts)) as every:
        for axes, (j, number) in zip(every, parts, strict=True):
            cone = cones[j]
            for i, f in enumerate(cone.functions):
                rows = [tuple(a - b for a, b in zip(f, g, strict=True)) for g in cone.functions]
                region = clipped(corners_of(box), [row for row in rows if any(row)])
                if len(region) > 2:
                    xs, ys = ([float(p[k]) for p in region] for k in (0, 1))
                    axes.fill(xs, ys, color=COLOURS[i % len(COLOURS)], alpha=0.25)
            for p, label in zip(fan.points, cone.covector, strict=True):
                axes.plot(*map(float, p), "o", color=COLOURS[label % len(COLOURS)])
            axes.set(xlim=tuple(map(float, box[0])), ylim=tuple(map(float, box[1])))
            axes.set(aspect="equal", title=f"{counted(j, 'part')}: one of {number}")
    return picture_of(every[0])


@checked
def max_pooling(problem: MaxPooling, *, ax: Any = None) -> Picture:
    """The vertices as windows are added, below the number of all choices of their largest cells.

    If all faces are wanted, they stand beside it, by dimension.

    Parameters
    ----------
    problem : MaxPooling
        An array, or any windows.
    ax : Axes, or sequence of two Axes if faces are counted, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If this is no such problem.

    Examples
    --------
    >>> import neurovariety as nv
    >>> picture = nv.plot.max_pooling(nv.MaxPooling(rows=2, columns=3, window=2))
    >>> picture.axes[0].lines[0].get_ydata().tolist()  # linear regions, as columns are added
    [4, 14]
    """
    asked(problem, MaxPooling)
    kinds = ("rectilinear",) * (1 + problem.faces)
    with panels(ax, 7.5 * len(kinds), 6, kinds) as (axes, *others):
        grown, sizes = problem.growth, iter(map(len, problem.all_windows))
        each = len(problem.all_windows) // len(grown)
        choices = [prod(islice(sizes, each)) for _ in grown]
        steps = range(1, len(grown) + 1)
        axes.plot(steps, grown, "o-", color=COLOURS[0], label="linear regions")
        bound = [prod(choices[:k]) for k in steps]
        axes.plot(steps, bound, ":", color="0.4", label="choices of a cell in each window")
        axes.set(
            xlabel="blocks of windows" if each > 1 else "windows", ylabel="number", yscale="log"
        )
        axes.set_title(f"{problem}".replace(", ", ",\n", 1))
        axes.xaxis.get_major_locator().set_params(integer=True)
        legend_below(axes, columns=1)
        if others:
            f = solve(problem).value.f_vector or ()
            others[0].bar(range(len(f)), f, color=COLOURS[0])
            others[0].set(xlabel="dimension", ylabel="faces", yscale="log")
            others[0].xaxis.get_major_locator().set_params(integer=True)
    return picture_of(axes)
