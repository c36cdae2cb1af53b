"""The command for tables over random data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from neurovariety.cli.options import (
    AsJson,
    File,
    MetricSpec,
    Polynomials,
    Seed,
    Spec,
    Variables,
    Verbose,
    to_write,
)
from neurovariety.cli.show import table_console

if TYPE_CHECKING:
    from neurovariety.studies.landscape.sweep import LandscapeTable
    from neurovariety.varieties.metrics import Metric
    from neurovariety.varieties.variety import Variety


def landscape(
    spec: Spec,
    metric: MetricSpec = "frobenius",
    samples: Annotated[int, typer.Option(help="How many random data.")] = 2000,
    polynomials: Polynomials = None,
    file: File = None,
    variables: Variables = None,
    seed: Seed = 1,
    output: Annotated[
        Path,
        typer.Option(callback=to_write, help="Where the counts and the table's files go."),
    ] = Path("landscape"),
    as_json: AsJson = False,
    verbose: Verbose = False,
) -> None:
    """Local minima against real critical points of the distance to random data.

    neurovariety landscape linear:3,1,3 --metric random:7 --samples 200
    """
    from neurovariety.cli import specs
    from neurovariety.cli.studies.tables import print_table

    variety = specs.variety(spec, specs.polynomial_text(polynomials, file), variables)
    console = Console(stderr=True) if as_json else table_console()
    output.mkdir(parents=True, exist_ok=True)
    kept = output / "landscape.sqlite"
    found = sweep(variety, specs.metric(metric, variety), samples, seed, kept, console)
    if as_json:
        typer.echo(json.dumps(found.data(), indent=2))
    else:
        print_table(found.table, console)
    files = found.table.write(output, "landscape")
    console.print(
        f"Table: {', '.join(map(str, files))}; counts: {kept}", markup=False, soft_wrap=True
    )


def sweep(
    variety: Variety, metric: Metric, samples: int, seed: int, kept: Path, console: Console
) -> LandscapeTable:
    """The table, with a progress bar; the exit status is 130 if it is interrupted."""
    from neurovariety.studies.landscape.progress import progress_bar
    from neurovariety.studies.landscape.sweep import landscape_table

    done = 0
    try:
        with progress_bar(f"{metric.name} metric", console) as bar:

            def show(number: int, total: int) -> None:
                nonlocal done
                done = number
                bar(number, total)

            return landscape_table(variety, metric, samples, seed, store=kept, progress=show)
    except KeyboardInterrupt:
        console.print(
            f"Stopped after {done} of {samples}; the same command goes on from {kept}.",
            markup=False,
            soft_wrap=True,
        )
        raise typer.Exit(130) from None
