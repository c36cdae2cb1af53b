"""``neurovariety reproduce``: published and computed values side by side, with the scripts."""

from __future__ import annotations

import re
from pathlib import Path

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.progress import track
from rich.table import Table as RichTable

from neurovariety.engines import Engine, Limits, Session
from neurovariety.errors import EngineError, SpecificationError
from neurovariety.reproduce import TABLES, Row, matches
from neurovariety.solve import solve
from neurovariety.tables import Table

LOG_WIDTH = 160
_COLUMNS = ("number", "published", "computed", "method", "certainty", "engine", "seconds", "")


def run_table(name: str, output: Path, engine: Engine | None, limits: Limits) -> None:
    """Solve each row, print the table, and leave scripts and CSV, Markdown and LaTeX files.

    A row that a limit or an error stops is marked and the others go on; the exit status is 1 when
    a row does not agree.
    """
    if name not in TABLES:
        raise SpecificationError(f"expected a table among {', '.join(TABLES)}, got {name!r}")
    rows = TABLES[name]()
    scripts = output / "scripts"
    scripts.mkdir(parents=True, exist_ok=True)
    console = Console()
    if not console.is_terminal:  # a log file has room; 80 columns would break each row
        console = Console(width=LOG_WIDTH)
    if engine is None:
        with Session() as session:
            answers = _answers(rows, scripts, session, limits, console)
    else:
        answers = _answers(rows, scripts, engine, limits, console)
    table = Table(name, _COLUMNS, tuple(answers))
    files = table.write(output, name)
    print_table(table, console)
    agreed = sum(row[-1] == "ok" for row in answers)
    console.print(f"{agreed} of {len(answers)} rows agree with the published values.")
    console.print(f"Scripts, one for each row: {scripts.resolve()}", soft_wrap=True)
    console.print(f"Table: {', '.join(str(f) for f in files)}", soft_wrap=True)
    if agreed != len(answers):
        raise typer.Exit(1)


def _answers(
    rows: tuple[Row, ...], scripts: Path, engine: Engine, limits: Limits, console: Console
) -> list[tuple[str, ...]]:
    numbered = enumerate(track(rows, description="solving", console=console, transient=True), 1)
    return [_answer(k, row, scripts, engine, limits) for k, row in numbered]


def _answer(k: int, row: Row, scripts: Path, engine: Engine, limits: Limits) -> tuple[str, ...]:
    try:
        result = solve(row.problem, engine=engine, limits=limits)
    except EngineError as error:
        if error.script is not None:
            error.script.write(scripts / _file_name(k, row))
        return (row.name, row.published, type(error).__name__, "", "", "", "", "stopped")
    result.script.write(scripts / _file_name(k, row))
    p = result.provenance
    return (
        row.name,
        row.published,
        row.read(result),
        f"{p.method}, {p.field}",
        p.certainty.value,
        f"{p.engine} {p.version}",
        f"{p.seconds:.3f}",
        "ok" if matches(row, result) else "DIFFERS",
    )


def _file_name(k: int, row: Row) -> str:
    return f"{k:02}-{re.sub(r'[^a-z0-9]+', '-', row.name.lower()).strip('-')}.m2"


def print_table(table: Table, console: Console) -> None:
    """Print a table as wide as it needs."""
    shown = RichTable(title=table.title, box=SIMPLE, padding=(0, 1))
    for column in table.columns:
        shown.add_column(
            column, justify="right" if column == "seconds" else "left", overflow="fold"
        )
    for row in table.rows:
        shown.add_row(*row)
    console.print(shown)
