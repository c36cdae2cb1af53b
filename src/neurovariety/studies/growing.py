"""A file of rows that grows as they come: by one process at a time, and whole when it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, TypeVar

from neurovariety.algebra.documents.files import alone, write_whole
from neurovariety.errors import file_errors

R = TypeVar("R")


@contextmanager
def growing(
    path: Path, read: Callable[[str], Iterable[R]], write: Callable[[Sequence[R]], str]
) -> Iterator[tuple[tuple[R, ...], Callable[[Sequence[R]], None]]]:
    """The rows of a file, and what adds others to it.

    Parameters
    ----------
    path : Path
        The file; without one it is made, with its folder.
    read : callable
        The rows in a text, without what was cut off at its end.
    write : callable
        The text of rows, with a line of headings.

    Raises
    ------
    SpecificationError
        From `read`; if another process writes to the file, or it cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> def read(text): return text.splitlines()[1:]
    >>> def write(rows): return "".join(f"{row}\\n" for row in ["numbers", *rows])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for _ in range(2):
    ...         with growing(Path(folder, "file"), read, write) as (rows, keep):
    ...             print(rows)
    ...             keep(["12", "13"])
    ()
    ('12', '13')
    """
    with ExitStack() as opened:
        with file_errors("write", path):
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                with suppress(FileExistsError), path.open("x", encoding="utf-8") as new:
                    new.write(write(()))
            written = ""
            while True:
                file = opened.enter_context(alone(path))
                file.seek(0)
                text = file.read().decode("utf-8-sig")
                rows = tuple(read(text))
                if text in (written, write(rows)):
                    break
                written = write(rows)
                write_whole(path, written)  # another file has the name now, without our lock
        yield rows, lambda more: _add(file, path, write(more))


def _add(file: IO[bytes], path: Path, text: str) -> None:
    with file_errors("write", path):
        file.write(text.partition("\n")[2].encode())
        file.flush()
