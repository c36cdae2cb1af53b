"""Thousands of cases, with a bar, a store and a report: ``python -m tests.differential.soak``.

A run goes on where the last one of the same code was stopped. ``--case N`` runs one case alone.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

import neurovariety as nv
from neurovariety.engines.session import SageSession, Session
from neurovariety.studies.store import Computation, Store
from tests.differential.asking import Outcome
from tests.differential.cases import Case, case, shrunk

ROOT = Path(__file__).parents[2]
SECONDS = 20.0
"""That a case may take."""
MEMORY = 4 * 2**30
"""Bytes that an engine may take: what needs more is no small input."""
SHRUNK_FAULTS = 3
"""So many faults of a relation are shrunk; the rest are of the same kind, mostly."""
FRESH = 400
"""Cases after which the engines are replaced: they grow."""


def main() -> None:
    """Read the options, run, report."""
    parser = argparse.ArgumentParser(prog="python -m tests.differential.soak", description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the number of the first")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for each case")
    parser.add_argument("--store", default="soak.sqlite", help="where results are kept")
    parser.add_argument("--only", default="", help="a part of the name of a relation or a kind")
    parser.add_argument("--case", type=int, help="run this one alone, and show its input")
    given = parser.parse_args()
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (4 * MEMORY, most))  # what runs in this process, too
    console = Console()
    with Session() as macaulay2, SageSession() as sage:
        engines = {"macaulay2": macaulay2, "sage": sage}
        limits = nv.Limits(given.seconds, MEMORY)
        if given.case is not None:
            console.print_json(data=solved(given.case, engines, limits, shrink=True))
            return
        numbers = [
            n
            for n in range(given.first, given.first + given.cases)
            if given.only in case(n).pair.name
        ]
        with Store(ROOT / given.store) as store:
            run(numbers, engines, limits, store, console)
            results = store.get(computation())
    report({n: results[n] for n in numbers if n in results}, console)


def run(
    numbers: list[int], engines: dict[str, Any], limits: nv.Limits, store: Store, console: Console
) -> None:
    """Run the cases that the store does not have."""
    known = store.get(computation())
    faults = Counter(r["pair"] for r in known.values() if r["outcome"] == Outcome.FAULT)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console) as bar:
        task = bar.add_task("cases", total=len(numbers))
        for n in numbers:
            if n not in known:
                shrink = faults[case(n).pair.name] < SHRUNK_FAULTS
                result = solved(n, engines, limits, shrink)
                store.put(computation(), {n: result})
                if result["outcome"] == Outcome.FAULT:
                    faults[result["pair"]] += 1
                    console.print(f"{n} {escape(result['pair'])}: {escape(result['said'][:200])}")
                if n % FRESH == FRESH - 1:
                    for engine in engines.values():
                        engine.close()
            bar.update(task, advance=1, description=f"{faults.total()} faults")


def solved(number: int, engines: dict[str, Any], limits: nv.Limits, shrink: bool) -> dict[str, Any]:
    """What comes out of a case, as plain data; a fault with a simple input."""
    for engine in engines.values():  # the time to start them is no case's
        engine.run(nv.render(nv.GroebnerBasis("x"), engine.dialect), limits)
    asked = case(number)
    start = time.monotonic()
    with alarm(limits.seconds + 5):
        outcome, said = asked.run(engines, limits)
    result = {
        "pair": asked.pair.name,
        "tags": list(asked.input[0].tags),
        "outcome": outcome.value,
        "said": said,
        "seconds": round(time.monotonic() - start, 3),
    }
    if outcome is Outcome.FAULT:
        result["input"] = shown(asked.input)
        if shrink:
            result |= _shrunk(asked, engines, limits)
        result["reproduce"] = f"python -m tests.differential.soak --case {number}"
    return result


def _shrunk(failing: Case, engines: dict[str, Any], limits: nv.Limits) -> dict[str, Any]:
    simple = shrunk(failing, engines, limits)
    said = failing.pair.of(simple, engines, limits)[1]
    return {"shrunk": shown(simple), "then said": said}


def shown(drawn: tuple[Any, Any]) -> str:
    """An input in words."""
    posed, extra = drawn
    return f"{posed.problem!r}" + ("" if extra is None else f" with {extra!r}")


@contextmanager
def alarm(seconds: float, error: type[BaseException] = TimeoutError) -> Iterator[None]:
    """For what runs in this process and does not look at the clock."""

    def late(*_: Any) -> None:
        raise error

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@cache
def computation() -> Computation:
    """All that results depend on: the code."""
    tracked = ("src", "m2", "templates", "tests/differential")
    files = sorted(f for folder in tracked for f in (ROOT / folder).rglob("*") if f.is_file())
    digest = hashlib.sha256()
    for f in files:
        if "__pycache__" not in f.parts:
            digest.update(f.read_bytes())
    return Computation(f"differential cases of {digest.hexdigest()}", "soak")


def report(results: dict[int, dict[str, Any]], console: Console) -> None:
    """Counts by relation and by what is nasty, then the faults."""
    totals = Counter(r["outcome"] for r in results.values())
    console.print(f"{len(results)} cases: " + ", ".join(f"{n} {o}" for o, n in totals.items()))
    _counts("relation", [(r["pair"], r["outcome"]) for r in results.values()], console)
    tagged = [(tag, r["outcome"]) for r in results.values() for tag in r["tags"]]
    _counts("kind of input", tagged, console)
    for n, r in results.items():
        if r["outcome"] == Outcome.FAULT:
            console.print(f"[bold]{n} {escape(r['pair'])}[/bold]: {escape(r['said'])}")
            console.print(f"  {escape(r.get('shrunk', r['input']))}", highlight=False)
            if "then said" in r:
                console.print(f"  {escape(r['then said'])}", highlight=False)
            console.print(f"  {r['reproduce']}", highlight=False)


def _counts(title: str, rows: list[tuple[str, str]], console: Console) -> None:
    counts = Counter(rows)
    table = Table(title, *(o.value for o in Outcome))
    for name in sorted({name for name, _ in rows}):
        table.add_row(escape(name), *(str(counts[name, o.value] or "") for o in Outcome))
    console.print(table)


if __name__ == "__main__":
    main()
