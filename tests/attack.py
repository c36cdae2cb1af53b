"""``python -m tests.attack``: kills and stops at random, and the figures; minutes, not the suite's.

The suite runs the same with few signals.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from neurovariety.engines.base import Engine, Limits, Outcome, Run
from neurovariety.engines.batch import MACAULAY2, SAGE, Macaulay2, Sage
from neurovariety.engines.pool import Pool
from neurovariety.engines.script import Script
from neurovariety.studies.store import Computation, Store

_WIDTH = 9
ASKED = Computation("a problem", "a method")


def killed_writers(folder: Path, rounds: int, seed: int = 1) -> str:
    """Kill processes that write to one store, two at a time; what they were told is kept stays."""
    draw = random.Random(seed)
    path = folder / "store"
    told, failed, lost, wrong = set[int](), 0, 0, 0
    for _ in range(rounds):
        writers = [_writer(path, 10 * len(told) + first) for first in range(2)]
        # The other waits for its turn; and sometimes nothing has been kept yet.
        heard = [writers[0][1].read(_WIDTH * (draw.random() < 0.7)), b""]
        time.sleep(draw.uniform(0, 0.03))
        for (child, pipe), first in zip(writers, heard, strict=True):
            os.kill(child, signal.SIGKILL)
            failed += os.waitpid(child, 0)[1] != signal.SIGKILL
            said = first + pipe.read()
            pipe.close()
            told |= {int(said[k : k + _WIDTH]) for k in range(0, len(said), _WIDTH)}
        with Store(path) as store:
            found = store.get(ASKED)
        lost += len(told - set(found))
        wrong += sum(found[k] != value(k) for k in found)
    figures = f"{failed} failed, {lost} lost, {wrong} wrong"
    return f"{2 * rounds} writers killed, {len(told)} results kept: {figures}"


def value(number: int) -> list[int]:
    """A result of some hundred bytes."""
    return [number] * 100


def _writer(path: Path, first: int) -> tuple[int, BinaryIO]:
    """A process that writes every other number, and says which were kept."""
    read_end, write_end = os.pipe()
    if (child := os.fork()) == 0:
        try:
            with Store(path) as store:
                for number in count(first, 2):
                    store.put(ASKED, {number: value(number)})
                    os.write(write_end, b"%*d" % (_WIDTH, number))
        finally:
            os._exit(1)
    os.close(write_end)
    return child, os.fdopen(read_end, "rb")


def pool_under_fire(
    pool: Pool, scripts: int, signals: Sequence[int], limits: Limits, seed: int = 1
) -> str:
    """Send signals to the engines of a pool while it runs scripts, and count what came of them."""
    draw = random.Random(seed)
    with TemporaryDirectory() as folder:
        log = Path(folder, "log")
        futures = [pool.submit(_script(k, log), limits) for k in range(scripts)]
        for k, number in enumerate(signals):
            due = (k + draw.random()) * scripts / len(signals)
            while sum(map(Future.done, futures)) < due or not pool.pids:
                time.sleep(0.001)
            with suppress(ProcessLookupError, IndexError):  # one that has just been replaced
                os.kill(draw.choice(pool.pids), number)
        runs = [future.result(600) for future in futures]
        begun = Counter(map(int, log.read_text("ascii").split()))
    finished = {k: run for k, run in enumerate(runs) if run.outcome is Outcome.FINISHED}
    wrong = sum(run.answer != f"{k}\n" for k, run in finished.items())
    figures = (
        f"{len(runs) - len(finished)} given up, {begun.total() - len(begun)} begun twice, "
        f"{len(finished.keys() - begun)} lost, {wrong} wrong"
    )
    return f"{scripts} scripts under {len(signals)} signals: {figures}"


def _script(number: int, log: Path) -> Script:
    """It takes its time, says in a file that it has begun, and answers its number."""
    text = f"""
        openOutAppend "{log}" << "{number}" << endl << close;
        nanosleep 2000000;
        openOut getenv "NEUROVARIETY_ANSWER" << "{number}" << endl << close;
    """
    return Script(text, kind="test")


# Both need gigabytes; the first one's first table needs more than is left.
MSOLVE = """
    needsPackage "Msolve";
    R = ZZ/65521[x_1..x_9];
    msolveGB ideal random(R^1, R^{9:-6});
"""
SINGULAR = """
try:
    import sage.all__sagemath_singular
except ImportError:
    import sage.all
from sage.interfaces.singular import singular
singular.eval("ring R = 0, (x(1..25)), dp; poly f = 1; int i;")
singular.eval("for (i = 1; i <= 25; i++) { f = f + x(i); }")
singular.eval("poly g = f^12;")
"""


def hungry_below(engine: Engine, name: str, script: Script, limits: Limits) -> str:
    """Let an engine start a program that wants more memory than there is for it."""
    runs: list[Run] = []
    running = threading.Thread(target=lambda: runs.append(engine.run(script, limits)))
    running.start()
    allowed, peaks = set[str](), {0}
    while running.is_alive():
        for path in _processes(name):
            with suppress(OSError):  # it may have just ended
                allowed |= set(_LIMIT.findall((path / "limits").read_text()))
                peaks |= set(map(int, _PEAK.findall((path / "status").read_text())))
        time.sleep(0.01)
    return (
        f"{name} below {engine.name} with {limits.memory} bytes: allowed "
        f"{', '.join(sorted(allowed))}, took at most {max(peaks) << 10}; {runs[0].outcome.value}"
    )


_LIMIT = re.compile(r"Max address space +(\w+)")
_PEAK = re.compile(r"VmPeak:\s+(\d+) kB")


def _processes(name: str) -> Iterator[Path]:
    """Those of the name that this Python has started, whatever is between them."""
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (path / "comm").read_text().strip() == name and _is_below(path):
                yield path


def _is_below(path: Path) -> bool:
    number = path.name
    while number not in ("0", str(os.getpid())):
        number = Path("/proc", number, "stat").read_text().rpartition(")")[2].split()[1]
    return number != "0"


def main() -> None:
    """Run all and print their figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack", description=__doc__)
    parser.add_argument("--scripts", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=300, help="of two writers each")
    arguments = parser.parse_args()
    draw = random.Random(1)
    number = arguments.scripts // 50
    signals = draw.choices([signal.SIGKILL, signal.SIGTERM, signal.SIGSTOP], [5, 4, 1], k=number)
    with Pool(2) as pool:
        print(pool_under_fire(pool, arguments.scripts, signals, Limits(10)), flush=True)
    with TemporaryDirectory() as folder:
        print(killed_writers(Path(folder), arguments.rounds), flush=True)
    for engine, name, script, memory in (
        (Macaulay2(), "msolve", Script(MSOLVE, kind="test"), MACAULAY2.smallest_memory),
        (Sage(), "Singular", Script(SINGULAR, kind="test", dialect="sage"), SAGE.smallest_memory),
    ):
        print(hungry_below(engine, name, script, Limits(300, memory)), flush=True)


if __name__ == "__main__":
    main()
