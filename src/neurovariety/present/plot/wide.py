"""Pictures of wide networks: the limit of mirror flow beside trained ones, and eigenvalues."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.shown import counted
from neurovariety.present.plot.canvas import (
    COLOURS,
    asked,
    legend_below,
    panels,
    picture_of,
    problem_of,
)
from neurovariety.problems.mirror_flow_limit.result import MirrorFlowLimitResult
from neurovariety.problems.mirror_flow_limit.training import trained
from neurovariety.problems.tangent_kernel.problem import TangentKernel
from neurovariety.solve import solve

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

_POINTS = 401
_NARROW = 100
_SIZES = 12


@checked
def mirror_flow(
    result: MirrorFlowLimitResult, *, width: int = 2000, seed: int = 1, ax: Any = None
) -> Picture:
    """The limit function, the data, and a narrow and a wide network trained to them.

    Parameters
    ----------
    result : MirrorFlowLimitResult
        A solved `MirrorFlowLimit`.
    width, seed : int
        Of the wide network: its number of neurons, and where its biases come from.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Examples
    --------
    >>> import neurovariety as nv
    >>> problem = nv.MirrorFlowLimit("-1, 0, 1", "1, 0, 1", nv.Uniform(-2, 2))
    >>> picture = nv.plot.mirror_flow(nv.solve(problem), width=200)
    >>> [text.get_text() for text in picture.axes[0].get_legend().get_texts()]
    ['limit, exact', '100 neurons, within 2', '200 neurons, within 0.6', 'data']
    """
    with panels(ax) as (axes,):
        problem, h = problem_of(result, MirrorFlowLimitResult), result.value
        low, high = float(h.knots[0]), float(h.knots[-1])
        margin = 0.1 * (high - low)
        t = np.linspace(low - margin, high + margin, _POINTS)
        exact = np.array([float(h(v)) for v in t])
        axes.plot(t, exact, color=COLOURS[0], linewidth=3, alpha=0.6, label="limit, exact")
        for neurons, stroke, colour in ((_NARROW, ":", COLOURS[2]), (width, "--", COLOURS[5])):
            values = trained(problem, neurons, seed)(t)
            away = np.max(abs(values - exact))
            label = f"{counted(neurons, 'neuron')}, within {away:.1g}"
            axes.plot(t, values, stroke, color=colour, label=label)
        axes.plot(problem.x, problem.y, "o", color=COLOURS[6], label="data")
        axes.set(xlabel="input", ylabel="output")
        axes.set_title(f"Biases of {problem.density}")
        axes.legend()
    return picture_of(axes)


@checked
def tangent_kernel(problem: TangentKernel, *, ax: Any = None) -> Picture:
    """The smallest eigenvalue at the first points, as more are added, beside its bounds.

    Parameters
    ----------
    problem : TangentKernel
        The points in their order.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Examples
    --------
    >>> import neurovariety as nv
    >>> picture = nv.plot.tangent_kernel(nv.TangentKernel("1,0; 0,1; 1,1"))
    >>> picture.axes[0].get_title()
    'Tangent kernel in dimension 2'
    """
    with panels(ax, 8, 8) as (axes,):
        n = len(asked(problem, TangentKernel).points)
        sizes = sorted({round(v) for v in np.geomspace(2, n, _SIZES)})
        found = [solve(replace(problem, points=problem.points[:k])).value for k in sizes]
        strokes = {
            "delta'": (":", COLOURS[3], "upper bound delta', up to a constant"),
            "of two points": ("--", COLOURS[1], "of two points, an upper bound"),
            "smallest eigenvalue": ("o-", COLOURS[0], "smallest eigenvalue, certified"),
            "scaling": ("-.", COLOURS[2], "lower bound, up to a constant"),
        }
        for name, (stroke, colour, label) in strokes.items():
            sides = [(k, v.numbers[name]) for k, v in zip(sizes, found, strict=True)]
            known = [(k, float(side[1])) for k, side in sides if side is not None and side[1] > 0]
            if known:
                axes.plot(*zip(*known, strict=True), stroke, color=colour, label=label)
        axes.set(xlabel="points", ylabel="eigenvalue", xscale="log", yscale="log")
        axes.set_title(f"Tangent kernel in dimension {len(problem.points[0])}")
        axes.set_xticks(sizes, list(map(str, sizes)))
        axes.xaxis.minorticks_off()
        legend_below(axes, columns=1)
    return picture_of(axes)
