"""``neurovariety reproduce zero-hessian``: the balancedness matrices of such critical points."""

from __future__ import annotations

import time
from pathlib import Path

from neurovariety.cli.show import table_console
from neurovariety.cli.studies.tables import (
    print_table,
    say_stopped,
    until_stopped,
    write_report,
)
from neurovariety.networks.linear import LinearNetwork
from neurovariety.problems.base.tables import Table
from neurovariety.studies.reproduce.zerohessian import (
    ARCHITECTURES,
    REFERENCES,
    ZeroHessians,
    zero_hessians,
)

_COLUMNS = (
    *("widths", "h", "D", "dim im", "orbits", "dim H", "dim im on H", "smaller", "grounds"),
    "seconds",
)


def run_zero_hessian(output: Path, page: Path | None = None) -> None:
    """Compute each architecture, print the table, and leave CSV, Markdown and LaTeX files."""
    console = table_console()

    def solved(widths: tuple[int, ...]) -> tuple[ZeroHessians, tuple[str, ...]]:
        start = time.perf_counter()
        result = zero_hessians(LinearNetwork(*widths))
        return result, _row(result, time.perf_counter() - start)

    answers = until_stopped(ARCHITECTURES, solved, "computing", console)
    found, rows = [result for result, _ in answers], [row for _, row in answers]
    table = Table("Balancedness of critical points with zero Hessian", _COLUMNS, tuple(rows))
    files = table.write(output, "zero-hessian")
    print_table(table, console)
    say_stopped(len(rows), len(ARCHITECTURES), output, console)
    for line in _conclusion(found):
        console.print(line, soft_wrap=True, highlight=False)
    console.print(f"Table: {', '.join(str(f) for f in files)}", markup=False, soft_wrap=True)
    smaller = sum(r.smaller for r in found)
    write_report(
        page,
        table,
        console,
        preface="\n".join(_conclusion(found)),
        references=REFERENCES,
        summary=f"The criterion holds in {smaller} of {len(found)} rows.",
    )


def _row(result: ZeroHessians, seconds: float) -> tuple[str, ...]:
    none = result.orbits == 0
    return (
        ",".join(map(str, result.widths)),
        str(len(result.widths) - 1),
        str(result.weights),
        str(result.image),
        str(result.orbits),
        "none" if none else str(result.dimension),
        "none" if none else str(result.restricted),
        "yes" if result.smaller else "NO",
        result.grounds,
        f"{seconds:.2f}",
    )


def _conclusion(found: list[ZeroHessians]) -> list[str]:
    """What the rows say, computed from them."""
    depths = sorted({len(r.widths) - 1 for r in found})
    holding = [h for h in depths if all(r.smaller for r in found if len(r.widths) - 1 == h)]
    proved = [
        h for h in holding if all(r.grounds == "proof" for r in found if len(r.widths) - 1 == h)
    ]
    failing = [r for r in found if not r.smaller]
    lines = [
        "H: the critical points with zero Hessian, for generic X and Y. The criterion of the talk, "
        "dim im(delta on H) < dim im(delta), holds in each row with",
        f"  h = {_range(holding)}; by a proof, not only modulo a prime, with h = {_range(proved)}.",
    ]
    if failing:
        first = min(len(r.widths) - 1 for r in failing)
        lines.append(
            f"  It fails from h = {first} on, for {len(failing)} of the rows. Then the criterion "
            "says nothing; the conjecture itself stays open."
        )
    return lines


def _range(depths: list[int]) -> str:
    return ", ".join(map(str, depths)) or "none"
