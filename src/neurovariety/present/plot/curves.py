"""What is drawn on: planes of data, plane curves exact to a pixel, surfaces in space."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.polynomials import Polynomial, RationalMatrix
from neurovariety.errors import SpecificationError
from neurovariety.present.plot.canvas import ZOOM, formula, legend_below, symbol
from neurovariety.present.plot.laws import evaluator
from neurovariety.varieties.metrics import Frobenius, Metric
from neurovariety.varieties.variety import Implicit, Variety

Array = npt.NDArray[np.float64]
Box: TypeAlias = list[tuple[float, float]]
"""What an axis shows, for each axis."""

Scale: TypeAlias = tuple[float, float]
"""What an axis shows at the origin of the plane, and how much more at the end of a direction."""

COLOUR = "#444444"
_FINE, _COARSE, _LEVELS = 500, 60, 11


def kind_of(variety: Variety) -> list[str]:
    """The projection of the axes that such a curve or surface is drawn on.

    Raises
    ------
    SpecificationError
        If this is no plane curve and no surface in space with one equation.

    Examples
    --------
    >>> kind_of(Implicit("x^2 + y^2 = z"))
    ['3d']
    """
    if (
        not isinstance(variety, Implicit)
        or len(variety.polynomials) != 1
        or variety.ambient_dimension not in (2, 3)
    ):
        raise SpecificationError(
            f"expected a plane curve, or a surface in space with one equation, got {variety}"
        )
    return ["rectilinear" if variety.ambient_dimension == 2 else "3d"]


def box_around(points: Sequence[Any], margin: float = 0.35) -> Box:
    """A square or a cube around points, with a margin."""
    places = np.array(points, dtype=float)
    low, high = places.min(axis=0), places.max(axis=0)
    half = (0.5 + margin) * float((high - low).max()) or 1.0
    return [(float(m) - half, float(m) + half) for m in (low + high) / 2]


def lines_of(f: Polynomial, box: Box) -> list[Array]:
    """The real zeros of a polynomial in two variables, as polygons."""
    x, y = (np.linspace(low, high, _FINE) for low, high in box)
    return _zeros(x, y, evaluator(f)(np.stack(np.meshgrid(x, y), axis=-1)))


def draw_variety(axes: Any, variety: Any, box: Box) -> None:
    """A curve in black; a surface by its level curves in three directions, in grey."""
    (f,) = variety.polynomials
    label = f"{formula(f)[:-1]} = 0$"
    if len(box) == 2:
        for k, line in enumerate(lines_of(f, box)):
            axes.plot(*line.T, color=COLOUR, label=None if k else label)
    else:
        for direction in range(3):
            _level_curves(axes, f, box, direction)
        axes.plot([], [], color="0.6", linewidth=0.5, label=label)


def _level_curves(axes: Any, f: Polynomial, box: Box, direction: int) -> None:
    others = [k for k in range(3) if k != direction]
    for level in np.linspace(*box[direction], _LEVELS):
        x, y = (np.linspace(*box[k], _COARSE) for k in others)
        places = np.insert(np.stack(np.meshgrid(x, y), axis=-1), direction, level, axis=-1)
        for line in _zeros(x, y, evaluator(f)(places)):
            points = np.insert(line, direction, level, axis=1)
            axes.plot(*points.T, color="0.6", linewidth=0.5)


def _zeros(x: Array, y: Array, values: Array) -> list[Array]:
    from contourpy import contour_generator

    lines: Any = contour_generator(x, y, values).lines(0.0)
    return list(lines)


def finish(axes: Any, variety: Variety, metric: Metric, box: Box) -> None:
    """Names of the coordinates, equal lengths, the legend, and the metric if it is not usual."""
    for axis, limits, name in zip("xyz", box, variety.coordinates, strict=False):
        axes.set(**{f"{axis}lim": limits, f"{axis}label": symbol(name)})
    if len(box) == 2:
        axes.set_aspect("equal")
    else:
        axes.set_box_aspect((1, 1, 1), zoom=ZOOM)
        axes.locator_params(nbins=4)  # more numbers run into each other along the axes
    if not isinstance(metric, Frobenius):
        axes.set_title(f"{metric.name} metric")
    legend_below(axes)


def _along(direction: Sequence[Fraction]) -> int | None:
    """The coordinate that alone changes in a direction, and grows; None if there is none."""
    moved = [i for i, v in enumerate(direction) if v]
    return moved[0] if len(moved) == 1 and direction[moved[0]] > 0 else None


def scale_of(plane: RationalMatrix, k: int) -> Scale:
    """What an axis shows: the coordinate that changes along it, or multiples of the direction."""
    i = _along(plane[k])
    return (0.0, 1.0) if i is None else (float(plane[0][i]), float(plane[k][i]))


def aspect_of(plane: RationalMatrix, scales: Sequence[Scale]) -> float | str:
    """True lengths, unless the picture would be narrow or the directions are not orthogonal."""
    _, first, second = plane
    ratio = float(sum(b * b for b in second) / sum(a * a for a in first)) ** 0.5
    if sum(a * b for a, b in zip(first, second, strict=True)) or not 1 / 3 < ratio < 3:
        return "auto"
    return float(ratio * scales[0][1] / scales[1][1])


def axis_name(plane: RationalMatrix, k: int, variety: Variety) -> str:
    """What stands at an axis."""
    i = _along(plane[k])
    if i is not None:
        return f"{symbol(variety.coordinates[i])} of the datum"
    return f"multiples of {vector(plane[k])}"


def vector(values: Sequence[Fraction]) -> str:
    """A point as text, cut where it is too long for a picture."""
    text = ", ".join(format_rational(v) for v in values)
    return f"({text})" if len(text) < 60 else f"({text[:56]}...)"
