"""The command that counts activation regions without keeping them."""

from __future__ import annotations

from typing import Annotated

import typer

from neurovariety.cli.options import AsJson


def count_regions(
    weights: Annotated[
        str | None, typer.Option(help="Of all layers, between bars: '1,0; 0,1 | 1,-1'.")
    ] = None,
    biases: Annotated[str | None, typer.Option(help="Likewise; by default zeros.")] = None,
    rank: Annotated[int | None, typer.Option(help="Of maxout units; by default ReLU.")] = None,
    g: Annotated[str | None, typer.Option(help="In place of weights: max g - max h.")] = None,
    h: Annotated[str | None, typer.Option(help="Likewise; by default 0.")] = None,
    after: Annotated[
        str | None, typer.Option(help="The pattern behind which to begin: 0,0,1,....")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The activation regions of a network, counted without keeping them.

    One that is stopped says which pattern was the last, and goes on behind it.

    neurovariety count-regions --weights "1,0; 0,1; 1,1 | 1,-1,2" --biases "0,0,-1 | 0"
    """
    from neurovariety.cli.exact import given_network
    from neurovariety.cli.studies.counting import counted, tell
    from neurovariety.problems.linear_regions.problem import LinearRegions

    words = {"weights": weights, "biases": biases, "rank": rank, "g": g, "h": h}
    problem = LinearRegions(given_network(words, {}))
    last, stopped = counted("regions", problem.counts, after)
    numbers = {"activation regions": last.regions if last else 0}
    tell("count-regions", numbers, after, last, stopped, as_json)
