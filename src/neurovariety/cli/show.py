"""Results on the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from neurovariety.results import Result
from neurovariety.verify import Verification


def show(result: Result, console: Console) -> None:
    """Print a result as lines of a name and a value."""
    console.print(str(result.problem), markup=False, highlight=False, soft_wrap=True)
    for name, value in [*result.summary(), *_provenance(result)]:
        console.print(f"  {name:<16}{value}", markup=False, highlight=False, soft_wrap=True)


def show_verification(verification: Verification, console: Console) -> None:
    """Print the checks of an answer as a table."""
    styles = {"holds": "green", "FAILS": "bold red", "open": "yellow"}
    checks = verification.table()
    table = Table(box=None, pad_edge=True, header_style="bold")
    for name in checks.columns:
        table.add_column(name, overflow="fold")
    for row in checks.rows:
        table.add_row(Text(row[0], styles[row[0]]), *map(Text, row[1:]))
    console.print(table)


def _provenance(result: Result) -> list[tuple[str, str]]:
    p = result.provenance
    seed = "" if p.seed is None else f", seed {p.seed}"
    return [
        ("certainty", p.certainty.value),
        ("method", f"{p.method} over {p.field}{seed}"),
        ("engine", f"{p.computed_by}, {p.seconds:.3f} s"),
    ]
