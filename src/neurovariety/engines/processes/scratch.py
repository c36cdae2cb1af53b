"""The folder in which all private folders of one Python are: locked as long as it lives.

When Python ends, its guard removes the folder. If somebody has killed both, the folder stays, and
perhaps engines that use it; the next Python of the same user finds it unlocked, and ends that.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import signal
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

_NAME = re.compile(r"neurovariety-scratch-[0-9a-f]{16}")


def new_name(parent: Path) -> Path:
    """A path for a scratch folder that nobody else has.

    Examples
    --------
    >>> new_name(Path("/tmp")).name == new_name(Path("/tmp")).name
    False
    """
    return parent.absolute() / f"neurovariety-scratch-{secrets.token_hex(8)}"


def make(folder: Path) -> int:
    """Make a scratch folder; it is locked as long as the descriptor is open that is returned.

    It gets its name when it is locked, so that nobody sees it unlocked.
    """
    new = folder.with_name(f"{folder.name}.new")
    new.mkdir(mode=0o700)
    descriptor = os.open(new, os.O_RDONLY)
    with suppress(OSError):  # where there are no locks, `sweep` gets none either
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    new.rename(folder)
    return descriptor


def sweep(parent: Path) -> None:
    """End what Pythons of this user have left that were killed together with their guards.

    Examples
    --------
    >>> sweep(Path("/nowhere"))
    """
    for folder in parent.absolute().glob("neurovariety-scratch-*"):
        if not _NAME.fullmatch(folder.name):
            continue
        with suppress(OSError):  # it is locked, or no folder, or gone, or of another user
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.fstat(descriptor).st_uid == os.geteuid():
                    kill_strays(folder)
                    rmtree(folder, ignore_errors=True)
            finally:
                os.close(descriptor)


def kill_strays(folder: Path) -> None:
    """Kill all processes whose temporary folder this is or lies in it, where there is a ``/proc``.

    Sage starts Singular on a terminal, hence outside its own process group, where a signal for
    the group does not reach it; and a Singular that computes ends on no hang-up either.

    Parameters
    ----------
    folder : Path
        The private folder of one process, so that no other process can have it.

    Examples
    --------
    >>> kill_strays(Path("/nowhere"))
    """
    mark = f"TMPDIR={folder}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended, or is another user's
            lines = (process / "environ").read_bytes().split(b"\0")
            if any(line == mark or line.startswith(mark + b"/") for line in lines):
                os.kill(int(process.name), signal.SIGKILL)
