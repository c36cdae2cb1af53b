"""Pictures of flows of linear programmes."""

from __future__ import annotations

from fractions import Fraction
from math import exp
from pathlib import Path
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.certify.balls import near
from neurovariety.present.plot.canvas import COLOURS, check_path, in_floats, new_figure, save
from neurovariety.problems.fisher_rao_flow.result import FisherRaoResult
from neurovariety.programs.simplex import slacks

_TIMES = 60
_FALLS = 8
"""By so many powers of e the gap falls in the picture."""


@in_floats()
def gap(result: FisherRaoResult, path: Any = "gap") -> tuple[Path, ...]:
    """The gap of the reward along the flow, beside its rate and the one that a theorem guarantees.

    Parameters
    ----------
    result : FisherRaoResult
        A solved `FisherRaoFlow`.
    path : path
        A PNG or an SVG; without a suffix, both.

    Returns
    -------
    tuple of Path
        The files.
    """
    target = check_path(path)
    problem, found = result.problem, result.value
    A, _ = problem.polytope.equations
    slack = [float(v.p) / float(v.q) for v in slacks(A, problem.proof.prices, problem.polytope.c)]
    times = [Fraction(_FALLS * k, _TIMES) / found.rate for k in range(_TIMES + 1)]
    gaps = [sum(s * near(v) for s, v in zip(slack, problem.at(t), strict=True)) for t in times]
    figure = new_figure(6, 4)
    axes = figure.add_subplot()
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
    return save(figure, target)
