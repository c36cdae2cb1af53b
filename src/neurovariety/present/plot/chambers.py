"""The chambers of data space: where the number of real critical points or of minima is constant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from neurovariety.algebra.exact import check_integer, fraction
from neurovariety.algebra.polynomials import Polynomial, RationalMatrix, factorize
from neurovariety.algebra.writing import show_polynomial
from neurovariety.errors import SpecificationError, short
from neurovariety.present.plot.canvas import (
    check_path,
    in_floats,
    legend_of,
    new_figure,
    save,
    shades,
)
from neurovariety.present.plot.planes import (
    Scale,
    aspect_of,
    axis_name,
    point_of,
    read_plane,
    restricted,
    scale_of,
    vector,
)
from neurovariety.problems.base.arguments import check_variety
from neurovariety.problems.ed_discriminant.problem import EDDiscriminant
from neurovariety.solve import solve
from neurovariety.studies.landscape.counting import Landscape, counts
from neurovariety.varieties.metrics import Frobenius, Metric
from neurovariety.varieties.variety import Implicit, Variety

QUANTITIES = {"real": "real critical points", "minima": "local minima"}
"""What a plane can be coloured by."""

_FINE = 500
_HIGH_DEGREE = 12  # of a discriminant of a plane curve; lifting its equation takes seconds up to it
_UNKNOWN = "#CC79A7"
_SHIFT = (Fraction(1, 89), Fraction(-1, 97))  # off the diagonals, where data like to be special


@dataclass(frozen=True)
class Chambers:
    """A plane of data and what was counted on it.

    Parameters
    ----------
    plane : matrix of Fraction
        The origin and two directions: the points are ``origin + s first + t second`` with s and t
        from -1 to 1.
    by : str
        What was counted: ``real`` or ``minima``.
    landscapes : tuple of tuple of Landscape
        By rows from t = -1 on, each from s = -1 on.
    files : tuple of Path
        The pictures.
    """

    plane: RationalMatrix
    by: str
    landscapes: tuple[tuple[Landscape, ...], ...]
    files: tuple[Path, ...]

    @property
    def frequencies(self) -> dict[int | None, int]:
        """How many points have each count; None counts those that were not certified."""
        found = Counter(_value(x, self.by) for row in self.landscapes for x in row)
        return dict(sorted(found.items(), key=lambda pair: (pair[0] is None, pair[0] or 0)))


@in_floats()
def chambers(
    variety: Variety,
    metric: Metric | None = None,
    plane: Any = None,
    path: Path | str = "chambers",
    *,
    by: str = "real",
    resolution: int = 60,
    discriminant: Polynomial | None = None,
    seed: int = 1,
) -> Chambers:
    """Colour a plane of data by the number of real critical points or of local minima.

    Parameters
    ----------
    variety, metric : Variety, Metric
        As for `studies.landscape.counting.counts`; by default the Frobenius metric.
    plane : three sequences of exact numbers
        An origin and two independent directions, whose lengths are those of the picture; for a
        plane curve by default the square around the origin.
    path : Path or str
        A PNG or an SVG by its suffix; without one, both.
    by : {"real", "minima"}
        What is counted.
    resolution : int
        Points on a side.
    discriminant : PolyElement, optional
        A polynomial in the data whose zeros are drawn and bound the chambers. By default that of
        `EDDiscriminant`, for quadrics and for plane curves up to the degree 12 of it; otherwise its
        folds are drawn dotted and called approximate, in floats, between neighbours on the grid
        over which critical points have met.
    seed : int
        Where the generic datum comes from that all are reached from.

    Raises
    ------
    SpecificationError
        If the directions are dependent or do not fit, the plane lies in the discriminant, or
        Matplotlib is missing.
    """
    if by not in QUANTITIES:
        raise SpecificationError(
            f"expected by='real' or by='minima', got {short(by)}",
            at_shell=f"expected --by real or --by minima, got {short(by)}",
        )
    check_integer("resolution", resolution, 2, 400)
    target = check_path(path)
    metric = Frobenius() if metric is None else metric
    variety = check_variety(variety)
    frame = read_plane(variety, plane)
    figure = new_figure(8.2, 6.0)
    if discriminant is None:
        discriminant = _equation(variety, metric, seed)
    curve = None if discriminant is None else restricted(discriminant, frame)
    if curve is not None and not curve:
        raise SpecificationError("the plane lies in the discriminant: take another one")
    places = [_place(k, resolution) for k in range(resolution)]
    data = [
        point_of(frame, s + _SHIFT[0] / resolution, t + _SHIFT[1] / resolution)
        for t in places
        for s in places
    ]
    found = counts(variety, metric, data, seed)
    if all(_value(x, by) is None for x in found):
        raise SpecificationError(
            f"no point of the plane has a certified count, as if it lay in the discriminant "
            f"({found[0].why}): take another plane"
        )
    rows = tuple(found[k : k + resolution] for k in range(0, len(found), resolution))
    result = Chambers(frame, by, rows, ())
    axes = figure.subplots()
    _draw(axes, result, variety, curve)
    axes.set_title(_title(variety, metric, result), fontsize=11)
    return Chambers(frame, by, rows, save(figure, target))


def _equation(variety: Variety, metric: Metric, seed: int) -> Polynomial | None:
    """That of the ED discriminant of a curve or surface, where it is soon found; else None."""
    if not isinstance(variety, Implicit):
        return None
    problem = EDDiscriminant(variety, metric, seed=seed)
    if problem.chosen_method != "pencil":
        return solve(problem).value.polynomial
    if variety.ambient_dimension > 2 or solve(problem).value.degree > _HIGH_DEGREE:
        return None
    return solve(replace(problem, method="lifting")).value.polynomial


def _place(k: int, resolution: int) -> Fraction:
    return Fraction(2 * k + 1 - resolution, resolution)


def _value(landscape: Landscape, by: str) -> int | None:
    if not landscape.certified:
        return None
    return landscape.real if by == "real" else landscape.minima


def _draw(axes: Any, chambers: Chambers, variety: Variety, curve: Polynomial | None) -> None:
    from matplotlib.colors import ListedColormap
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    frequencies = chambers.frequencies
    classes = list(frequencies)
    known = [c for c in classes if c is not None]
    colours = [*shades(len(known)), *[_UNKNOWN] * (None in frequencies)]
    image = np.array(
        [[classes.index(_value(x, chambers.by)) for x in row] for row in chambers.landscapes]
    )
    scales = [scale_of(chambers.plane, k) for k in (1, 2)]
    axes.imshow(
        image,
        extent=[start + end * step for start, step in scales for end in (-1, 1)],
        origin="lower",
        cmap=ListedColormap(colours),
        vmin=-0.5,
        vmax=len(classes) - 0.5,
        interpolation="nearest",
        aspect=aspect_of(chambers.plane, scales),
    )
    entries: list[tuple[Any, str]] = [
        (
            Patch(facecolor=colour, edgecolor="black", linewidth=0.5),
            f"{'not certified' if c is None else c}  ({frequencies[c]} of {image.size})",
        )
        for c, colour in zip(classes, colours, strict=True)
    ]
    if curve is not None:
        for factor, _ in factorize(curve):
            _zeros(axes, factor, scales, "#D55E00", "-")
    if curve is not None:
        entries.append((Line2D([], [], color="#D55E00", linewidth=2), "ED discriminant"))
    elif _folds(axes, chambers, scales, "#D55E00"):
        shown = Line2D([], [], color="#D55E00", linewidth=2, linestyle=":")
        entries.append((shown, "ED discriminant,\napproximate"))
    if isinstance(variety, Implicit) and len(variety.polynomials) == 1:
        _zeros(axes, restricted(variety.polynomials[0], chambers.plane), scales, "white", "--")
        shown = Line2D([], [], color="#888888", linewidth=2, linestyle="--")
        entries.append((shown, "the variety (white)"))
    legend_of(axes, entries, QUANTITIES[chambers.by])
    for k, label in ((1, axes.set_xlabel), (2, axes.set_ylabel)):
        label(axis_name(chambers.plane, k, variety))


def _zeros(axes: Any, f: Polynomial, scales: Sequence[Scale], colour: str, stroke: str) -> None:
    ends: npt.NDArray[np.float64] = np.linspace(-1, 1, _FINE)
    s, t = np.meshgrid(ends, ends)
    values = np.zeros_like(s)
    for (i, j), c in f.terms():
        values += float(fraction(c)) * s**i * t**j
    if values.min() < 0 < values.max():
        (x0, dx), (y0, dy) = scales
        style = {"colors": [colour], "linestyles": [stroke], "linewidths": 1.8}
        axes.contour(x0 + dx * s, y0 + dy * t, values, levels=[0], **style)


def _folds(axes: Any, chambers: Chambers, scales: Sequence[Scale], colour: str) -> bool:
    """Draw about where two critical points meet, and say whether they do.

    A pair of real points is born or vanishes there. A point that only passes a singular one has
    another sign of its Hessian determinant afterwards, too, and does not count.
    """
    sides = [[side_of(x) for x in row] for row in chambers.landscapes]
    values: npt.NDArray[np.float64] = np.array(sides)
    if not np.nanmin(values) < 0 < np.nanmax(values):
        return False
    places = np.array([float(_place(k, len(values))) for k in range(len(values))])
    (x0, dx), (y0, dy) = scales
    axes.contour(
        x0 + dx * places,
        y0 + dy * places,
        values,
        levels=[0],
        colors=[colour],
        linewidths=1.2,
        linestyles=[":"],
    )
    return True


def side_of(landscape: Landscape) -> float:
    """The smallest distance of two critical points, with a sign that changes with each pair."""
    if landscape.side is None or landscape.real is None:
        return float("nan")
    far = abs(landscape.side)
    return far if landscape.real // 2 % 2 == 0 else -far


def _title(variety: Variety, metric: Metric, chambers: Chambers) -> str:
    if isinstance(variety, Implicit):
        shown = ", ".join(show_polynomial(f) for f in variety.polynomials)
        name = f"{shown if len(shown) < 50 else shown[:47] + '...'} = 0"
    else:
        name = str(variety)
    title = f"Distance of data to {name}\n{metric.name} metric: number of {QUANTITIES[chambers.by]}"
    if variety.ambient_dimension == 2:
        return title
    return f"{title}\nin the plane through {vector(chambers.plane[0])}"
