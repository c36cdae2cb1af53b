"""Pictures of regions and cones: ranks for each width, losses of minima, graphs of levels."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.shown import counted
from neurovariety.present.plot.canvas import COLOURS, asked, legend_below, panels, picture_of
from neurovariety.problems.jacobian_rank_census.problem import JacobianRankCensus
from neurovariety.problems.local_minima.result import LocalMinimaResult
from neurovariety.problems.mistake_levels.levels import LevelGraph
from neurovariety.problems.mistake_levels.problem import MistakeLevels

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

_ROW, _LARGEST = 1.3, 120.0


@checked
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

    Examples
    --------
    >>> import neurovariety as nv
    >>> picture = nv.plot.rank_transition(nv.JacobianRankCensus(samples=4, hidden=5))
    >>> picture.axes[0].get_title()
    '4 samples on a line'
    """
    with panels(ax) as (axes,):
        censuses = asked(problem, JacobianRankCensus).widths(problem.hidden)
        widths = range(1, len(censuses) + 1)
        for deficit, stroke in enumerate(("-", "--", ":")):
            shares = [sum(c.by_rank[::-1][: deficit + 1]) / sum(c.by_rank) for c in censuses]
            label = "full rank" if not deficit else f"rank at least {len(problem.points) - deficit}"
            axes.plot(widths, shares, stroke, color=COLOURS[deficit], label=label)
        axes.set(xlabel="neurons", ylabel="part of the regions", ylim=(0, 1))
        axes.set_title(f"{counted(len(problem.points), 'sample')} on a line")
        legend_below(axes, columns=3)
    return picture_of(axes)


@checked
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

    Examples
    --------
    >>> import neurovariety as nv
    >>> problem = nv.LocalMinima([-3, -1, 2, 5], [1, -2, 3, 0], [1, 1])
    >>> picture = nv.plot.minimal_losses(nv.solve(problem))
    >>> picture.axes[0].get_title()
    '7 of 64 regions hold local minima'
    """
    with panels(ax) as (axes,):
        regions = asked(result, LocalMinimaResult).value.regions
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


@checked
def level_graph(problem: MistakeLevels, *, ax: Any = None) -> Picture:
    """Components of equally many mistakes in a row, and lines between those with a common facet.

    The area of a disk is proportional to the number of cones; local minima have another colour.

    Parameters
    ----------
    problem : MistakeLevels
        With points, positive ones, and terms.
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
    >>> problem = nv.MistakeLevels("1; 2; 3", positive="2", terms=(1, 1))
    >>> picture = nv.plot.level_graph(problem)
    >>> [text.get_text() for text in picture.axes[0].texts]
    ['3 cones in 3', '3 cones in 3']
    """
    asked(problem, MistakeLevels)
    graph = problem.graph
    rows = _ordered(graph)
    with panels(ax, 12, 2 + _ROW * len(rows)) as (axes,):
        across = {c: (i + 0.5) / len(row) for row in rows.values() for i, c in enumerate(row)}
        minima = set(across) - {max(e, key=graph.mistakes.__getitem__) for e in graph.edges}
        fine = max(0.05, min(0.8, 60 / (1 + len(graph.edges))))
        axes.plot(
            [[across[i] for i, _ in graph.edges], [across[j] for _, j in graph.edges]],
            [
                [graph.mistakes[i] for i, _ in graph.edges],
                [graph.mistakes[j] for _, j in graph.edges],
            ],
            color="0.4",
            linewidth=fine,
            zorder=1,
        )
        for chosen, colour, label in (
            ([c for c in across if c not in minima], COLOURS[0], "component"),
            (sorted(minima), COLOURS[5], "local minimum"),
        ):
            axes.scatter(
                [across[c] for c in chosen],
                [graph.mistakes[c] for c in chosen],
                s=[_LARGEST * graph.cones[c] / max(graph.cones) + 4 for c in chosen],
                color=colour,
                label=label,
                zorder=2,
            )
        for e, row in rows.items():
            cones = sum(graph.cones[c] for c in row)
            axes.text(1.02, e, f"{cones} cones in {len(row)}", va="center")
        axes.set(xlim=(0, 1), ylabel="mistakes", xticks=[], yticks=list(rows))
        axes.set_ylim(min(rows) - 0.5, max(rows) + 0.5)
        axes.set_title("components of cones with equally many mistakes")
        legend_below(axes)
    return picture_of(axes)


def _ordered(graph: LevelGraph) -> dict[int, list[int]]:
    """The components by mistakes, each near the mean place of its neighbours in the row before."""
    rows: defaultdict[int, list[int]] = defaultdict(list)
    below: defaultdict[int, list[int]] = defaultdict(list)
    for c, e in sorted(enumerate(graph.mistakes), key=lambda pair: pair[1]):
        rows[e].append(c)
    for i, j in graph.edges:
        low, high = sorted((i, j), key=graph.mistakes.__getitem__)
        below[high].append(low)
    place: dict[int, float] = {}
    for row in rows.values():
        row.sort(key=lambda c: sum(place[d] for d in below[c]) / max(1, len(below[c])))
        place |= {c: (i + 0.5) / len(row) for i, c in enumerate(row)}
    return dict(rows)
