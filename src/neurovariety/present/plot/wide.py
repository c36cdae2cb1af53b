"""Pictures of wide networks: the limit of mirror flow beside networks that are trained."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from neurovariety.present.plot.canvas import COLOURS, check_path, in_floats, new_figure, save
from neurovariety.problems.mirror_flow_limit.result import MirrorFlowLimitResult
from neurovariety.problems.mirror_flow_limit.training import trained

_POINTS = 401
_NARROW = 100


@in_floats()
def mirror_flow(
    result: MirrorFlowLimitResult, path: Any = "mirror-flow", width: int = 2000, seed: int = 1
) -> tuple[Path, ...]:
    """The limit function, the data, and a narrow and a wide network trained to them.

    Parameters
    ----------
    result : MirrorFlowLimitResult
        A solved `MirrorFlowLimit`.
    path : path
        A PNG or an SVG; without a suffix, both.
    width, seed : int
        Of the wide network: its number of neurons, and where its biases come from.

    Returns
    -------
    tuple of Path
        The files.
    """
    target = check_path(path)
    problem, h = result.problem, result.value
    low, high = float(h.knots[0]), float(h.knots[-1])
    margin = 0.1 * (high - low)
    t = np.linspace(low - margin, high + margin, _POINTS)
    exact = np.array([float(h(v)) for v in t])
    figure = new_figure(6, 4)
    axes = figure.add_subplot()
    axes.plot(t, exact, color=COLOURS[0], linewidth=3, alpha=0.6, label="limit, exact")
    for neurons, stroke, colour in ((_NARROW, ":", COLOURS[2]), (width, "--", COLOURS[5])):
        values = trained(problem, neurons, seed)(t)
        away = np.max(abs(values - exact))
        label = f"{neurons} neurons, within {away:.1g}"
        axes.plot(t, values, stroke, color=colour, label=label)
    axes.plot(problem.x, problem.y, "o", color=COLOURS[6], label="data")
    axes.set(xlabel="input", ylabel="output")
    axes.set_title(f"Biases of {problem.density}", fontsize=10)
    axes.legend()
    return save(figure, target)
