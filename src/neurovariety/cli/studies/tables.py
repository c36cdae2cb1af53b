"""``neurovariety reproduce``: published and computed values side by side, with the scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.progress import track
from rich.table import Table as RichTable
from rich.text import Text

from neurovariety.algebra.exact import check_integer
from neurovariety.cli.show import show_error, table_console
from neurovariety.engines.base import Engine, Limits
from neurovariety.engines.errors import UNUSABLE, EngineError
from neurovariety.engines.pool import Pool
from neurovariety.engines.processes.workers import Workers, as_finished
from neurovariety.engines.script import Script
from neurovariety.errors import MissingDependency, SpecificationError, short
from neurovariety.present.report import report
from neurovariety.problems.base.tables import Table
from neurovariety.studies.reproduce.rows import Absent, Answer, Reproduction, Row, Settings
from neurovariety.studies.reproduce.tables import TABLES, title

COMMANDS = ("flow-invariants", "zero-hessian", "kohn-landscape")
"""Tables that are made otherwise."""

Named: TypeAlias = Sequence[tuple[str, Script]]

T = TypeVar("T")
U = TypeVar("U")

_STOPPED = "stopped"
_TWICE = 12
"""A value that is as published is shown twice if it is not longer."""
_SOURCE = re.compile(r"(.*) \((?:thesis|published|known)\)")


def run_table(
    name: str,
    output: Path,
    engine: Engine | None,
    limits: Limits,
    settings: Settings,
    jobs: int,
    page: Path | None = None,
) -> None:
    """Solve each row, print the table, and leave scripts, pictures and the table's files.

    A row that a limit or an error stops is marked and the others go on; the exit status is 1 when
    a row does not agree.
    """
    if name not in TABLES:
        known = ", ".join((*TABLES, *COMMANDS))
        raise SpecificationError(f"expected a table among {known}, got {short(name)}")
    check_integer("jobs", jobs, 1)
    reproduction = TABLES[name](settings)
    console = table_console()
    if reproduction.preface:
        console.print(reproduction.preface, markup=False, highlight=False)
    rows, futures = reproduction.rows, list[Future[Answer]]()
    columns = len(reproduction.columns)

    def solved() -> list[Answer]:
        return [
            future.result() if _is_solved(future) else not_solved(row, columns, "not solved")
            for row, future in zip_longest(rows, futures)
        ]

    def leave(answers: list[Answer]) -> tuple[Table, Named, tuple[Path, ...], str]:
        scripts = _name_scripts(reproduction, answers)
        write_scripts(scripts, output / "scripts")
        cells = tuple((*a.cells, _verdict(a)) for a in answers)
        table = Table(name, (*reproduction.columns, ""), cells)
        files = table.write(output, name)
        print_table(_side_by_side(table), console)
        agreed = sum(a.agrees for a in answers)
        summary = f"{agreed} of {len(answers)} rows agree with the published values."
        console.print(summary)
        return table, scripts, files, summary

    try:
        with Pool(jobs) if engine is None else nullcontext(engine) as solver:
            solve = Solve(solver, limits, columns)
            _submit(rows, solve, futures, jobs, console)
    except KeyboardInterrupt:
        leave(solved())
        console.print(f"Stopped; {output} has what was solved by then.", markup=False)
        raise typer.Exit(130) from None
    answers = solved()
    if solve.missing and all(a.remark.startswith(_STOPPED) for a in answers):
        raise typer.Exit(1)
    table, scripts, files, summary = leave(answers)
    if scripts:
        console.print(
            f"Scripts of the rows: {(output / 'scripts').resolve()}", markup=False, soft_wrap=True
        )
    console.print(f"Table: {', '.join(str(f) for f in files)}", markup=False, soft_wrap=True)
    pictures = draw_pictures(reproduction.draw, output / name, console)
    write_report(
        page,
        replace(table, title=title(name)),
        console,
        scripts,
        pictures,
        reproduction.preface,
        reproduction.literature,
        summary,
    )
    if not all(a.agrees for a in answers):
        raise typer.Exit(1)


def draw_pictures(draw: Callable[[], Any] | None, stem: Path, console: Console) -> tuple[Path, ...]:
    """Draw a PNG and an SVG; numbers stand without, so a missing Matplotlib is only said."""
    if draw is None:
        return ()
    try:
        picture = draw()
    except MissingDependency as missing:
        console.print(f"No picture: {missing}", markup=False, soft_wrap=True)
        return ()
    files = tuple(picture.save(f"{stem}{suffix}") for suffix in (".png", ".svg"))
    console.print(f"Picture: {', '.join(map(str, files))}", markup=False, soft_wrap=True)
    return files


def write_report(
    page: Path | None,
    table: Table,
    console: Console,
    scripts: Named = (),
    pictures: Sequence[Path] = (),
    preface: str = "",
    references: Sequence[str] = (),
    summary: str = "",
) -> None:
    """Leave an HTML report, if one was asked for."""
    if page is not None:
        shown = [p for p in pictures if p.suffix == ".svg" or p.with_suffix(".svg") not in pictures]
        written = report(
            table,
            page,
            pictures=shown,
            scripts=scripts,
            notes=[preface] if preface else [],
            references=references,
            summary=summary,
        )
        console.print(f"Report: {written}", markup=False, soft_wrap=True)


@dataclass(frozen=True)
class Solve:
    """Solves rows; an engine that is missing is looked for once."""

    engine: Engine
    limits: Limits
    columns: int
    missing: list[EngineError] = field(default_factory=list)

    def __call__(self, row: Row) -> Answer:
        engine = self.engine
        if self.missing:
            engine = Absent(engine.name, engine.dialect, self.missing[0])
        try:
            return row.solve(engine, self.limits)
        except EngineError as error:
            if type(error) in UNUSABLE and not isinstance(engine, Absent):
                self.missing.append(error)
                if self.missing[0] is error:  # of two rows at a time one says it, at once
                    show_error(error)
                    typer.echo("Rows that need no engine go on.", err=True)
                return self(row)  # it may need none
            scripts = () if error.script is None else (error.script,)
            return not_solved(row, self.columns, type(error).__name__, scripts)


def not_solved(row: Row, columns: int, why: str, scripts: tuple[Script, ...] = ()) -> Answer:
    """What stands in place of an answer."""
    return Answer((row.name, *[""] * (columns - 1)), False, scripts, f"{_STOPPED}: {why}")


def until_stopped(
    rows: Sequence[T], solve: Callable[[T], U], doing: str, console: Console
) -> list[U]:
    """What comes of the rows, up to an interrupt."""
    found: list[U] = []
    with suppress(KeyboardInterrupt):
        for row in track(rows, description=doing, console=console, transient=True):
            found.append(solve(row))
    return found


def say_stopped(done: int, of: int, output: Path, console: Console) -> None:
    """End a command that was interrupted before all rows were solved."""
    if done < of:
        console.print(f"Stopped after {done} of {of}; {output} has these.", markup=False)
        raise typer.Exit(130)


def _submit(
    rows: Sequence[Row], solve: Solve, futures: list[Future[Answer]], jobs: int, console: Console
) -> None:
    """Solve all rows; an interrupt leaves what is solved among the futures."""
    with Workers(jobs) as executor:
        futures.extend(executor.submit(solve, row) for row in rows)
        finished = as_finished(futures)
        for row in track(finished, "solving", total=len(rows), console=console, transient=True):
            row.result()  # an error ends all


def _is_solved(future: Future[Answer] | None) -> bool:
    if future is None or not future.done() or future.cancelled():
        return False
    return future.exception() is None


def _verdict(answer: Answer) -> str:
    return answer.remark or ("ok" if answer.agrees else "DIFFERS")


def _name_scripts(reproduction: Reproduction, answers: Sequence[Answer]) -> Named:
    """The scripts with names, numbered by their rows."""
    named = []
    for k, (row, answer) in enumerate(zip(reproduction.rows, answers, strict=True), start=1):
        stem = f"{k:02}-{re.sub(r'[^a-z0-9]+', '-', row.name.lower()).strip('-')}"
        for i, script in enumerate(answer.scripts):
            named.append((f"{stem}{f'-{i + 1}' if i else ''}", script))
    return named


def write_scripts(scripts: Named, folder: Path) -> None:
    """One file for each script."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, script in scripts:
        script.write(folder / f"{name}.m2")


def _side_by_side(table: Table) -> Table:
    """The table for the eye: a published value in the cell of the computed one."""
    columns: list[str] = []
    parts: list[list[int]] = []
    for i, name in enumerate(table.columns):
        match = _SOURCE.fullmatch(name)
        if match and match[1] == columns[-1]:
            parts[-1].append(i)
        else:
            columns.append(name)
            parts.append([i])

    def cell(row: tuple[str, ...], part: list[int]) -> str:
        if len(part) == 1 or not row[part[1]]:
            return row[part[0]]
        ours, published = (row[i] for i in part)
        if ours != published:
            return f"{ours} ({published})"
        return f"{ours} = {published}" if len(ours) <= _TWICE else f"{ours}, as published"

    rows = tuple(tuple(cell(row, part) for part in parts) for row in table.rows)
    return Table(table.title, tuple(columns), rows)


def print_table(table: Table, console: Console) -> None:
    """Print a table as wide as it needs."""
    shown = RichTable(title=table.title, box=SIMPLE, padding=(0, 1))
    for column in table.columns:
        shown.add_column(
            column, justify="right" if column == "seconds" else "left", overflow="fold"
        )
    for row in table.rows:
        shown.add_row(*map(Text, row))
    console.print(shown)
