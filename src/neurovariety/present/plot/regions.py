"""Pictures of activation regions: their ranks for each width, and the losses of their minima."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from neurovariety.present.plot.canvas import COLOURS, legend_below, panels, picture_of
from neurovariety.problems.jacobian_rank_census.problem import JacobianRankCensus
from neurovariety.problems.local_minima.result import LocalMinimaResult

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture


def rank_transition(problem: JacobianRankCensus, *, ax: Any = None) -> Picture:
    """The part of the regions with a Jacobian of full rank, for each number of neurons.

    Parameters
    ----------
    problem : JacobianRankCensus
        With samples on a line; the widths go up to its number of neurons.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.
    """
    with panels(ax) as (axes,):
        censuses = problem.widths(problem.hidden)
        widths = range(1, len(censuses) + 1)
        for deficit, stroke in enumerate(("-", "--", ":")):
            shares = [sum(c.by_rank[::-1][: deficit + 1]) / sum(c.by_rank) for c in censuses]
            label = "full rank" if not deficit else f"rank at least {len(problem.points) - deficit}"
            axes.plot(widths, shares, stroke, color=COLOURS[deficit], label=label)
        axes.set(xlabel="neurons", ylabel="part of the regions", ylim=(0, 1))
        axes.set_title(f"{len(problem.points)} samples on a line")
        axes.legend(loc="lower right")
    return picture_of(axes)


def minimal_losses(result: LocalMinimaResult, *, ax: Any = None) -> Picture:
    """How many regions hold local minima of which loss, by the rank of the Jacobian.

    Parameters
    ----------
    result : LocalMinimaResult
        A solved `LocalMinima`.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.
    """
    with panels(ax) as (axes,):
        regions = result.value.regions
        losses = sorted({r.loss for r in regions})
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
            legend_below(axes, columns=4)
    return picture_of(axes)
