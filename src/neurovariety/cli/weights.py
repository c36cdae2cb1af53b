"""The commands for the weights of linear networks: fibres, pure and spurious critical points."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from neurovariety.cli.answer import answer
from neurovariety.cli.landscape import Inputs, Network, Outputs, Samples
from neurovariety.cli.options import (
    AsJson,
    AsScript,
    Dialect,
    EngineWord,
    Memory,
    Seed,
    Timeout,
    Verify,
)

Matrix = Annotated[str, typer.Argument(help="The function, rows between semicolons: '1,2; 2,4'.")]
Plot = Annotated[
    Path | None,
    typer.Option(help="Widths 1,1,1 or 1,2,1: draw a PNG or an SVG by the suffix, or both."),
]


def fibre(network: Network, matrix: Matrix, as_json: AsJson = False, plot: Plot = None) -> None:
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


def pure_spurious(
    network: Network,
    samples: Samples = None,
    x: Inputs = None,
    y: Outputs = None,
    seed: Seed = 1,
    script: AsScript = False,
    dialect: Dialect = None,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
    plot: Plot = None,
) -> None:
    """Critical points of a network's quadratic loss: pure or spurious, ranks, index, minima.

    neurovariety pure-spurious linear:2,1,2 --samples 3
    """
    from neurovariety.cli import specs
    from neurovariety.problems.critical_points.problem import CriticalPoints
    from neurovariety.problems.pure_spurious.problem import PureSpurious

    net = specs.network(network)
    data = CriticalPoints(net, samples, x, y, regularization=None, seed=seed)
    if plot is not None and not script:
        from neurovariety.present.plot.weights import loss_surface

        files = loss_surface(net, data.loss, plot)
        typer.echo(f"Picture: {', '.join(map(str, files))}", err=as_json)
    problem = PureSpurious(net, data.loss)
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)
