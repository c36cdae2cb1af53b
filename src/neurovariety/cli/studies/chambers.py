"""The command for pictures of data space."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from neurovariety.cli.options import (
    File,
    MetricSpec,
    Polynomials,
    Seed,
    Spec,
    Variables,
    Verbose,
    to_write,
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
    resolution: Annotated[int, typer.Option(help="Points on a side.")] = 60,
    discriminant: Annotated[
        str | None,
        typer.Option(help="A polynomial in the coordinates whose zeros are drawn."),
    ] = None,
    output: Annotated[
        Path,
        typer.Option(callback=to_write, help="A PNG or an SVG by the suffix; without one, both."),
    ] = Path("chambers"),
    seed: Seed = 1,
    verbose: Verbose = False,
) -> None:
    """A plane of data, coloured by the number of real critical points or of local minima.

    neurovariety chambers ellipse --plane "0,0; 3,0; 0,4" --output ellipse.png
    """
    from neurovariety.algebra.polynomials import read_polynomials
    from neurovariety.cli import specs
    from neurovariety.present.plot.chambers import QUANTITIES
    from neurovariety.present.plot.chambers import chambers as draw

    variety = specs.variety(spec, specs.polynomial_text(polynomials, file), variables)
    curve = None
    if discriminant is not None:
        (curve,) = read_polynomials([discriminant], variety.coordinates)
    found = draw(
        variety,
        specs.metric(metric),
        plane,
        output,
        by=by,
        resolution=resolution,
        discriminant=curve,
        seed=seed,
    )
    for count, points in found.frequencies.items():
        name = "not certified" if count is None else str(count)
        typer.echo(f"{QUANTITIES[by]}: {name} at {points} of {resolution**2} points")
    typer.echo(f"Picture: {', '.join(map(str, found.files))}")
