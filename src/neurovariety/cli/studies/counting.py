"""Counts without keeping: a bar, and where to go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import typer


def counted(
    title: str, counts: Callable[[Any], Iterator[Any]], after: str | None
) -> tuple[Any, bool]:
    """The last count, None if there is none, and whether one was interrupted."""
    from rich.console import Console

    from neurovariety.studies.landscape.progress import progress_bar

    begin = after if after is None else list(map(_label, after.split(",")))
    last = None
    try:
        with progress_bar(title, Console(stderr=True)) as bar:
            for count in counts(begin):
                last = count
                bar(int(1000 * count.done), 1000)
    except KeyboardInterrupt:
        return last, True
    return last, False


def say_where(last: Any) -> None:
    """End a command that was interrupted."""
    where = "" if last is None else f"; the others by --after {','.join(map(str, last.after))}"
    typer.echo(f"Stopped{where}", err=True)
    raise typer.Exit(130)


def _label(word: str) -> int | str:
    return int(word) if word.strip().isdecimal() and len(word) < 9 else word
