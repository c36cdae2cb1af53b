"""``neurovariety reproduce kohn-landscape``: bad local minima of 2000 random matrices."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer
from rich.console import Console

from neurovariety.algebra.exact import check_integer
from neurovariety.cli.show import table_console
from neurovariety.cli.studies.landscape import sweep
from neurovariety.cli.studies.tables import draw_pictures, print_table, write_report
from neurovariety.problems.base.tables import Table
from neurovariety.problems.real_ed_critical_points.problem import RealEDCriticalPoints
from neurovariety.studies.reproduce.landscape import METRIC_SEED, VARIETY, beside, claims
from neurovariety.varieties.metrics import Frobenius, Metric

_PLANE = ((1, 0, 0, 0, 0, 0, 0, 0, 0), (0, 0, 0, 0, 2, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0, 0, 0, 2))
"""Diagonal matrices with first entry 1: where the others are 1 or -1, singular values meet."""


def run_kohn_landscape(output: Path, samples: int, seed: int, page: Path | None) -> None:
    """Count, print the talk's table beside ours, check what must agree, draw the chambers.

    The exit status is 1 if something does not agree. What is counted is kept in the folder: the
    same command goes on where it was stopped.
    """
    check_integer("samples", samples, 1)
    console = table_console()
    output.mkdir(parents=True, exist_ok=True)
    metric = Metric.random(VARIETY, METRIC_SEED)
    kept = output / "kohn-landscape.sqlite"
    preface = (
        f"{samples} standard normal 3 x 3 matrices, seed {seed}; rank 1; a random perturbed metric,"
        f" seed {METRIC_SEED}.\nThe talk's counts, in parentheses, are for another metric, which it"
        " does not give: the numbers cannot be the same."
    )
    console.print(preface, markup=False, highlight=False)
    perturbed = sweep(VARIETY, metric, samples, seed, kept, console)
    unit = sweep(VARIETY, Frobenius(), samples, seed, kept, console)
    table = beside(perturbed)
    print_table(table, console)
    rows = tuple(claims(perturbed, unit))
    checks = Table(
        "what must agree",
        ("claim", "expected", "found", ""),
        tuple((c.name, c.expected, c.found, "ok" if c.agrees else "DIFFERS") for c in rows),
    )
    print_table(checks, console)
    files = [*perturbed.table.write(output, "kohn-landscape"), *checks.write(output, "claims")]
    console.print(f"Tables: {', '.join(map(str, files))}", markup=False, soft_wrap=True)
    pictures = _chambers(output, seed, metric, console)
    checked = (f"{c.name}: {c.found} (expected: {c.expected})" for c in rows)
    notes = "\n".join([preface, *checked])
    agree = f"{sum(c.agrees for c in rows)} of {len(rows)} claims agree."
    works = RealEDCriticalPoints.references
    write_report(
        page,
        table,
        console,
        preface=notes,
        pictures=pictures,
        references=works,
        summary=agree,
    )
    if not all(c.agrees for c in rows):
        raise typer.Exit(1)


def _chambers(output: Path, seed: int, metric: Metric, console: Console) -> tuple[Path, ...]:
    """The picture of a plane of data, if Matplotlib is there."""
    from neurovariety.present.plot.chambers import chambers

    def draw() -> Any:
        with console.status("counting for diagonal matrices"):
            return chambers(VARIETY, metric, _PLANE, seed=seed)

    return draw_pictures(draw, output / "kohn-chambers", console)
