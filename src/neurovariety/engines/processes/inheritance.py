"""What a child process has from us: limits, variables and blocked signals."""

from __future__ import annotations

import os
import resource
import shlex
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from neurovariety.engines.processes.guard import REGISTER
from neurovariety.engines.processes.transcripts import LARGEST_FILE

_HEAP_SHARE = 384 << 20


@contextmanager
def blocked(signals: set[signal.Signals]) -> Iterator[None]:
    """Block signals in this thread, and for their whole lives in the programs that it starts.

    Examples
    --------
    >>> with blocked({signal.SIGUSR1}):
    ...     signal.SIGUSR1 in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    True
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def pipe() -> Iterator[tuple[int, FileIO]]:
    """Two ends: the one that is read is closed here, the other when nobody has it any more.

    Examples
    --------
    >>> with pipe() as (read_end, write_end), write_end:
    ...     write_end.write(b"a"), os.read(read_end, 1)
    (1, b'a')
    """
    read_end, write_end = os.pipe()
    try:
        yield read_end, FileIO(write_end, "wb")
    finally:
        os.close(read_end)


def becoming(memory: int | None, source: Path | None) -> str:
    """What its shell does: it waits for a line, reads from the source from now on, if there is one,
    sets the limits, at most those that it has, and is replaced by the command.

    Examples
    --------
    >>> becoming(None, None).endswith('exec "$@"')
    True
    """
    blocks = LARGEST_FILE // 512  # POSIX's unit
    limits = f"ulimit -c 0; ulimit -f {blocks} 2>/dev/null; "
    if memory is not None:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        limits += f"ulimit -v {most // 1024} && "
    reading = "" if source is None else f"exec <{shlex.quote(str(source.absolute()))}; "
    return f'read -r _ || exit; {REGISTER}{reading}{limits}exec "$@"'


def environment(folder: Path, memory: int | None, variables: Mapping[str, str]) -> dict[str, str]:
    """The variables that it sees.

    Examples
    --------
    >>> environment(Path("/a/b"), None, {})["TMPDIR"]
    '/a/b'
    """
    found = dict(os.environ)
    if not found.get("HOME"):  # Macaulay2 starts half-dead without it
        found["HOME"] = str(folder)
    found["TMPDIR"] = str(folder)
    if memory is not None:
        # The collector gives up before the wall is hit, and the exit is clean.
        found["GC_MAXIMUM_HEAP_SIZE"] = str(max(memory - _HEAP_SHARE, memory // 2))
    found.update(variables)
    return found
