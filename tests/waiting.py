"""Waiting for what happens elsewhere: a fixed time is too short on a busy machine, some day."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 60.0
"""Seconds after which it is a fault that something has not happened; nobody waits as long."""


def wait_for(
    what: Callable[[], object], left: Callable[[], object] = str, seconds: float = PATIENCE
) -> None:
    """Until something is true; else what is left is shown."""
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, left()
        time.sleep(0.02)


def when(what: Callable[[], object], do: Callable[[], object]) -> None:
    """Do it as soon as something is true, in a thread."""

    def wait() -> None:
        wait_for(what)
        do()

    threading.Thread(target=wait, daemon=True).start()


def interrupted() -> None:
    """As Ctrl-C, but to this thread: cysignals, once Sage is imported, loses what others get."""
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def gone(pid: int | None) -> bool:
    """Whether a process has ended with all its threads; its new parent may not have reaped it."""
    assert pid is not None
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return _status(pid).get("State", "Z")[0] == "Z"


def halted(pid: int) -> bool:
    """Whether a process has stopped, as SIGSTOP has it do some moments after it was sent."""
    return _status(pid).get("State", "")[:1] == "T"


def processes(mark: Path) -> dict[int, str]:
    """The command lines of all whose environment has the mark; zombies have none."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(mark).encode() in (process / "environ").read_bytes():
                found[int(process.name)] = (process / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return found


def _status(pid: int) -> dict[str, str]:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return {}
    return dict(line.replace("\t", "").split(":", 1) for line in lines)
