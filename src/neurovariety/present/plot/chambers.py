"""The chambers of data space, coloured by their counts, between the walls of the discriminant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from neurovariety.algebra.polynomials import Polynomial, factorize
from neurovariety.algebra.reading.calls import checked
from neurovariety.networks.base import Network
from neurovariety.present.plot.canvas import (
    COLOURS,
    formula,
    legend_below,
    panels,
    picture_of,
    shades,
)
from neurovariety.present.plot.curves import Scale, aspect_of, axis_name, scale_of, vector
from neurovariety.studies.landscape.chambers import QUANTITIES, Chambers
from neurovariety.studies.landscape.chambers import chambers as count
from neurovariety.studies.landscape.planes import restricted, values
from neurovariety.varieties.variety import Implicit, Variety

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

Array = npt.NDArray[np.float64]
_FINE = 600
_WALL, _UNKNOWN = COLOURS[5], "#E0E0E0"
_LIGHT = 1.3  # red, green and blue together: from here on letters are black
_ROOM = 0.09  # of half of the picture: what a number needs around it


@checked
def chambers(
    variety: Variety | Network | Chambers,
    metric: Any = None,
    plane: Any = None,
    *,
    by: str = "real",
    resolution: int = 24,
    discriminant: Polynomial | None = None,
    seed: int = 1,
    ax: Any = None,
) -> Picture:
    """Colour a plane of data by the number of real critical points or of local minima.

    The numbers stand in the chambers that have room for them, and all in the legend. The curve is
    the ED discriminant, where its equation is known; else it is traced, in floats.

    Parameters
    ----------
    variety : Variety, Network or Chambers
        What `neurovariety.chambers` counted; or what it takes, as the other parameters.
    metric, plane, by, resolution, discriminant, seed
        As for `neurovariety.chambers`.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If the directions are dependent or do not fit, the plane lies in the discriminant, or
        Matplotlib is missing.

    Examples
    --------
    >>> import neurovariety as nv
    >>> V = nv.Determinantal(2, 2, 1)
    >>> equation = nv.read_polynomials("(x11 - x22)^2 + (x12 + x21)^2", V.coordinates)[0]
    >>> plane = "0,0,0,0; 1,0,0,2; 0,1,1,0"
    >>> picture = nv.plot.chambers(V, plane=plane, resolution=2, discriminant=equation)
    >>> [text.get_text() for text in picture.axes[0].get_legend().get_texts()]
    ['2', 'ED discriminant']
    """
    with panels(ax, 8, 8) as (axes,):
        options: dict[str, Any] = {"by": by, "resolution": resolution, "seed": seed}
        found = (
            variety
            if isinstance(variety, Chambers)
            else count(variety, metric, plane, discriminant=discriminant, **options)
        )
        _draw(axes, found)
    return picture_of(axes)


def _draw(axes: Any, found: Chambers) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    scales = [scale_of(found.plane, k) for k in (1, 2)]
    known = [c for c in found.frequencies if c is not None]
    colours: dict[int | None, Any] = dict(zip(known, shades(len(known)), strict=True))
    if None in found.frequencies:
        colours[None] = _UNKNOWN
        axes.set_facecolor(_UNKNOWN)
    entries: list[tuple[Any, str]] = [
        (Patch(facecolor=colour), "not certified" if c is None else str(c))
        for c, colour in colours.items()
    ]
    s, t, field = _field(found)
    for rims in _regions(s, t, field):
        _fill(axes, found, rims, colours, scales)
    label = "ED discriminant"
    if found.equation is None:
        drawn = _curve(axes, s, t, field, scales, color=_WALL)
        label += ", traced"
    else:
        factors = [f for f, _ in factorize(found.equation)]
        drawn = sum(_curve(axes, s, t, values(f, s, t), scales, color=_WALL) for f in factors)
    if drawn:  # there may be none in this part of the plane
        entries.append((Line2D([], [], color=_WALL), label))
    V = found.variety
    if isinstance(V, Implicit) and len(V.polynomials) == 1:
        s, t = _grid(_FINE)
        zeros = values(restricted(V.polynomials[0], found.plane), s, t)
        if _curve(axes, s, t, zeros, scales, color="black", linestyle="--"):
            dashed = Line2D([], [], color="black", linestyle="--")
            entries.append((dashed, f"{formula(V.polynomials[0])[:-1]} = 0$"))
    legend_below(axes, entries, QUANTITIES[found.by])
    where = "" if V.ambient_dimension == 2 else f",\nplane through {vector(found.plane[0])}"
    axes.set_title(f"{found.metric.name} metric{where}")
    (x0, dx), (y0, dy) = scales
    axes.set(
        xlim=(x0 - dx, x0 + dx),
        ylim=(y0 - dy, y0 + dy),
        xlabel=axis_name(found.plane, 1, V),
        ylabel=axis_name(found.plane, 2, V),
        aspect=aspect_of(found.plane, scales),
    )


def _grid(side: int) -> tuple[Array, Array]:
    ends: Array = np.linspace(-1, 1, side + 1)
    s, t = np.meshgrid(ends, ends)
    return s, t


def _field(found: Chambers) -> tuple[Array, Array, Array]:
    """Parameters of the plane, and a number that is zero on the walls."""
    if found.equation is not None:
        s, t = _grid(_FINE)
        return s, t, values(found.equation, s, t)
    s, t = _grid(found.side)
    field: Array = np.full(s.shape, np.nan)
    signs = {node: found.sign(node) for node in found.landscapes}
    for i, j, size in found.cells:  # between the corners of a cell it is bilinear
        corners = [signs[i + a, j + b] for b in (0, size) for a in (0, size)]
        x = np.linspace(0, 1, size + 1)
        low, high = (a + (b - a) * x for a, b in (corners[:2], corners[2:]))
        field[j : j + size + 1, i : i + size + 1] = low + np.outer(x, high - low)
    ds, dt = (float(v) for v in found.place((0, 0)))
    return s + ds + 1, t + dt + 1, np.ma.masked_invalid(field)


def _regions(s: Array, t: Array, field: Array) -> Iterator[list[Array]]:
    """The chambers, what is connected on one side of the walls: their rims, then their holes'."""
    from contourpy import FillType, contour_generator

    generator = contour_generator(s, t, field, fill_type=FillType.OuterOffset)
    for low, high in ((-np.inf, 0.0), (0.0, np.inf)):
        for points, offsets in zip(*generator.filled(low, high), strict=True):
            yield np.split(points, offsets[1:-1])


def _contains(rims: Sequence[Array], places: Array) -> npt.NDArray[np.bool_]:
    from matplotlib.path import Path

    outer, *holes = (Path(rim).contains_points(places) for rim in rims)
    inside: npt.NDArray[np.bool_] = outer & ~np.any([np.zeros_like(outer), *holes], axis=0)
    return inside


def _fill(
    axes: Any, found: Chambers, rims: Sequence[Array], colours: Any, scales: Sequence[Scale]
) -> None:
    """Give a chamber the colour of the data in it, and the number itself where there is room.

    One certified number is that of a whole chamber. Where several are in one, as where the nearest
    point passes a singular one, each has the places that are nearest to its data.
    """
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    nodes = list(found.landscapes)
    places = np.array([[float(v) for v in found.place(node)] for node in nodes])
    inside = _contains(rims, places)
    counted = Counter(found.count(found.landscapes[nodes[k]]) for k in np.flatnonzero(inside))
    del counted[None]
    if not counted:
        return
    (x0, dx), (y0, dy) = scales
    shown = Path.make_compound_path(*(Path(rim * (dx, dy) + (x0, y0), closed=True) for rim in rims))
    (most, _), *others = counted.most_common()
    colour = colours[most]
    axes.add_patch(PathPatch(shown, facecolor=colour, edgecolor=colour, linewidth=0.3))
    if not others:
        _write(axes, most, colour, scales, _middle(rims))
        return
    nearest = _nearest(found, [c for c in counted if c is not None])
    s, t = _grid(found.side)
    for number in counted:
        here = np.array(nearest == number, dtype=float)
        if number != most:  # which the whole chamber has
            style = {"levels": [0.5, 2], "colors": [colours[number]]}
            part = axes.contourf(x0 + dx * s, y0 + dy * t, here, **style)
            part.set_clip_path(shown, axes.transData)
        _write(axes, number, colours[number], scales, _middle(rims, here))


def _nearest(found: Chambers, counts: list[int]) -> Any:
    """Which of some counts a corner has that is near to each place of the finest grid.

    First the nearest corner in its cell; where that has another count, behind a wall, the nearest
    place that has one.
    """
    from scipy.ndimage import distance_transform_edt

    places = np.full((found.side + 1, found.side + 1), np.nan)
    for i, j, size in found.cells:
        half = (size + 1) // 2
        for a in (0, size):
            for b in (0, size):
                x, y = i + a // size * half, j + b // size * half
                count = found.count(found.landscapes[i + a, j + b])
                places[y : y + size - half + 1, x : x + size - half + 1] = count
    other = ~np.isin(places, counts)
    near = distance_transform_edt(other, return_distances=False, return_indices=True)
    return places[tuple(near)]


def _write(axes: Any, count: Any, colour: Any, scales: Sequence[Scale], at: Any) -> None:
    if at is not None:
        (x0, dx), (y0, dy) = scales
        style = {"ha": "center", "va": "center"}
        light = sum(colour[:3]) > _LIGHT
        where = x0 + dx * at[0], y0 + dy * at[1]
        axes.text(*where, str(count), color="black" if light else "white", **style)


def _middle(rims: Sequence[Array], here: Array | None = None) -> Array | None:
    """The place in a chamber, or in a part of it, that is farthest from the walls and other parts.

    None if a number has no room there.
    """
    ends = np.linspace(-1, 1, 61)[1:-1]
    places = np.array([(x, y) for x in ends for y in ends])
    places = places[_contains(rims, places)]
    walls: Array = np.concatenate(rims)
    walls = walls[:: max(1, len(walls) // 2000)]
    if here is not None and len(places):
        i, j = np.rint((places.T + 1) / 2 * (len(here) - 1)).astype(int)
        walls = np.concatenate([walls, places[here[j, i] == 0]])
        places = places[here[j, i] != 0]
    far: Array = np.array([np.abs(walls - place).max(axis=1).min() for place in places])
    best: Array | None = places[far.argmax()] if far.max(initial=0.0) > _ROOM else None
    return best


def _curve(
    axes: Any, s: Array, t: Array, field: Array, scales: Sequence[Scale], **style: Any
) -> int:
    """Draw the zeros of a field: by how many points."""
    from contourpy import contour_generator

    (x0, dx), (y0, dy) = scales
    lines: Any = contour_generator(s, t, field).lines(0.0)
    for line in lines:
        axes.plot(x0 + dx * line[:, 0], y0 + dy * line[:, 1], linewidth=1.0, **style)
    return sum(map(len, lines))
