"""The weights of the smallest linear networks: real fibres and loss surfaces.

A network 1-1-1 has two weights, and all of them are shown. A network 1-2-1 has four; its balanced
weights, ``W_2 = +-W_1^t`` with the sign of the function, are the two of the first layer.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from neurovariety.algebra.exact import format_rational
from neurovariety.errors import SpecificationError
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import QuadraticLoss
from neurovariety.present.plot.canvas import (
    COLOURS,
    MAP,
    check_path,
    in_floats,
    legend_of,
    new_figure,
    save,
)
from neurovariety.problems.pure_spurious.problem import PureSpurious
from neurovariety.solve import solve

Array = npt.NDArray[np.float64]
_WIDTHS = ((1, 1, 1), (1, 2, 1))
_FINE = 401


@in_floats()
def fibre(network: LinearNetwork, M: Any, path: Path | str = "fibre") -> tuple[Path, ...]:
    """Draw the real weights that give a number: their pieces, with a point in each.

    Parameters
    ----------
    network : LinearNetwork
        With widths 1, 1, 1, where the fibre is a curve in the plane of the weights; or 1, 2, 1,
        where it is a threefold in R^4, drawn as the surface of its points with ``w2_12 = 1``.
    M : number, or matrix with one entry
        Exact.
    path : Path or str
        A PNG or an SVG by its suffix; without one, both.

    Returns
    -------
    tuple of Path

    Raises
    ------
    SpecificationError
        If the widths are others, M does not fit, or Matplotlib is missing.
    """
    target = check_path(path)
    widths = _widths(network)
    found = network.fibre([[M]] if isinstance(M, int | Fraction) else M)
    m = found.M[0][0]
    figure = new_figure(7.4, 5.2)
    pieces = "connected" if found.is_connected else f"{found.components} path components"
    title = f"Fibre of {format_rational(m)}, widths {', '.join(map(str, widths))}"
    figure.suptitle(f"{title}: dimension {found.dimension}, {pieces}", fontsize=11)
    if widths == (1, 1, 1):
        _curve(figure.subplots(), m, [(w1[0][0], w2[0][0]) for w1, w2 in found.points])
    else:
        _surface(figure.add_subplot(projection="3d"), m)
    return save(figure, target)


@in_floats()
def loss_surface(
    network: LinearNetwork, loss: QuadraticLoss, path: Path | str = "loss-surface"
) -> tuple[Path, ...]:
    """Draw the loss over two weights, with its critical points, pure and spurious.

    Parameters
    ----------
    network : LinearNetwork
        With widths 1, 1, 1, or 1, 2, 1: then over the balanced weights.
    loss : QuadraticLoss
        Without regularization.
    path : Path or str
        A PNG or an SVG by its suffix; without one, both.

    Returns
    -------
    tuple of Path

    Raises
    ------
    SpecificationError
        If the widths are others, the loss does not fit, or Matplotlib is missing.
    """
    target = check_path(path)
    widths = _widths(network)
    problem = PureSpurious(network, loss)
    m = float(problem.target[0][0])
    figure = new_figure(10.5, 4.8)
    reach = 1.6 * max(abs(m), 0.25) ** 0.5
    ends: Array = np.linspace(-reach, reach, _FINE)
    first, second = np.meshgrid(ends, ends)
    balanced = widths == (1, 2, 1)
    sign = 1.0 if m >= 0 else -1.0
    product = sign * (first**2 + second**2) if balanced else first * second
    X, Y = (np.array([float(v) for v in row[0]]) for row in (loss.X, loss.Y))
    values = sum((product * x - y) ** 2 / 2 for x, y in zip(X, Y, strict=True))
    names = ("w1_11", "w1_21") if balanced else ("w1_11", "w2_11")
    surface = figure.add_subplot(1, 2, 1, projection="3d")
    surface.plot_surface(first, second, values, cmap=MAP, rcount=80, ccount=80, linewidth=0)
    surface.set_zlabel("loss")
    flat = figure.add_subplot(1, 2, 2)
    filled = flat.contourf(first, second, values, levels=_levels(values), cmap=MAP, extend="max")
    figure.colorbar(filled, ax=flat, label="loss")
    for axes in (surface, flat):
        axes.set_xlabel(names[0])
        axes.set_ylabel(names[1])
    flat.set_aspect("equal")
    _critical(flat, product - m, (first, second), problem, figure)
    where = ", balanced weights" if balanced else ""
    figure.suptitle(
        f"Quadratic loss of the linear network {'-'.join(map(str, widths))}{where}", fontsize=11
    )
    return save(figure, target)


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
                "linewidth": 2.2,
                "linestyle": "-" if k == 0 else "--",
            }
            axes.plot(x, value / x, **style)
            axes.plot(float(a), float(b), "o", color=COLOURS[k], markersize=8)
            name = f"({format_rational(a)}, {format_rational(b)}): w1_11 {'>' if a > 0 else '<'} 0"
            entries.append((Line2D([], [], marker="o", **style), name))
    else:
        axes.axhline(0, color=COLOURS[0], linewidth=2.2)
        axes.axvline(0, color=COLOURS[0], linewidth=2.2)
        axes.plot(0, 0, "o", color=COLOURS[5], markersize=8)
        entries += [
            (Line2D([], [], color=COLOURS[0], linewidth=2.2), "two lines, one piece"),
            (Line2D([], [], color=COLOURS[5], marker="o", linestyle=""), "singular point"),
        ]
    axes.set(xlim=(-reach, reach), ylim=(-reach, reach), xlabel="w1_11", ylabel="w2_11")
    axes.set_aspect("equal")
    axes.grid(alpha=0.3)
    legend_of(axes, entries, "a point in each piece" if value else "")


def _surface(axes: Any, m: Fraction) -> None:
    ends: Array = np.linspace(-2, 2, 41)
    a, c = np.meshgrid(ends, ends)
    axes.plot_surface(a, c, float(m) - a * c, cmap=MAP, linewidth=0.2, edgecolor="#444444")
    axes.set(xlabel="w1_11", ylabel="w2_11", zlabel="w1_21")
    axes.locator_params(nbins=5)
    axes.set_title("the points with w2_12 = 1", fontsize=9)


def _critical(
    axes: Any, difference: Array, grid: tuple[Array, Array], problem: PureSpurious, figure: Any
) -> None:
    from matplotlib.lines import Line2D

    value = solve(problem).value
    entries = []
    for f in value.functions:
        kind = f"{'pure' if f.is_pure else 'spurious'}, "
        kind += "global minimum" if f.is_global else f"saddle, index {f.index}"
        if f.is_global:
            axes.contour(*grid, difference, levels=[0], colors=[COLOURS[5]], linewidths=2.2)
            entries.append((Line2D([], [], color=COLOURS[5], linewidth=2.2), kind))
        else:  # the zero function: with one output there is no other critical one
            axes.plot(0, 0, "o", color="white", markeredgecolor="black", markersize=8)
            style: dict[str, Any] = {"marker": "o", "markeredgecolor": "black", "linestyle": ""}
            entries.append((Line2D([], [], color="white", **style), kind))
    figure.legend(
        handles=[handle for handle, _ in entries],
        labels=[label for _, label in entries],
        loc="outside lower center",
        ncols=2,
        frameon=False,
        fontsize=9,
    )


def _levels(values: Array) -> Array:
    """Narrow near the minimum, where the shape of the valley shows."""
    low, high = float(values.min()), float(np.quantile(values, 0.9))
    steps: Array = np.linspace(0, 1, 13)
    return low + (high - low) * steps**2
