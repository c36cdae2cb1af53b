"""The command for the weights over one matrix."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from neurovariety.cli.options import SMALL_WEIGHTS, AsJson, Network

Matrix = Annotated[str, typer.Argument(help="The function, rows between semicolons: '1,2; 2,4'.")]


def fibre(
    network: Network,
    matrix: Matrix,
    as_json: AsJson = False,
    plot: Annotated[Path | None, typer.Option(help=SMALL_WEIGHTS)] = None,
) -> None:
    """All weights that give one matrix: dimension, path components, a point in each.

    neurovariety fibre linear:2,1,2 "1,2; 2,4"
    """
    from neurovariety.algebra.exact import format_rational
    from neurovariety.algebra.polynomials import RationalMatrix
    from neurovariety.cli import specs

    found = specs.network(network).fibre(matrix)

    def rows(W: RationalMatrix) -> list[list[str]]:
        return [[format_rational(v) for v in row] for row in W]

    if plot is not None:
        from neurovariety.present.plot.weights import fibre as draw

        files = draw(specs.network(network), matrix, plot)
        typer.echo(f"Picture: {', '.join(map(str, files))}", err=as_json)
    points = [[rows(W) for W in weights] for weights in found.points]
    if as_json:
        data = {
            "widths": list(found.widths),
            "rank": found.rank,
            "dimension": found.dimension,
            "components": found.components,
            "points": points,
        }
        typer.echo(json.dumps(data, indent=2))
        return
    typer.echo(f"rank         {found.rank}")
    typer.echo(f"dimension    {found.dimension}")
    pieces = "connected" if found.is_connected else f"{found.components} path components"
    typer.echo(f"pieces       {pieces}")
    for k, weights in enumerate(points, start=1):
        shown = "   ".join(
            f"W{i} = {'; '.join(', '.join(row) for row in W)}" for i, W in enumerate(weights, 1)
        )
        typer.echo(f"point {k:<7}{shown}")
