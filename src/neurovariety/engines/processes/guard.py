"""No engine outlives its Python, however that ends: a guard sees the end, and ends what is left.

The guard is a small shell in a session of its own, one for each Python that starts engines.  It
reads a pipe whose other end only this Python holds: it is closed on exec, and a fork closes its
copy.  So the pipe's end of file is Python's end, by whatever cause, SIGKILL among them.  Then the
guard kills the groups of all engines that live, what has left its group but has its temporary
folder in our scratch folder (as `kill_strays`), and removes that folder.

An engine's shell writes its group into the pipe before it becomes the engine: there is no moment
in which an engine lives and the guard does not know it, or has seen the end before.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from neurovariety.engines.processes.scratch import make, new_name, sweep

_GUARD = r"""
trap '' HUP INT TERM
exec 3<&0
(
    living=' '
    while read -r sign group; do
        case "$sign$living" in
            +*) living="$living$group " ;;
            -*" $group "*) living="${living%% $group *} ${living#* $group }" ;;
        esac
    done <&3
    test -e /proc/self/environ || sleep 0.2  # else only a warm Sage can end its forks
    for group in $living; do kill -s KILL -- "-$group"; done
    for round in 1 2 3 4 5 6 7 8 9 10; do
        strays=$(grep -lsF "TMPDIR=$0/" /proc/[0-9]*/environ)
        test -n "$strays" || break
        for stray in $strays; do
            stray=${stray#/proc/}
            kill -s KILL "${stray%/environ}"
        done
        sleep 0.02
    done
    rm -rf -- "$0" "$0.new" || { sleep 1; rm -rf -- "$0"; }
) &
"""
"""The first shell ends at once, so that the guard is nobody's child and leaves no zombie."""

_WATCH = r"""
exec 3<&0
(
    test -n "$(head -c 1)" || exit 0
    ( sleep 1; kill -s KILL "$0" ) &
    grep -q noticed
    kill "$!"
) <&3 &
"""
"""It waits for the byte that a signal writes, then for a second at most for who notices it."""

REGISTER = 'echo "+ $$"; exec >>stdout; '
"""How the shell of an engine begins, with the guard's pipe as its standard output."""


@dataclass
class _Guard:
    """The end of the pipe, the folder in which all private folders are, and its lock."""

    descriptor: int
    scratch: Path
    lock: int | None = None

    @property
    def alive(self) -> bool:
        """Whether somebody reads."""
        poll = select.poll()
        poll.register(self.descriptor, 0)
        return not poll.poll(0)

    def hold(self) -> None:
        """Make the folder."""
        old, self.lock = self.lock, make(self.scratch)
        if old is not None:
            os.close(old)

    def leave(self) -> None:
        """Close all, in a fork."""
        os.close(self.descriptor)
        if self.lock is not None:
            os.close(self.lock)


starting = threading.RLock()
"""Held while a program starts.  A fork waits for it: it would keep the pipes of a half-started
program open, and Python would wait for their end as long as that fork lives."""

_guard: _Guard | None = None


def watched() -> int:
    """The descriptor to which an engine's shell writes; the guard is started if there is none.

    Examples
    --------
    >>> watched() == watched()
    True
    """
    return _ready().descriptor


def watch_signals() -> int:
    """Have this Python killed if a signal that it handles is not noticed for a second.

    Python's handlers wait for the end of what is computed in C, a long step of exact arithmetic.
    Whoever handles signals writes ``noticed`` to the descriptor that is returned.

    Examples
    --------
    >>> pipe = watch_signals()
    >>> signal.set_wakeup_fd(-1) == pipe
    True
    >>> os.close(pipe)
    """
    pipe = _start(_WATCH, str(os.getpid()))
    os.set_blocking(pipe, False)
    signal.set_wakeup_fd(pipe, warn_on_full_buffer=False)
    return pipe


def forget(group: int) -> None:
    """Tell the guard of a group that is dead but not yet reaped, so that its number is its own.

    Examples
    --------
    >>> forget(0)
    """
    if (guard := _guard) is not None:
        with suppress(BrokenPipeError):  # another guard will find by its folder what is left
            os.write(guard.descriptor, b"- %d\n" % group)


def new_folder(parent: Path | None = None) -> Path:
    """Make a folder for one engine process; at the latest it is removed when Python has ended.

    Examples
    --------
    >>> folder = new_folder()
    >>> folder.is_dir()
    True
    >>> folder.rmdir()
    """
    scratch = _ready().scratch
    return Path(tempfile.mkdtemp(dir=parent or scratch))


@contextmanager
def private_folder(parent: Path | None = None) -> Iterator[str]:
    """Make a folder for one engine process, and remove it afterwards.

    Examples
    --------
    >>> with private_folder() as folder:
    ...     Path(folder).is_dir()
    True
    """
    folder = new_folder(parent)
    try:
        yield str(folder)
    finally:
        rmtree(folder, ignore_errors=True)


def _ready() -> _Guard:
    global _guard
    with starting:
        if _guard is None:
            sweep(Path(tempfile.gettempdir()))
            scratch = new_name(Path(tempfile.gettempdir()))
            _guard = _Guard(_start(_GUARD, str(scratch)), scratch)
        elif not _guard.alive:
            pipe = _start(_GUARD, str(_guard.scratch))
            os.dup2(pipe, _guard.descriptor, inheritable=False)
            os.close(pipe)
        if not _guard.scratch.is_dir():  # not yet, or no more: some systems clean /tmp
            _guard.hold()
        return _guard


def _start(script: str, word: str) -> int:
    """Start a shell that reads a pipe; the pipe's other end."""
    with starting:
        read_end, write_end = os.pipe()
        try:
            subprocess.run(
                ["/bin/sh", "-c", script, word],
                stdin=read_end,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                start_new_session=True,
                check=True,
            )
        except BaseException:
            os.close(write_end)
            raise
        finally:
            os.close(read_end)
        return write_end


def _forked() -> None:
    """Leave the guard to the parent: the child gets one of its own when it needs one."""
    global _guard
    if _guard is not None:
        _guard.leave()
    _guard = None
    starting.release()


os.register_at_fork(
    before=starting.acquire, after_in_parent=starting.release, after_in_child=_forked
)
