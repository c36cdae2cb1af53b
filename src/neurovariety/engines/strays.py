"""Processes that a stopped engine leaves behind in sessions of their own.

Sage starts Singular on a terminal, hence outside its own process group, where a signal for the
group does not reach it; and a Singular that computes ends on no hang-up either.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path


def kill_strays(folder: Path) -> None:
    """Kill all processes whose temporary folder this is, found where there is a ``/proc``.

    Parameters
    ----------
    folder : Path
        The private folder of one run, so that no other process can have it.

    Examples
    --------
    >>> kill_strays(Path("/nowhere"))
    """
    mark = f"TMPDIR={folder}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended, or is another user's
            if mark in (process / "environ").read_bytes().split(b"\0"):
                os.kill(int(process.name), signal.SIGKILL)
