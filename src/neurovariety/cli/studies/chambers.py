"""The command for pictures of data space."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from neurovariety.cli.options import (
    PICTURE,
    AsJson,
    File,
    MetricSpec,
    Polynomials,
    Seed,
    Spec,
    Variables,
    Verbose,
    to_draw,
)


def chambers(
    spec: Spec,
    plane: Annotated[
        str | None,
        typer.Option(help="An origin and two directions of data: '0,0; 3,0; 0,4'."),
    ] = None,
    by: Annotated[str, typer.Option(help="real (critical points) or minima.")] = "real",
    metric: MetricSpec = "frobenius",
    polynomials: Polynomials = None,
    file: File = None,
    variables: Variables = None,
    resolution: Annotated[
        int, typer.Option(help="Cells on a side, before those that differ are refined.")
    ] = 24,
    discriminant: Annotated[
        str | None,
        typer.Option(help="A polynomial in the coordinates whose zeros are drawn."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--plot", "--output", callback=to_draw, help=PICTURE)
    ] = None,
    seed: Seed = 1,
    as_json: AsJson = False,
    verbose: Verbose = False,
) -> None:
    """A plane of data, coloured by the number of real critical points or of local minima.

    neurovariety chambers ellipse --plane "0,0; 3,0; 0,4" --output ellipse.png
    neurovariety chambers polynomial:2,1,1:z^2 --metric generic --plane "1,0,2; 2,0,-2; 0,3,0"
    """
    from neurovariety.algebra.polynomials import read_polynomials
    from neurovariety.cli import specs
    from neurovariety.networks.base import Network
    from neurovariety.present import plot
    from neurovariety.studies.landscape.chambers import QUANTITIES
    from neurovariety.studies.landscape.chambers import chambers as count

    text = specs.polynomial_text(polynomials, file)
    model = specs.network_or_variety(spec, text, variables)
    if isinstance(model, Network):
        variety, given = model.variety, specs.data(metric, None, None, model)
    else:
        variety, given = model, specs.metric(metric)
    curve = None
    if discriminant is not None:
        (curve,) = read_polynomials([discriminant], variety.coordinates)
    found = count(
        model,
        given,
        plane,
        by=by,
        resolution=resolution,
        discriminant=curve,
        seed=seed,
    )
    if as_json:
        typer.echo(json.dumps(found.data(), indent=2))
    for number, data in () if as_json else found.frequencies.items():
        name = "not certified" if number is None else str(number)
        typer.echo(f"{QUANTITIES[by]}: {name} at {data} of {len(found.landscapes)} data")
    if output is not None:
        typer.echo(f"Picture: {plot.chambers(found).save(output)}", err=as_json)
