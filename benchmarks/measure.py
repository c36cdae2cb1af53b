"""What the benchmarks share: interleaved timing, rows of the table, and missing peers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

COLUMNS = ("what", "ours", "peer", "peer's", "ratio", "target", "repeats")


class PeerMissing(Exception):
    """A peer is not installed; the message says what to install."""


@dataclass(frozen=True)
class Row:
    """One claim: a median of ours, a median of the peer's, and what the issue asks for.

    Parameters
    ----------
    what : str
        What was measured.
    ours : float or str
        Seconds or bytes; a text where there is no number.
    peer : str
        What it is compared with.
    theirs : float, str or None
        The same quantity for the peer, or why there is none.
    target : str
        From the issue; empty if the row only informs.
    repeats : int or str
        How many measurements each median is of; ``5, 1`` if they differ.
    unit : {"s", "B"}
        Of both numbers.
    """

    what: str
    ours: float | str
    peer: str = "-"
    theirs: float | str | None = None
    target: str = ""
    repeats: int | str = 1
    unit: str = "s"

    def cells(self) -> tuple[str, ...]:
        """The row as text, in the order of `COLUMNS`; the ratio is the peer's over ours."""
        both = isinstance(self.ours, float) and isinstance(self.theirs, float)
        ratio = f"{self.theirs / self.ours:.3g}" if both else ""
        theirs = "-" if self.theirs is None else show(self.theirs, self.unit)
        ours = show(self.ours, self.unit)
        return (self.what, ours, self.peer, theirs, ratio, self.target, str(self.repeats))


def show(value: float | str, unit: str = "s") -> str:
    """A quantity with a unit that suits its size.

    Examples
    --------
    >>> show(0.000123), show(0.5), show(3 << 20, "B"), show(">60 s")
    ('0.123 ms', '500 ms', '3 MiB', '>60 s')
    """
    if isinstance(value, str):
        return value
    if unit == "B":
        return f"{value / (1 << 20):.0f} MiB"
    return f"{value:.3g} s" if value >= 1 else f"{value * 1000:.3g} ms"


def seconds(work: Callable[[], Any], calls: int = 1) -> float:
    """Wall-clock seconds of a call, averaged over so many in a row."""
    start = time.perf_counter()
    for _ in range(calls):
        work()
    return (time.perf_counter() - start) / calls


def interleaved(repeats: int, *works: Callable[[], Any], calls: int = 1) -> list[float]:
    """Median seconds of each piece of work, measured in the order A B C A B C ...

    Each is called once before, unmeasured, so that all are warm; each turn is a number of calls in
    a row.
    """
    for work in works:
        work()
    rounds = [[seconds(work, calls) for work in works] for _ in range(repeats)]
    return [median(column) for column in zip(*rounds, strict=True)]


def beside(
    row: Callable[[float, float | str], Row],
    repeats: int,
    ours: Callable[[], Any],
    make_peer: Callable[[], Callable[[], Any]],
    calls: int = 1,
) -> Iterator[Row]:
    """Yield a row that compares with a peer, or one that says what to install.

    Parameters
    ----------
    row : callable
        From the two medians to the row.
    repeats : int
        Measurements of each.
    ours : callable
        What is measured.
    make_peer : callable
        It returns the peer's work, or raises `PeerMissing`.
    calls : int
        Calls in a row for each measurement.
    """
    try:
        peer = make_peer()
    except PeerMissing as missing:
        (mine,) = interleaved(repeats, ours, calls=calls)
        yield row(mine, str(missing))
    else:
        yield row(*interleaved(repeats, ours, peer, calls=calls))
