"""The weights of the smallest linear networks: real fibres and loss surfaces.

A network 1-1-1 has two weights, and all of them are shown. A network 1-2-1 has four; its balanced
weights, ``W_2 = +-W_1^t`` with the sign of the function, are the two of the first layer.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.reading.calls import checked
from neurovariety.errors import SpecificationError
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import QuadraticLoss
from neurovariety.present.plot.canvas import (
    COLOURS,
    MAP,
    ZOOM,
    legend_below,
    panels,
    picture_of,
    symbol,
)
from neurovariety.problems.pure_spurious.problem import PureSpurious
from neurovariety.solve import solve

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

Array = npt.NDArray[np.float64]
_WIDTHS = ((1, 1, 1), (1, 2, 1))
_FINE = 401


@checked
def fibre(network: LinearNetwork, M: Any, *, ax: Any = None) -> Picture:
    """Draw the real weights that give a number: the path components, with a point in each.

    Parameters
    ----------
    network : LinearNetwork
        With widths 1, 1, 1, where the fibre is a curve in the plane of the weights; or 1, 2, 1,
        where it is a threefold in R^4, drawn as the surface of its points with ``w2_12 = +-w1_21``,
        the sign that of M.
    M : number, or matrix with one entry
        Exact.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If the widths are others, M does not fit, or Matplotlib is missing.

    Examples
    --------
    >>> import neurovariety as nv
    >>> picture = nv.plot.fibre(nv.LinearNetwork(1, 1, 1), 2)
    >>> picture.axes[0].get_title()
    'Fibre of 2: dimension 1, 2 path components'
    """
    widths = _widths(network)
    found = network.fibre([[M]] if isinstance(M, int | Fraction) else M)
    m = found.M[0][0]
    pieces = "connected" if found.is_connected else f"{found.components} path components"
    with panels(ax, 8, 8, ["rectilinear" if widths == (1, 1, 1) else "3d"]) as (axes,):
        if widths == (1, 1, 1):
            _curve(axes, m, [(w1[0][0], w2[0][0]) for w1, w2 in found.points])
        else:
            _surface(axes, m)
        above = axes.get_title()
        title = f"Fibre of {format_rational(m)}: dimension {found.dimension}, {pieces}"
        axes.set_title(f"{title}\n{above}" if above else title)
    return picture_of(axes)


@checked
def loss_surface(network: LinearNetwork, loss: QuadraticLoss, *, ax: Any = None) -> Picture:
    """Draw the loss over two weights, with its critical points, pure and spurious.

    Parameters
    ----------
    network : LinearNetwork
        With widths 1, 1, 1, or 1, 2, 1: then over the balanced weights.
    loss : QuadraticLoss
        Without regularization.
    ax : two Axes, optional
        The first with the projection 3d. Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If the widths are others, the loss does not fit, or Matplotlib is missing.

    Examples
    --------
    >>> import neurovariety as nv
    >>> loss = nv.QuadraticLoss("1", "2")
    >>> picture = nv.plot.loss_surface(nv.LinearNetwork(1, 1, 1), loss)
    >>> [text.get_text() for text in picture.axes[1].get_legend().get_texts()]
    ['pure, global minimum', 'spurious, saddle, index 1']
    """
    widths = _widths(network)
    problem = PureSpurious(network, loss)
    m = float(problem.target[0][0])
    with panels(ax, 16, 8, ["3d", "rectilinear"]) as (surface, flat):
        reach = 1.6 * max(abs(m), 0.25) ** 0.5
        ends: Array = np.linspace(-reach, reach, _FINE)
        first, second = np.meshgrid(ends, ends)
        balanced = widths == (1, 2, 1)
        sign = 1.0 if m >= 0 else -1.0
        product = sign * (first**2 + second**2) if balanced else first * second
        X, Y = (np.array([float(v) for v in row[0]]) for row in (loss.X, loss.Y))
        values = sum((product * x - y) ** 2 / 2 for x, y in zip(X, Y, strict=True))
        names = "w1_11", "w1_21" if balanced else "w2_11"
        surface.plot_surface(first, second, values, cmap=MAP, rcount=80, ccount=80, linewidth=0)
        surface.set_zlabel("loss")
        surface.set_box_aspect(None, zoom=ZOOM)
        filled = flat.contourf(
            first, second, values, levels=_levels(values), cmap=MAP, extend="max"
        )
        flat.figure.colorbar(filled, ax=flat, label="loss", shrink=0.7, format="%.1f")
        for axes in (surface, flat):
            axes.set(xlabel=symbol(names[0]), ylabel=symbol(names[1]))
        flat.set_aspect("equal")
        _critical(flat, product - m, (first, second), problem)
    return picture_of(flat)


def _widths(network: LinearNetwork) -> tuple[int, ...]:
    if not isinstance(network, LinearNetwork) or network.widths not in _WIDTHS:
        raise SpecificationError(
            f"expected a linear network with widths 1, 1, 1 or 1, 2, 1 for a picture, got {network}"
        )
    return network.widths


def _curve(axes: Any, m: Fraction, points: Sequence[tuple[Fraction, Fraction]]) -> None:
    from matplotlib.lines import Line2D

    value = float(m)
    reach = 3 * max(1.0, abs(value) ** 0.5, *(float(abs(v)) for p in points for v in p)) / 2
    entries = []
    if value:
        for k, (a, b) in enumerate(points):
            side: Array = np.geomspace(abs(value) / reach, reach, _FINE)
            x = side if a > 0 else -side
            style: dict[str, Any] = {
                "color": COLOURS[k],
                "linewidth": 1.6,
                "linestyle": "-" if k == 0 else "--",
            }
            axes.plot(x, value / x, **style)
            axes.plot(float(a), float(b), "o", color=COLOURS[k])
            name = f"{symbol('w1_11')} ${'>' if a > 0 else '<'} 0$"
            entries.append((Line2D([], [], marker="o", **style), name))
    else:
        axes.axhline(0, color=COLOURS[0], linewidth=1.6)
        axes.axvline(0, color=COLOURS[0], linewidth=1.6)
        axes.plot(0, 0, "o", color=COLOURS[5], markersize=5)
        entries += [
            (Line2D([], [], color=COLOURS[0], linewidth=1.6), "two lines, connected"),
            (Line2D([], [], color=COLOURS[5], marker="o", linestyle=""), "singular point"),
        ]
    axes.set(
        xlim=(-reach, reach), ylim=(-reach, reach), xlabel=symbol("w1_11"), ylabel=symbol("w2_11")
    )
    axes.set_aspect("equal")
    axes.grid()
    legend_below(axes, entries, columns=1)


def _surface(axes: Any, m: Fraction) -> None:
    """The points with ``w2_12 = +-w1_21``, the sign that of m: a hyperboloid, or a cone for 0.

    In half the sum u and half the difference v of the other two weights they are
    ``u^2 - v^2 +- w1_21^2 = m``.
    """
    angle, along = np.meshgrid(np.linspace(0, 2 * np.pi, 61), np.linspace(-2, 2, 41))
    radius = np.sqrt(abs(float(m)) + along**2)
    round_, b = radius * np.cos(angle), radius * np.sin(angle)
    u, v = (round_, along) if m >= 0 else (along, round_)
    axes.plot_surface(u + v, u - v, b, color=COLOURS[4], linewidth=0.2, edgecolor="#444444")
    if not m:
        axes.plot([0], [0], [0], "o", color=COLOURS[5], label="singular point", zorder=9)
        legend_below(axes)
    axes.set(xlabel=symbol("w1_11"), ylabel=symbol("w2_11"), zlabel=symbol("w1_21"))
    axes.locator_params(nbins=5)
    axes.set_box_aspect(None, zoom=ZOOM)
    sign = "-" if m < 0 else ""
    axes.set_title(f"the points with $w_{{2,12}} = {sign}w_{{1,21}}$")


def _critical(
    axes: Any, difference: Array, grid: tuple[Array, Array], problem: PureSpurious
) -> None:
    from matplotlib.lines import Line2D

    value = solve(problem).value
    entries = []
    for f in value.functions:
        kind = f"{'pure' if f.is_pure else 'spurious'}, "
        kind += "global minimum" if f.is_global else f"saddle, index {f.index}"
        if f.is_global:
            axes.contour(*grid, difference, levels=[0], colors=[COLOURS[5]], linewidths=1.6)
            entries.append((Line2D([], [], color=COLOURS[5], linewidth=1.6), kind))
        else:  # the zero function: with one output there is no other critical one
            axes.plot(0, 0, "o", color="white", markeredgecolor="black", markersize=5)
            style: dict[str, Any] = {"marker": "o", "markeredgecolor": "black", "linestyle": ""}
            entries.append((Line2D([], [], color="white", **style), kind))
    legend_below(axes, entries)


def _levels(values: Array) -> Array:
    """Narrow near the minimum, where the shape of the valley shows."""
    low, high = float(values.min()), float(np.quantile(values, 0.9))
    steps: Array = np.linspace(0, 1, 13)
    return low + (high - low) * steps**2
