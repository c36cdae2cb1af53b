"""Voronoi cells, drawn in the normals of a curve or surface."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from neurovariety.algebra.linear import inverse, product
from neurovariety.algebra.reading.calls import checked
from neurovariety.errors import SpecificationError
from neurovariety.present.plot.canvas import COLOURS, panels, picture_of, problem_of
from neurovariety.present.plot.curves import box_around, draw_variety, finish, kind_of
from neurovariety.problems.real_ed_critical_points.problem import RealEDCriticalPoints
from neurovariety.problems.voronoi_cell.result import VoronoiCellResult
from neurovariety.solve import solve

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

Array = npt.NDArray[np.float64]
Point: TypeAlias = tuple[Fraction, ...]
_REAL = 1e-7  # relative size of an imaginary part that is an error of floats
_DIGITS = 10**6


@checked
def voronoi_cells(*results: VoronoiCellResult, ax: Any = None) -> Picture:
    """The Voronoi cells of points on a curve or surface: parts of their normals.

    Parameters
    ----------
    *results : VoronoiCellResult
        At points of one plane curve, or of one surface in space with one equation.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If the variety is another one, a point is general, or there is no result.

    Examples
    --------
    >>> import neurovariety as nv
    >>> picture = nv.plot.voronoi_cells(nv.solve(nv.VoronoiCell("y = x^2", "0, 0")))
    >>> picture.axes[0].lines[-1].get_xydata()  # where the cell ends
    array([[0. , 0.5]])
    """
    problems = [problem_of(result, VoronoiCellResult) for result in results]
    if not problems or any(p.is_generic or p.variety != problems[0].variety for p in problems):
        raise SpecificationError("expected results of VoronoiCell at points of one variety")
    variety, metric = problems[0].variety, problems[0].metric
    cells = [_cell(result) for result in results]
    with panels(ax, 8, 8, kind_of(variety)) as (axes,):
        known = [end for _, _, ends in cells for end in ends if end is not None]
        box = box_around([*(y for y, _, _ in cells), *known])
        far = 4 * max(high - low for low, high in box)
        draw_variety(axes, variety, box)
        for k, (y, n, ends) in enumerate(cells):
            low, high = (
                y + side * far * n / np.linalg.norm(n) if end is None else end
                for side, end in zip((-1, 1), ends, strict=True)
            )
            cell, point, end_label = ("cell", "point", "end of a cell") if not k else (None,) * 3
            axes.plot(*zip(low, high, strict=True), color=COLOURS[0], label=cell)
            axes.plot(*([v] for v in y), "o", color="black", label=point)
            for end in ends:
                if end is not None:
                    axes.plot(*([v] for v in end), "|", color=COLOURS[5], label=end_label)
                    end_label = None
        finish(axes, variety, metric, box)
    return picture_of(axes)


def _cell(result: VoronoiCellResult) -> tuple[Array, Array, list[Array | None]]:
    """The point, the direction of its normal, and the ends of its cell, where it ends.

    In the coordinate a of the normal with ``W (u - y) = a n`` the cell is an interval around zero.
    It ends at a root of the boundary or a focal point: at the first behind which another point is
    nearer, by certified critical points of a datum there.
    """
    problem, value = result.problem, result.value
    (normal,) = product(problem.normals, inverse(problem.form))
    y, n = (np.array([float(v) for v in w]) for w in (problem.point, normal))
    factors = (*(value.boundary or ()), *(value.focal or ()))
    roots: Any = [np.roots([float(c) for c in f.to_dense()]) for f in factors]
    roots = np.concatenate([[], *roots])
    real = roots[abs(roots.imag) <= _REAL * abs(roots)].real
    ends = []
    for side in (-1, 1):
        candidates = sorted(side * real[side * real > 0])
        beyond = [*candidates[1:], *(2 * a for a in candidates[-1:])]
        ends.append(
            next(
                (
                    y + side * a * n
                    for a, b in zip(candidates, beyond, strict=True)
                    if not _is_nearest(problem, normal, Fraction(side * (a + b) / 2))
                ),
                None,
            )
        )
    return y, n, ends


def _is_nearest(problem: Any, normal: Point, a: Fraction) -> bool:
    """Whether no point of the variety is nearer to a datum on the normal than the given point."""
    moved = tuple(a.limit_denominator(_DIGITS) * v for v in normal)
    datum = [v + w for v, w in zip(problem.point, moved, strict=True)]
    squared = product((moved,), problem.form, tuple((v,) for v in moved))[0][0]
    found = solve(RealEDCriticalPoints(problem.variety, problem.metric, datum)).value
    nearer = (p.squared_distance[1] < squared for p in (*found.points, *(found.singular or ())))
    return not any(nearer)
