"""Pictures of activation regions: their ranks for each width, and the losses of their minima."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from neurovariety.present.plot.canvas import COLOURS, check_path, in_floats, new_figure, save
from neurovariety.problems.jacobian_rank_census.problem import JacobianRankCensus
from neurovariety.problems.local_minima.result import LocalMinimaResult


@in_floats()
def rank_transition(problem: JacobianRankCensus, path: Any = "ranks") -> tuple[Path, ...]:
    """The part of the regions with a Jacobian of full rank, for each number of neurons.

    Parameters
    ----------
    problem : JacobianRankCensus
        With samples on a line; the widths go up to its number of neurons.
    path : path
        A PNG or an SVG; without a suffix, both.

    Returns
    -------
    tuple of Path
        The files.
    """
    target = check_path(path)
    censuses = problem.widths(problem.hidden)
    figure = new_figure(6, 4)
    axes = figure.add_subplot()
    widths = range(1, len(censuses) + 1)
    for deficit, stroke in enumerate(("-", "--", ":")):
        shares = [sum(c.by_rank[::-1][: deficit + 1]) / sum(c.by_rank) for c in censuses]
        label = "full rank" if not deficit else f"rank at least {len(problem.points) - deficit}"
        axes.plot(widths, shares, stroke, color=COLOURS[deficit], label=label)
    axes.set(xlabel="neurons", ylabel="part of the regions", ylim=(0, 1))
    axes.set_title(f"{len(problem.points)} samples on a line")
    axes.legend(loc="lower right")
    return save(figure, target)


@in_floats()
def minimal_losses(result: LocalMinimaResult, path: Any = "losses") -> tuple[Path, ...]:
    """How many regions hold local minima of which loss, by the rank of the Jacobian.

    Parameters
    ----------
    result : LocalMinimaResult
        A solved `LocalMinima`.
    path : path
        A PNG or an SVG; without a suffix, both.

    Returns
    -------
    tuple of Path
        The files.
    """
    target = check_path(path)
    regions = result.value.regions
    losses = sorted({r.loss for r in regions})
    figure = new_figure(6, 4)
    axes = figure.add_subplot()
    below = [0] * len(losses)
    for k, rank in enumerate(sorted({r.rank for r in regions})):
        number = Counter(r.loss for r in regions if r.rank == rank)
        heights = [number[loss] for loss in losses]
        colour = COLOURS[k % len(COLOURS)]
        axes.bar(range(len(losses)), heights, bottom=below, color=colour, label=f"rank {rank}")
        below = [a + b for a, b in zip(below, heights, strict=True)]
    axes.set_xticks(range(len(losses)), [str(loss) for loss in losses])
    axes.set(xlabel="loss", ylabel="regions")
    axes.set_title(f"{len(regions)} of {result.value.all_regions} regions hold local minima")
    axes.yaxis.get_major_locator().set_params(integer=True)
    if regions:
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1))
    return save(figure, target)
