"""What a child prints goes to files: no pipe fills up, and it survives a kill."""

from __future__ import annotations

import os
from pathlib import Path

LARGEST_TRANSCRIPT = 64 << 20
"""Bytes of output that are kept: the first half and the last half of them."""


class Transcript:
    """A file that a child appends to and that we empty.

    Parameters
    ----------
    path : Path
        Where it is.

    Examples
    --------
    >>> Transcript(Path("/dev/null")).take()
    ''
    """

    def __init__(self, path: Path) -> None:
        self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)

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

    def close(self) -> None:
        """Close the file."""
        os.close(self.descriptor)

    def _read(self, start: int, end: int) -> bytes:
        parts = []
        while start < end and (part := os.pread(self.descriptor, end - start, start)):
            parts.append(part)
            start += len(part)
        return b"".join(parts)
