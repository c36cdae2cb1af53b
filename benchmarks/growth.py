"""What many calls in a row leave behind: memory, descriptors and threads (Linux only).

Trivial scripts on a warm Macaulay2, a pool of two and a warm Sage; and ED degrees, each of another
variety, from a recorded answer: our own rendering and decoding. Peer: the same process after the
first calls, when all that is made once has been made.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import neurovariety as nv
from benchmarks.measure import Row

FIRST = 200
LIMITS = nv.Limits(60)


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    calls = 2_000 if quick else 20_000
    trivial, sage = nv.Script("1", kind="test"), nv.Script("1", kind="test", dialect="sage")
    with nv.Session() as session:
        yield from _grown("scripts on a Session", calls, lambda _: session.run(trivial, LIMITS))
        recorded = session.run(nv.render(_problem(1)), LIMITS)
    with nv.Pool(2) as pool:
        yield from _grown("scripts on a Pool(2)", calls, lambda _: pool.run(trivial, LIMITS))
    with nv.SageSession() as warm:
        yield from _grown("scripts on a SageSession", calls // 20, lambda _: warm.run(sage, LIMITS))
    replay = nv.Replay(default=recorded)
    yield from _grown("problems", calls // 10, lambda k: nv.solve(_problem(k + 1), engine=replay))


def used() -> tuple[int, int, int]:
    """The bytes of memory, the descriptors and the threads of this process."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    return pages * os.sysconf("SC_PAGE_SIZE"), descriptors, threading.active_count()


def _grown(what: str, calls: int, call: Callable[[int], object]) -> Iterator[Row]:
    for k in range(FIRST):
        call(k)
    before = used()
    for k in range(FIRST, calls + 1):  # not just when an engine is replaced
        call(k)
    after = used()
    for name, unit, was, now in zip(
        ("memory", "descriptors", "threads"), ("B", "", ""), before, after, strict=True
    ):
        theirs, ours = (float(v) if unit else str(v) for v in (was, now))
        yield Row(f"{calls:,} {what}: {name}", ours, f"after {FIRST}", theirs, "", 1, unit)


def _problem(seed: int) -> nv.EDDegree:
    return nv.EDDegree(nv.Implicit(f"x^2 + {seed}*y^2 = 4"), method="critical", seed=seed)
