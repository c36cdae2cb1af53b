"""Results on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from neurovariety.errors import NeuroVarietyError, SpecificationError, printable

if TYPE_CHECKING:
    from neurovariety.problems.base.checks import Verification
    from neurovariety.problems.base.result import Result

_LOG_WIDTH, _TABLE_WIDTH = 160, 80


def table_console() -> Console:
    """Where tables are printed: a log file has room, and 80 columns would break each row."""
    console = Console()
    return console if console.is_terminal else Console(width=_LOG_WIDTH)


def show_error(error: NeuroVarietyError) -> None:
    """Print what an error of ours says on standard error, in the shell's words if it has them."""
    said = error.at_shell if isinstance(error, SpecificationError) else error
    Console(stderr=True).print(
        printable(f"{type(error).__name__}: {said}"), markup=False, highlight=False, soft_wrap=True
    )


def show(result: Result, console: Console) -> None:
    """Print a result as it is, without colours and breaks."""
    console.print(str(result), markup=False, highlight=False, soft_wrap=True)


def show_verification(verification: Verification, console: Console) -> None:
    """Print the checks of a result as a table; on a small terminal each in two lines."""
    styles = {"holds": "green", "FAILS": "bold red", "open": "yellow"}
    if console.width < _TABLE_WIDTH:
        for check in verification.checks:
            line = Text(f"{check.outcome:5}  ", styles[check.outcome])
            console.print(line.append(check.name, "default"))
            seen = f"{check.detail} ({check.engine}, {check.seconds:.2f} s; {check.shares.value})"
            console.print(Padding(Text(seen), (0, 0, 0, 7)))
        return
    checks = verification.table()
    table = Table(box=None, pad_edge=True, header_style="bold")
    for name in checks.columns:
        table.add_column(name, overflow="fold")
    for row in checks.rows:
        table.add_row(Text(row[0], styles[row[0]]), *map(Text, row[1:]))
    console.print(table)
