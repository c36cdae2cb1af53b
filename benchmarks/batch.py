"""What the batch engine adds to a plain ``M2 --script``.

Ours: ``Macaulay2().run``, with its private folder, limits, transcripts and answer file. Peer: the
same script by ``subprocess.run([M2, "--script", file])``. The two alternate; the overhead is the
median of the differences within the pairs. The trial run with which the first call of
a Python process makes sure that the engine works is a row of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import neurovariety as nv
from benchmarks.measure import Row, interleaved, seconds
from benchmarks.peers import macaulay2_path
from benchmarks.round_trip import ANSWER
from neurovariety.engines.base import ANSWER_VARIABLE

FIND = (
    "from neurovariety.engines.batch import MACAULAY2\n"
    "from neurovariety.engines.discovery import find"
)


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 3 if quick else 15
    m2 = str(macaulay2_path())
    real = nv.render(nv.GenericEDDegree(nv.Determinantal(3, 3, 1), method="critical"))
    with tempfile.TemporaryDirectory() as folder:
        for name, script in (("trivial script", ANSWER), ("generic ED degree 3x3 rank 1", real)):
            path = script.write(Path(folder) / "script.m2")
            yield from _compare(name, script, [m2, "--script", str(path)], repeats)
    find, load = ([sys.executable, "-c", code] for code in (f"{FIND}\nfind(MACAULAY2)", FIND))
    first, after = interleaved(repeats, lambda: _quietly(find), lambda: _quietly(load))
    yield Row("trial run of the engine, once in a Python process", first - after, repeats=repeats)


def _compare(name: str, script: nv.Script, command: list[str], repeats: int) -> Iterator[Row]:
    engine, limits = nv.Macaulay2(), nv.Limits(60)
    engine.run(script, limits)
    pairs = [
        (seconds(lambda: engine.run(script, limits)), seconds(lambda: _quietly(command)))
        for _ in range(repeats)
    ]
    ours, peer = (median(column) for column in zip(*pairs, strict=True))
    more = median(mine - theirs for mine, theirs in pairs)
    yield Row(f"batch, {name}", ours, "subprocess M2 --script", peer, "", repeats)
    yield Row(f"batch, {name}: overhead", more, "-", None, "< 100 ms", repeats)


def _quietly(command: list[str]) -> None:
    environment = os.environ | {ANSWER_VARIABLE: os.devnull}
    subprocess.run(
        command, check=True, capture_output=True, stdin=subprocess.DEVNULL, env=environment
    )
