"""What the perturbation of a Bures-Wasserstein loss does to its critical points."""

from __future__ import annotations

from fractions import Fraction
from itertools import cycle, groupby
from pathlib import Path
from typing import Any

from neurovariety.certify.balls import near
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.linear import LinearNetwork
from neurovariety.present.plot.canvas import (
    COLOURS,
    check_path,
    in_floats,
    legend_of,
    new_figure,
    save,
)
from neurovariety.problems.pure_spurious.bures import BuresWasserstein
from neurovariety.problems.pure_spurious.covariances import critical_covariances
from neurovariety.problems.pure_spurious.problem import PureSpurious
from neurovariety.solve import solve

_POINTS, _SMALLEST = 120, 1e-5
_STROKES = ("-", "--", "-.", ":")


@in_floats()
def perturbation(
    network: LinearNetwork, loss: BuresWasserstein, path: Path | str = "perturbation"
) -> tuple[Path, ...]:
    """Draw the losses of all critical covariances, and their Hessians' least eigenvalues, over tau.

    Parameters
    ----------
    network : LinearNetwork
        Its smallest width bounds the rank.
    loss : BuresWasserstein
        All tau are drawn up to the largest squared eigenvalue of Sigma; a line marks the given one.
    path : Path or str
        A PNG or an SVG by its suffix; without one, both.

    Returns
    -------
    tuple of Path

    Raises
    ------
    SpecificationError
        If the loss is another one or does not fit, or Matplotlib is missing.
    """
    target = check_path(path)
    if not isinstance(loss, BuresWasserstein):
        raise SpecificationError(f"expected a BuresWasserstein, got {short(loss)}")
    problem = PureSpurious(network, loss)
    eigenvalues = solve(problem).value.eigenvalues
    top = near(eigenvalues[0][0]) ** 2
    curves: dict[tuple[int, ...], list[tuple[float, float, float]]] = {}
    for step in range(_POINTS):
        at = Fraction(top * _SMALLEST ** (1 - step / _POINTS))
        signs = [1 if low**2 > at else -1 for (low, _), _ in eigenvalues]
        for S in critical_covariances(eigenvalues, signs, at, min(network.widths)):
            point = (float(at), near(S.loss), near(S.lowest))
            curves.setdefault(S.kept, []).append(point)
    figure = new_figure(12.5, 4.8)
    losses, lowest = figure.subplots(1, 2)
    entries = []
    for rank, group in groupby(sorted(curves, key=lambda kept: (sum(kept), kept))[::-1], key=sum):
        for kept, stroke in zip(group, cycle(_STROKES), strict=False):
            style: dict[str, Any] = {"color": COLOURS[rank % len(COLOURS)], "linestyle": stroke}
            tau, values, least = zip(*curves[kept], strict=True)
            (line,) = losses.plot(tau, values, **style)
            lowest.plot(tau, least, **style)
            entries.append((line, f"{', '.join(map(str, kept))}: {rank}"))
    for axes, name in ((losses, "loss"), (lowest, "smallest eigenvalue of the Hessian")):
        axes.set(xscale="log", xlabel="tau", ylabel=name)
        axes.grid(alpha=0.3)
        if loss.tau:
            axes.axvline(float(loss.tau), color="#999999", linewidth=1)
    lowest.set_yscale("symlog")
    legend_of(lowest, entries, "kept eigenvalues: rank")
    ranks = f"rank at most {min(network.widths)}"
    figure.suptitle(f"Critical covariances of {ranks} over the perturbation tau", fontsize=11)
    return save(figure, target)
