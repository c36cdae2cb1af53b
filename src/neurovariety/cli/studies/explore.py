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
from neurovariety.cli.options import Memory, Seed
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
        Path, typer.Option(help="Where the answers and the table's files go.")
    ] = Path("critical-counts"),
    seed: Seed = 1,
    jobs: Annotated[int, typer.Option(help="Cases that are solved at the same time.")] = 2,
    timeout: Annotated[float, typer.Option(help="Wall-clock seconds for each case.")] = 60,
    memory: Memory = None,
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


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
