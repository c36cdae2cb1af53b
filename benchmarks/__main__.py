"""``python -m benchmarks``: run every claim's script and print one table."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from benchmarks.measure import COLUMNS, Row
from neurovariety.engines.batch import MACAULAY2
from neurovariety.engines.discovery import find
from neurovariety.engines.errors import EngineError
from neurovariety.problems.base.tables import Table

INSTALL = 'install: pip install "neurovariety[macaulay2]"'
CLAIMS = ("start", "round_trip", "batch", "polynomials", "degrees", "critical", "flows")
CLAIMS += ("invariants", "groebner", "sage_values", "landscape", "discriminants")
CLAIMS += ("throughput", "memory", "growth", "dimensions", "images", "ideals", "learning")
CLAIMS += ("fans", "wide", "programs", "peaks")


def main() -> None:
    """Parse the arguments, run the claims, print the table and write it to files."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repeats, smaller peers")
    parser.add_argument("--only", choices=CLAIMS, action="append", help="one claim; repeatable")
    parser.add_argument("--output", type=Path, default=Path("benchmark-output"))
    arguments = parser.parse_args()
    rows: list[tuple[str, ...]] = []
    for claim in arguments.only or CLAIMS:
        for row in _rows(claim, arguments.quick):
            rows.append(row.cells())
            print(" | ".join(row.cells()), file=sys.stderr, flush=True)
    table = Table("benchmarks", COLUMNS, tuple(rows))
    print(f"\n{_machine()}\n\n{table.markdown()}")
    for path in table.write(arguments.output, "benchmarks"):
        print(path)


def _rows(claim: str, quick: bool) -> Iterator[Row]:
    """The rows of one claim; without a Macaulay2, one that says what to install."""
    try:
        yield from import_module(f"benchmarks.{claim}").rows(quick)
    except EngineError:
        yield Row(claim, INSTALL)


def _machine() -> str:
    try:
        found = find(MACAULAY2)
        macaulay2 = f"Macaulay2 {found.version} ({found.candidate.path})"
    except EngineError:
        macaulay2 = "no Macaulay2"
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{os.cpu_count()} cores, load {load}; Python {platform.python_version()}; {macaulay2}. "
        "Medians; the ratio is the peer's over ours, so above 1 we are faster or smaller."
    )


if __name__ == "__main__":
    main()
