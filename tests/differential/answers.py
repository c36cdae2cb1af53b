"""Changes of recorded answers, by the thousand: ``python -m tests.differential.answers``.

Whatever becomes of a byte or a number, and wherever an answer ends: there is an error of this
package, or a value that prints, has data and can be verified, within bounds of time and memory.
``--first N --changes 1`` makes one change alone.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import time
from collections import Counter
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree

from rich.console import Console
from rich.markup import escape
from rich.progress import track

import neurovariety as nv
from neurovariety.engines.base import Limits, Outcome, Run
from neurovariety.engines.errors import EngineNotFound
from neurovariety.engines.script import Script
from neurovariety.errors import NeuroVarietyError
from neurovariety.scripts.rendering import render
from neurovariety.solve import _here
from neurovariety.verify import checks_of
from tests.differential.soak import alarm
from tests.golden.answers import recorded
from tests.golden.problems import GOLDEN

LIMITS = Limits(seconds=5)
LONGEST = 60.0
"""Seconds after which a step that nobody watches is a fault."""
MEMORY = 1 << 30
"""Bytes that this process may take beside what it has at the start."""
LIKELY = b"0123456789-/| \nabez"
NUMBERS = ("-1", "0", "1", "7", "1000", "1000000", str(10**9), str(10**30), str(10**400))
ALL = 100_000
SOLVE, RENDERING = _here.__module__, render.__module__


@dataclass(frozen=True)
class Saying:
    """An engine that gives one answer to one script, and is missing for all others."""

    script: Script
    answer: str
    name: str = "Macaulay2"
    dialect: str = "macaulay2"

    def run(self, script: Script, limits: Limits) -> Run:
        if script.digest != self.script.digest:
            raise EngineNotFound("it knows one script alone")
        left = (Outcome.FINISHED, 0, "", "", self.answer, 0.0, limits)
        return Run(self.name, "", (), *left)


rendered = lru_cache(1000)(render)


@lru_cache(1000)
def here(problem: Any, limits: Limits) -> Any:
    """What this process computes of a problem: no answer changes it, so once is enough."""
    return _here(problem, limits)


def changed(number: int) -> tuple[str, str]:
    """The name of a problem and its answer with one change, the same for each number."""
    draw = random.Random(number)
    name = draw.choice(sorted(recorded()))
    answer = recorded()[name].encode()
    place, kind = draw.randrange(len(answer)), draw.random()
    if kind < 0.2:
        return name, answer[:place].decode()
    if kind < 0.3:
        old = draw.choice(list(re.finditer(r"-?\d+", answer.decode())))
        return name, old.string[: old.start()] + draw.choice(NUMBERS) + old.string[old.end() :]
    byte = draw.choice(LIKELY) if draw.random() < 0.7 else draw.randrange(256)
    behind = answer[place + draw.choice((0, 1)) :]  # another one between two, or in place of one
    return name, (answer[:place] + bytes([byte]) + behind).decode(errors="replace")


def is_a_line(text: str) -> bool:
    """Whether it is short, as what a prompt shows should be."""
    return "\n" not in text and len(text) <= 120


def outcome(name: str, answer: str) -> str:
    """What becomes of an answer: the error, or what the checks of the value say."""
    engine: Any = Saying(rendered(GOLDEN[name]), answer)
    try:
        result = nv.solve(GOLDEN[name], engine, LIMITS)
        assert str(result)
        assert is_a_line(repr(result))
        assert is_a_line(repr(result.value)) or not is_dataclass(result.value)
        ElementTree.fromstring(result._repr_html_())
        assert json.dumps(result.data())
        said = {check.outcome for check in checks_of(result, engine, LIMITS, other=engine)}
    except NeuroVarietyError as refused:
        return type(refused).__name__
    return "/".join(sorted(said))


def tried(number: int) -> tuple[str, float]:
    """The outcome of a change, or what escaped; and the seconds that it took."""
    name, answer = changed(number)
    start = time.monotonic()
    try:
        with alarm(LONGEST), patch(f"{RENDERING}.render", rendered), patch(f"{SOLVE}._here", here):
            said = outcome(name, answer)
    except Exception as escaped:
        said = f"ESCAPED {name}: {type(escaped).__name__}: {escaped}"
    return said, time.monotonic() - start


def main() -> None:
    """Read the options, run, report."""
    parser = argparse.ArgumentParser(prog="python -m tests.differential.answers")
    parser.add_argument("--changes", type=int, default=ALL, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the number of the first")
    given = parser.parse_args()
    numbers = range(given.first, given.first + given.changes)
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + MEMORY, resource.RLIM_INFINITY))
    console, counts, slowest = Console(), Counter[str](), (0.0, 0)
    for n in track(numbers, "changes", console=console):
        said, seconds = tried(n)
        counts[said.partition(" ")[0]] += 1
        slowest = max(slowest, (seconds, n))
        if said.startswith("ESCAPED"):
            console.print(n, escape(said[:300]))
    console.print(", ".join(f"{count} {said}" for said, count in counts.most_common()))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    console.print(f"the slowest, {slowest[1]}, took {slowest[0]:.1f} s; memory {most} MB")


if __name__ == "__main__":
    main()
