"""The command for conservation laws."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from neurovariety.cli.answer import answer
from neurovariety.cli.flows import flow_of
from neurovariety.cli.options import (
    AsJson,
    AsScript,
    Degree,
    Dialect,
    EngineWord,
    Inputs,
    Loss,
    Map,
    Memory,
    Model,
    Outputs,
    Prime,
    Seed,
    Timeout,
    Verify,
)


def conservation_laws(
    model: Model,
    degree: Degree = 2,
    products: Annotated[
        bool,
        typer.Option("--products/--no-products", help="Keep laws that are products of lower ones."),
    ] = True,
    loss: Loss = None,
    inputs: Inputs = None,
    outputs: Outputs = None,
    polynomial_map: Map = None,
    metric: Annotated[
        str | None,
        typer.Option(help="A mirror flow: the diagonal 'a; b^2; ...', or entropy."),
    ] = None,
    damping: Annotated[
        str | None, typer.Option(help="The heavy ball with this damping, such as 1/10.")
    ] = None,
    plot: Annotated[
        Path | None,
        typer.Option(help="Draw the laws along integrated trajectories: a PNG and an SVG."),
    ] = None,
    prime: Prime = 32003,
    seed: Seed = 1,
    script: AsScript = False,
    dialect: Dialect = None,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Conservation laws of gradient flow, with a certificate that they are all.

    neurovariety conservation-laws linear:2,3,2 --degree 2
    """
    from neurovariety.problems.conservation_laws.problem import ConservationLaws

    flow = flow_of(model, loss, inputs, outputs, polynomial_map, metric, damping)
    problem = ConservationLaws(flow, degree, products, prime=prime, seed=seed)
    result: Any = answer(problem, script, dialect, as_json, engine, timeout, memory, verify)
    if plot is not None and result is not None:
        from neurovariety.present.plot.laws import trajectories

        files = trajectories(flow, result.value.basis, plot, seed=seed)
        typer.echo(f"Picture: {', '.join(map(str, files))}", err=as_json)
