"""Pictures of networks with given weights and two inputs: regions, boundaries, data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import hypot
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.reading.calls import checked
from neurovariety.errors import SpecificationError
from neurovariety.networks.piecewise.function import Form, check_function
from neurovariety.networks.piecewise.reading import read_exact_matrix
from neurovariety.present.plot.canvas import COLOURS, MAP, legend_below, panels, picture_of
from neurovariety.problems.decision_boundary.plane import PlaneBoundary, boundary
from neurovariety.problems.decision_boundary.problem import DecisionBoundary
from neurovariety.problems.local_complexity.polygons import Box, clipped, corners_of
from neurovariety.problems.local_complexity.problem import LocalComplexity

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

_MARGIN = Fraction(1, 4)


@checked
def linear_regions(
    network: Any,
    *,
    box: Any = None,
    points: Any = None,
    positive: Any = None,
    ax: Any = None,
) -> Picture:
    """The activation regions of a network in a box, its decision boundary, and data.

    Regions have the colour of the norm of the derivative of the first output. The boundary is
    where one output is zero, or two are equal; with more outputs none is drawn.

    Parameters
    ----------
    network : ReLUNetwork, MaxoutNetwork or TropicalRational
        With weights and two inputs.
    box : matrix, optional
        A row ``low, high`` for each input; by default around the data, or around the vertices of
        the boundary.
    points, positive : matrix, optional
        Data: disks, black; those that are positive are white.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If the network has no weights, or it or the data have not two inputs.

    Examples
    --------
    >>> import neurovariety as nv
    >>> net = nv.ReLUNetwork(weights="1,0; 0,1 | 1,-1")
    >>> picture = nv.plot.linear_regions(net, box="-1,1; -1,1")
    >>> len(picture.axes[0].collections[0].get_paths())  # the regions
    4
    """
    function = check_function(network)
    if function.inputs != 2:
        raise SpecificationError(f"expected a network with two inputs, got {function.inputs}")
    data, chosen = (() if m is None else read_exact_matrix(m) for m in (points, positive))
    for p in (*data, *chosen):
        if len(p) != 2:
            raise SpecificationError(f"expected points with two coordinates, got {len(p)}")
    drawn = zeros(network) if len(function.layers[-1]) < 3 else None
    frame = read_exact_matrix(box) if box is not None else around((*data, *chosen), drawn)
    with panels(ax, 8, 8) as (axes,):
        problem = LocalComplexity(network, frame)
        fill(axes, problem)
        if drawn is not None:
            draw_boundary(axes, drawn, max(float(b - a) for a, b in frame))
        for those, colour, edge, label in (
            (
                [p for p in data if p not in chosen],
                "black",
                "white",
                "negative" if chosen else "data",
            ),
            (chosen, "white", "black", "positive"),
        ):
            if those:
                xs, ys = zip(*((float(x), float(y)) for x, y in those), strict=True)
                axes.scatter(xs, ys, s=12, color=colour, edgecolor=edge, label=label, zorder=4)
        axes.set(xlim=map(float, frame[0]), ylim=map(float, frame[1]), aspect="equal")
        if axes.get_legend_handles_labels()[0]:
            legend_below(axes)
    return picture_of(axes)


def zeros(network: Any) -> PlaneBoundary:
    """The boundary of a network with two inputs."""
    cells, _ = DecisionBoundary(network).found
    return boundary((cell.rows, cell.forms[0]) for cell in cells)


def around(points: Sequence[Form], drawn: PlaneBoundary | None = None) -> Box:
    """A box with a margin around some points, or around those of the drawn; no narrow one."""
    if drawn and not points:
        feet = (tuple(Fraction(-c * v, a * a + b * b) for v in (a, b)) for c, a, b in drawn.lines)
        points = (*drawn.vertices, *feet)
    ends = [(min(v), max(v)) for v in zip(*points, strict=True)] or [
        (Fraction(-2), Fraction(2))
    ] * 2
    longest = max(high - low for low, high in ends)
    rows = []
    for low, high in ends:
        margin = max((high - low) * _MARGIN or 1, (longest - high + low) / 2)
        rows.append((low - margin, high + margin))
    return tuple(rows)


def fill(axes: Any, problem: LocalComplexity) -> None:
    """The regions in the box, in the colour of the norm of the derivative."""
    from matplotlib.collections import PolyCollection

    cells = [
        (clipped(corners_of(problem.box), rows), forms[0][1:]) for rows, forms in problem.regions
    ]
    shown = [(c, hypot(*f) / problem.function.scale) for c, f in cells if len(c) > 2]
    found = PolyCollection(
        [[(float(x), float(y)) for x, y in corners] for corners, _ in shown],
        array=[slope for _, slope in shown],
        cmap=MAP,
        edgecolor="white",
        linewidth=0.6,
    )
    axes.add_collection(found)
    axes.figure.colorbar(found, ax=axes, label="norm of the derivative", shrink=0.8)


def draw_boundary(
    axes: Any, boundary: PlaneBoundary, size: float, label: str = "decision boundary"
) -> None:
    """Edges, rays and lines; rays far enough to leave the box."""
    style = {"color": COLOURS[5], "linewidth": 1.6, "zorder": 3}
    at = [(float(x), float(y)) for x, y in boundary.vertices]
    segments: list[Iterable[tuple[float, float]]] = [[at[i], at[j]] for i, j in boundary.edges]
    for i, (u, v) in boundary.rays:
        (x, y), far = at[i], 4 * (size + max(map(abs, at[i]))) / hypot(u, v)
        segments.append([(x, y), (x + far * u, y + far * v)])
    for k, segment in enumerate(segments):
        xs, ys = zip(*segment, strict=True)
        axes.plot(xs, ys, label=None if k else label, **style)
    for k, (c, a, b) in enumerate(boundary.lines):
        n = a * a + b * b
        foot, name = (-c * a / n, -c * b / n), None if k or segments else label
        axes.axline(foot, (foot[0] - b, foot[1] + a), label=name, **style)
