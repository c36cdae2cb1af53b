"""Writing files: all of one, or it stays as it was."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path


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
