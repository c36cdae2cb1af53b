"""What a child prints goes to files: no pipe fills up, and it survives a kill."""

from __future__ import annotations

import os
from io import FileIO
from pathlib import Path

LARGEST_FILE = 64 << 20
"""Bytes that a child may write into one file, an answer of tens of megabytes among them."""

LARGEST_TRANSCRIPT = 8 << 20
"""Bytes of output that are kept: the first half and the last half of them."""

LONGEST_END = 4096


def read_answer(path: Path) -> str:
    """Return what an answer file holds; nothing if there is none.

    Examples
    --------
    >>> read_answer(Path("/dev/zero"))
    ''
    """
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return file.read(LARGEST_FILE).decode(errors="replace")


def read_transcript(path: Path) -> str:
    """Return what a child printed into a file; the middle of a flood is left out.

    Examples
    --------
    >>> read_transcript(Path("/dev/null"))
    ''
    """
    transcript = Transcript(path)
    try:
        return transcript.take()
    finally:
        transcript.close()


class Transcript:
    """A file that a child appends to and that we empty.

    Parameters
    ----------
    path : Path
        Where it is.

    Examples
    --------
    >>> transcript = Transcript(Path("/dev/null"))
    >>> transcript.take()
    ''
    >>> transcript.close()
    """

    def __init__(self, path: Path) -> None:
        self._file = FileIO(path, "a+")  # closed when nobody has it any more, as after an interrupt

    @property
    def descriptor(self) -> int:
        """What the child writes to."""
        return self._file.fileno()

    def take(self) -> str:
        """What was written since the last time; the middle of a flood is left out."""
        # The cheapest test; the child appends, so the position is nothing to it.
        size = os.lseek(self.descriptor, 0, os.SEEK_END)
        if size == 0:
            return ""
        if size > LARGEST_TRANSCRIPT:
            half = LARGEST_TRANSCRIPT // 2
            left_out = f"\n[... {size - 2 * half} bytes left out ...]\n".encode()
            data = self._read(0, half) + left_out + self._read(size - half, size)
        else:
            data = self._read(0, size)
        os.ftruncate(self.descriptor, 0)
        return data.decode(errors="replace")

    def end(self) -> str:
        """The last lines that were written since then; they are not taken."""
        size = os.lseek(self.descriptor, 0, os.SEEK_END)
        return self._read(max(0, size - LONGEST_END), size).decode(errors="replace")

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _read(self, start: int, end: int) -> bytes:
        parts = []
        while start < end and (part := os.pread(self.descriptor, end - start, start)):
            parts.append(part)
            start += len(part)
        return b"".join(parts)
