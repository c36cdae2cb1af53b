"""A hundred thousand hostile inputs, with a store and a report: ``python -m tests.inputs.run``.

A run goes on where the last one of the same code was stopped; ``--first N`` draws others.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from rich.console import Console
from rich.markup import escape
from rich.progress import track

from neurovariety.errors import NeuroVarietyError, short
from neurovariety.studies.store import Computation, Store
from tests.differential.soak import ROOT, alarm, computation
from tests.inputs import fields, files, shell
from tests.inputs.fields import Target
from tests.inputs.texts import CANARY

SECONDS = 60.0
"""After which an input is said not to end."""
MEMORY = 6 * 2**30
BATCH = 8
"""Inputs that are drawn together; hypothesis begins with the simplest, which is left out."""
SLOWEST = 20


class Late(BaseException):
    """An input took too long; nothing else catches it."""


@dataclass(frozen=True)
class Tried:
    """One input: what came out that should not, in words, and how long it took."""

    target: str
    given: str
    seconds: float
    escaped: str = ""


def drawn(target: Target, batch: int, size: int) -> list[Any]:
    """Some inputs, the same in every run."""
    found: list[Any] = []

    @seed(crc32(f"{target.name} {batch}".encode()))
    @settings(
        max_examples=size + 1,
        phases=(Phase.generate,),
        verbosity=Verbosity.quiet,
        print_blob=False,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(target.given)
    def collect(value: Any) -> None:
        found.append(value)

    collect()
    return found[1:] or found


def tried(target: Target, value: Any) -> Tried:
    """Give it; only errors of ours may come out, and nothing may be evaluated."""
    shown, start = ascii(short(value)), time.process_time()
    escaped = ""
    try:
        with alarm(SECONDS, Late):
            target.give(value)
    except NeuroVarietyError as error:
        str(error)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)
        ours = [f for f in where if "neurovariety" in f.filename] or where
        escaped = f"{type(error).__name__} at {Path(ours[-1].filename).name} {ours[-1].name}: "
        escaped += ascii(short(str(error)))
    except Late as late:
        where = traceback.extract_tb(late.__traceback__)
        ours = [f for f in where if "neurovariety" in f.filename] or where
        escaped = f"does not end at {Path(ours[-1].filename).name} {ours[-1].name}"
    if os.path.lexists(CANARY):
        escaped = f"evaluated, {escaped}"
        Path(CANARY).rename(f"{CANARY} {time.time()}")
    return Tried(target.name, shown, time.process_time() - start, escaped)


def main() -> None:
    """Read the options, run, report."""
    parser = argparse.ArgumentParser(prog="python -m tests.inputs.run", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000, help="how many, at the least")
    parser.add_argument("--first", type=int, default=0, help="the number of the first")
    parser.add_argument("--store", default="inputs.sqlite", help="where results are kept")
    parser.add_argument("--only", default="", help="a part of the name of what is attacked")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    every = [t for part in (fields, shell, files) for t in part.targets() if options.only in t.name]
    asked = Computation(f"hostile inputs, {computation().problem} {options.only}", "inputs")
    console = Console()
    found: list[Tried] = []
    with Store(ROOT / options.store) as store, tempfile.TemporaryDirectory() as folder:
        known = store.get(asked)
        os.chdir(folder)
        for batch in track(_batches(options, BATCH * len(every)), "batches", console=console):
            for k, target in enumerate(every, batch * len(every)):
                if k not in known:
                    results = [tried(target, value) for value in drawn(target, batch, BATCH)]
                    known[k] = [asdict(result) for result in results]
                    store.put(asked, {k: known[k]})
                    for result in results:
                        if result.escaped:
                            console.print(escape(f"{target.name}: {result.escaped}"))
                found += [Tried(**result) for result in known[k]]
        os.chdir(ROOT)
    report(found, console)


def _batches(options: argparse.Namespace, size: int) -> list[int]:
    first = options.first // size
    return list(range(first, first - (-options.inputs // size)))


def report(found: list[Tried], console: Console) -> None:
    """How many, what came out by kinds with an example of each, and the slowest."""
    escapes = [result for result in found if result.escaped]
    kinds = Counter(result.escaped.partition(":")[0] for result in escapes)
    console.print(f"{len(found)} inputs, {len(escapes)} escapes of {len(kinds)} kinds")
    for kind, times in kinds.most_common():
        example = next(result for result in escapes if result.escaped.startswith(kind))
        said = f"{times} x {example.escaped}\n    {example.target} given {example.given}"
        console.print(escape(said), highlight=False, soft_wrap=True)
    console.print("The slowest, in seconds of this process:")
    for result in sorted(found, key=lambda result: -result.seconds)[:SLOWEST]:
        said = f"{result.seconds:6.2f}  {result.target} given {result.given}"
        console.print(escape(said), highlight=False, soft_wrap=True)


if __name__ == "__main__":
    main()
