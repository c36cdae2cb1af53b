"""Pictures of flows of linear programmes."""

from __future__ import annotations

from fractions import Fraction
from math import exp
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.exact import format_rational
from neurovariety.certify.balls import near
from neurovariety.present.plot.canvas import COLOURS, panels, picture_of
from neurovariety.problems.fisher_rao_flow.result import FisherRaoResult
from neurovariety.programs.simplex import slacks

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

_TIMES = 60
_FALLS = 8
"""By so many powers of e the gap falls in the picture."""


def gap(result: FisherRaoResult, *, ax: Any = None) -> Picture:
    """The gap of the reward along the flow, beside its rate and the one that a theorem guarantees.

    Parameters
    ----------
    result : FisherRaoResult
        A solved `FisherRaoFlow`.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.
    """
    with panels(ax) as (axes,):
        problem, found = result.problem, result.value
        A, _ = problem.polytope.equations
        slack = [
            float(v.p) / float(v.q) for v in slacks(A, problem.proof.prices, problem.polytope.c)
        ]
        times = [Fraction(_FALLS * k, _TIMES) / found.rate for k in range(_TIMES + 1)]
        gaps = [sum(s * near(v) for s, v in zip(slack, problem.at(t), strict=True)) for t in times]
        axes.set_yscale("log")
        at = [float(t) for t in times]
        axes.plot(at, gaps, color=COLOURS[0], label="gap of the reward")
        constant, rate = near(found.constant), float(found.rate)
        label = f"{constant:.4g} exp(-{format_rational(found.rate)} t)"
        axes.plot(at, [constant * exp(-rate * t) for t in at], "--", color=COLOURS[1], label=label)
        if found.Delta is not None and found.Delta != found.rate:
            bound = [gaps[0] * exp(-float(found.Delta) * t) for t in at]
            label = f"of the rate Delta = {format_rational(found.Delta)}"
            axes.plot(at, bound, ":", color=COLOURS[2], label=label)
        axes.set(xlabel="time", ylabel="gap")
        axes.legend(loc="upper right")
    return picture_of(axes)
