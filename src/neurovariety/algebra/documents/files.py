"""Writing files: all of one, or it stays as it was; or line by line, one process at a time."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from neurovariety.errors import FileError, short


def write_whole(path: Path, text: str) -> None:
    """Write a text to a file in one step: neither a kill nor a full disk leaves a part of it.

    Raises
    ------
    OSError
        If the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder, "a"), "a text")
    ...     Path(folder, "a").read_text(encoding="utf-8")
    'a text'
    """
    target = Path(os.path.realpath(path))  # a link stays one
    part = target.with_name(f".neurovariety-{secrets.token_hex(8)}")
    try:
        if path.exists() and not path.is_file():  # a terminal, a pipe
            path.write_text(text, encoding="utf-8")
        else:
            part.write_text(text, encoding="utf-8")
            part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink()


@contextmanager
def alone(path: Path) -> Iterator[IO[bytes]]:
    """A file to read and to add to, while no other process does: both would write the same lines.

    The lock ends with the process, however that ends, and also when this process opens the file
    once more and closes that. Forks do not have it. Where there are no locks nobody is refused.

    Raises
    ------
    FileError
        If another process has it, or it is no regular file.
    OSError
        If the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, alone(Path(folder, "lines")) as file:
    ...     file.write(b"a line")
    6
    """
    if path.exists() and not path.is_file():  # a device may have no end, a pipe no beginning
        raise FileError(f"expected a regular file, which can go on, got {short(str(path))}")
    with path.open("a+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):  # POSIX allows both
            raise FileError(
                f"cannot write {short(str(path))}: another process is writing to it; wait until "
                "that has ended, or name another file"
            ) from None
        except OSError:  # there are no locks
            pass
        yield file
