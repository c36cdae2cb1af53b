"""``neurovariety reproduce flow-invariants``: conservation laws, complete or with their gap."""

from __future__ import annotations

import re
import time
from pathlib import Path

import typer

from neurovariety.cli.show import table_console
from neurovariety.cli.studies.tables import (
    print_table,
    say_stopped,
    until_stopped,
    write_report,
    write_scripts,
)
from neurovariety.engines.base import Engine, Limits
from neurovariety.engines.errors import EngineError
from neurovariety.engines.script import Script
from neurovariety.problems.base.tables import Table
from neurovariety.problems.conservation_laws.problem import ConservationLaws
from neurovariety.problems.conservation_laws.result import Laws
from neurovariety.solve import solve
from neurovariety.studies.reproduce.flows import FlowRow, flow_invariants

_COLUMNS = (
    "architecture",
    "D",
    "laws",
    "dim Lie",
    "complete",
    "published",
    "source",
    "seconds",
    "",
)
_PUBLISHED = "published: independent laws and dim Lie; a dash where the source has none."


def run_flow_invariants(
    output: Path, engine: Engine | None, limits: Limits, page: Path | None = None
) -> None:
    """Solve each row, print the table, and leave scripts and CSV, Markdown and LaTeX files.

    A row that a limit stops is marked and the others go on; the exit status is 1 when a row does
    not agree with its published values.
    """
    console = table_console()
    scripts: list[tuple[str, Script]] = []
    rows = flow_invariants()

    def solved(numbered: tuple[int, FlowRow]) -> tuple[str, ...]:
        return _answer(*numbered, scripts, engine, limits)

    answers = until_stopped(list(enumerate(rows, 1)), solved, "solving", console)
    table = Table("Conservation laws of gradient flow, all or with a gap", _COLUMNS, tuple(answers))
    files = table.write(output, "flow-invariants")
    write_scripts(scripts, output / "scripts")
    print_table(table, console)
    say_stopped(len(answers), len(rows), output, console)
    words = [row[-1] for row in answers]
    summary = (
        f"{words.count('ok')} of {sum(w != '' for w in words)} rows with known values agree; "
        f"{words.count('')} more have none."
    )
    console.print(summary, highlight=False)
    console.print(_PUBLISHED)
    console.print(
        f"Scripts, one for each row: {(output / 'scripts').resolve()}", markup=False, soft_wrap=True
    )
    console.print(f"Table: {', '.join(str(f) for f in files)}", markup=False, soft_wrap=True)
    works = ConservationLaws.references
    write_report(
        page, table, console, scripts, preface=_PUBLISHED, references=works, summary=summary
    )
    if any(word not in ("ok", "") for word in words):
        raise typer.Exit(1)


def _answer(
    k: int,
    row: FlowRow,
    scripts: list[tuple[str, Script]],
    engine: Engine | None,
    limits: Limits,
) -> tuple[str, ...]:
    start = time.perf_counter()
    n = str(row.problem.flow.ring.ngens)
    try:
        result = solve(row.problem, engine=engine, limits=limits)
    except EngineError as error:
        stopped = type(error).__name__
        return (row.name, n, "", "", stopped, _published(row), row.source, "", "stopped")
    seconds = time.perf_counter() - start
    name = re.sub(r"[^a-z0-9]+", "-", row.name.lower()).strip("-")
    scripts.append((f"flow-{k:02}-{name}", result.script))
    value = result.value
    return (
        row.name,
        n,
        str(value.independent),
        str(value.certificate.lie_dimension),
        "proved" if value.complete else f"gap {value.gap}",
        _published(row),
        row.source,
        f"{seconds:.2f}",
        _agreement(row, value),
    )


def _published(row: FlowRow) -> str:
    if row.laws is None and row.lie is None:
        return ""
    return ", ".join("-" if v is None else str(v) for v in (row.laws, row.lie))


def _agreement(row: FlowRow, value: Laws) -> str:
    pairs = ((row.laws, value.independent), (row.lie, value.certificate.lie_dimension))
    known = [(expected, found) for expected, found in pairs if expected is not None]
    if not known:
        return ""
    return "ok" if all(expected == found for expected, found in known) else "DIFFERS"
