"""Where a network with one or two inputs bends, in a box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.reading.calls import checked
from neurovariety.networks.piecewise.function import affine_value
from neurovariety.present.plot.canvas import COLOURS, asked, legend_below, panels, picture_of
from neurovariety.present.plot.piecewise.networks import fill
from neurovariety.problems.linear_regions.cells import minus
from neurovariety.problems.linear_regions.walls import options_of
from neurovariety.problems.local_complexity.polygons import Point, clipped, corners_of
from neurovariety.problems.local_complexity.problem import LocalComplexity

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

Bends = list[set[frozenset[Point]]]
"""For each hidden unit segments by their ends, or with one input points."""


@checked
def bends(problem: LocalComplexity, *, ax: Any = None) -> Picture:
    """The bends of the units of a network in a box, in a colour for each layer.

    With one input the outputs are drawn, and a dot where they or units below them bend; with two
    the regions, too, in the colour of the norm of the derivative, whose mean is the variation.

    Parameters
    ----------
    problem : LocalComplexity
        With one input or two.
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
    >>> net = nv.ReLUNetwork(weights="1,0; 0,1 | 1,1")
    >>> picture = nv.plot.bends(nv.LocalComplexity(net, "-1,1; -1,1"))
    >>> [text.get_text() for text in picture.axes[0].get_legend().get_texts()]
    ['layer 1']
    """
    asked(problem, LocalComplexity)
    found, layers = bends_of(problem), problem.function.layers[:-1]
    with panels(ax, 8, 8 if len(problem.box) == 2 else 6) as (axes,):
        if len(problem.box) == 2:
            fill(axes, problem)
            axes.set(aspect="equal", ylim=tuple(map(float, problem.box[1])))
        else:
            _graph(axes, problem, found)
        units = iter(found)
        for k, layer in enumerate(layers):
            of_layer = [bend for _, unit in zip(layer, units, strict=False) for bend in unit]
            style = {"color": COLOURS[(k + 1) % len(COLOURS)], "label": f"layer {k + 1}"}
            draw(axes, problem, of_layer, style, inside=k)
        axes.set(xlim=tuple(map(float, problem.box[0])))
        if any(found):
            legend_below(axes, columns=4)
    return picture_of(axes)


def bends_of(problem: LocalComplexity) -> Bends:
    """Those inside or on the sides of the box, each between two regions."""
    found: Bends = [set() for _ in problem.function.hidden]
    box = corners_of(problem.box)
    for cell, (rows, _) in zip(problem.found[0], problem.regions, strict=True):
        corners = clipped(box, rows)
        if len(set(corners)) <= len(problem.box):
            continue
        options = options_of(problem.function, cell.pattern)
        for unit, of, i in zip(found, options, cell.pattern, strict=True):
            for f in (minus(of[i], of[j]) for j in of if j != i):
                on = [not affine_value(f, p) for p in corners] if any(f[1:]) else []
                for k, p in enumerate(corners if on else []):
                    if on[k] and (len(p) == 1 or (on[k - 1] and corners[k - 1] != p)):
                        unit.add(frozenset([p, corners[k - 1]] if len(p) == 2 else [p]))
    return found


def draw(
    axes: Any,
    problem: LocalComplexity,
    bends: Sequence[frozenset[Point]],
    style: dict[str, Any],
    inside: int = 0,
) -> None:
    """Segments as lines; points as disks on the outputs, so small that they fit into others."""
    if not bends:
        return
    if len(problem.box) == 2:
        ends = [[[float(v) for v in p] for p in bend] for bend in bends]
        pairs = ([[end[i][k] for end in ends] for i in (0, 1)] for k in (0, 1))
        lines = axes.plot(*pairs, linewidth=0.9, **style)
        for line in lines[1:]:
            line.set_label(None)
        return
    places = sorted(p for bend in bends for p in bend)
    at = [(p[0], value) for p in places for value in problem.function.at(p)]
    xs, ys = zip(*((float(x), float(y)) for x, y in at), strict=True)
    axes.plot(xs, ys, "o", markersize=max(2, 6 - 2 * inside), **style)


def _graph(axes: Any, problem: LocalComplexity, found: Bends) -> None:
    """The outputs, straight between bends."""
    places = sorted(
        {p for unit in found for bend in unit for p in bend} | {*corners_of(problem.box)}
    )
    values = [[float(v) for v in problem.function.at(p)] for p in places]
    axes.plot([float(x) for (x,) in places], values, color=COLOURS[0])
    axes.set(xlabel="input", ylabel="output")
