"""``neurovariety explore``: sweeps that can be stopped and go on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table as RichTable
from rich.text import Text

from neurovariety.cli.once import Once
from neurovariety.cli.options import Memory, Seed, Verbose, to_write
from neurovariety.cli.show import table_console
from neurovariety.errors import SpecificationError

app = typer.Typer(help="Sweeps over many problems; a stopped one goes on.", no_args_is_help=True)

_RANGE = re.compile(r"(\d{1,3})(?:\.\.(\d{1,3}))?\Z")


def numbers(name: str, text: str) -> range:
    """``2`` or ``1..4``, from 1 on."""
    match = _RANGE.match(text.strip())
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= first <= last:
        raise SpecificationError(f"--{name}: expected a range such as 1..4, got {text!r}")
    return range(first, last + 1)


@app.command("critical-counts", cls=Once)
def critical_counts(
    hidden: Annotated[str, typer.Option(help="Widths of the hidden layers.")] = "1..2",
    inputs: Annotated[str, typer.Option(help="Widths d_x.")] = "1..2",
    outputs: Annotated[str, typer.Option(help="Widths d_y.")] = "1..2",
    samples: Annotated[str, typer.Option(help="Numbers of samples.")] = "1..2",
    layers: Annotated[str, typer.Option(help="Numbers of hidden layers.")] = "1",
    output: Annotated[
        Path,
        typer.Option(callback=to_write, help="Where the answers and the table's files go."),
    ] = Path("critical-counts"),
    seed: Seed = 1,
    jobs: Annotated[int, typer.Option(help="Cases that are solved at the same time.")] = 2,
    timeout: Annotated[float, typer.Option(help="Wall-clock seconds for each case.")] = 60,
    memory: Memory = None,
    verbose: Verbose = False,
) -> None:
    """Critical points of all architectures in some ranges, and what they say about the bounds.

    neurovariety explore critical-counts --hidden 1..2 --samples 1..3
    """
    from neurovariety.algebra.exact import check_integer
    from neurovariety.cli import specs
    from neurovariety.engines.pool import Pool
    from neurovariety.studies.explore import architectures, findings, sweep, table
    from neurovariety.studies.store import Store

    check_integer("jobs", jobs, 1)
    cases = architectures(
        numbers("layers", layers),
        numbers("hidden", hidden),
        numbers("inputs", inputs),
        numbers("outputs", outputs),
        numbers("samples", samples),
    )
    limits = specs.limits(timeout, memory)
    console = table_console()
    output.mkdir(parents=True, exist_ok=True)
    kept = output / "answers.sqlite"
    counted = []
    with Store(kept) as store, Pool(jobs) as pool, _progress(console) as progress:
        task = progress.add_task("counting", total=len(cases))
        try:
            for found in sweep(cases, store, pool, limits, seed, jobs):
                counted.append(found)
                progress.advance(task)
        except KeyboardInterrupt:
            progress.stop()
            console.print(
                f"Stopped after {len(counted)} of {len(cases)}; the same command goes on from "
                f"{kept}.",
                markup=False,
                soft_wrap=True,
            )
            raise typer.Exit(130) from None
    answer = table(counted)
    shown = RichTable(*answer.columns, title=answer.title, box=SIMPLE)
    for row in answer.rows:
        shown.add_row(*map(Text, row))
    console.print(shown)
    for line in findings(counted):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    files = answer.write(output, "critical-counts")
    console.print(
        f"Table: {', '.join(str(f) for f in files)}; answers: {kept}", markup=False, soft_wrap=True
    )


@app.command("dimensions", cls=Once)
def dimensions(
    widths: Annotated[
        list[str] | None,
        typer.Option(help="A range for each layer: 2,1..4,1..4,1; once for each depth."),
    ] = None,
    exponents: Annotated[str, typer.Option(help="Exponents of the activations.")] = "2",
    given: Annotated[
        Path | None,
        typer.Option("--list", help="A CSV of architecture, r, dimension, defect to be compared."),
    ] = None,
    output: Annotated[
        Path,
        typer.Option(
            callback=to_write, help="The CSV of the dimensions; one that is there goes on."
        ),
    ] = Path("dimensions.csv"),
) -> None:
    """Dimensions of all polynomial networks in some ranges: defective, filling, minimal ones.

    neurovariety explore dimensions --widths 2,1..4,1..4,1 --exponents 2..3
    """
    from neurovariety.networks.common import listed
    from neurovariety.studies.dimensions import (
        architectures,
        differences,
        findings,
        read,
        sweep,
    )

    known = tuple(read(given)) if given is not None else ()
    ranges = [[numbers("widths", part) for part in text.split(",")] for text in widths or ()]
    cases = [row.case for row in known]
    for one in ranges:
        cases += architectures(one, numbers("exponents", exponents))
    if not cases:
        raise SpecificationError("expected --widths or --list, got neither")
    console = table_console()
    with _progress(console) as progress:
        task = progress.add_task("dimensions", total=len(cases))
        try:
            rows = sweep(
                cases, output, progress=lambda n, m: progress.update(task, completed=n, total=m)
            )
        except KeyboardInterrupt:
            progress.stop()
            console.print(f"Stopped; the same command goes on from {output}.", markup=False)
            raise typer.Exit(130) from None
    for line in findings(rows):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    console.print(f"Table: {output}", markup=False, soft_wrap=True)
    if given is None:
        return
    others = differences(known, rows)
    console.print(f"{len(known) - len(others)} of {len(known)} rows of {given} agree.")
    for theirs, ours in others:
        console.print(
            f"{listed(theirs.case.widths)} r={theirs.case.exponent}: dimension "
            f"{theirs.dimension}, defect {theirs.defect}; found {ours.dimension}, {ours.defect}",
            markup=False,
        )
    if others:
        raise typer.Exit(1)


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
