"""How far a sweep is, as a bar on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

Progress = Callable[[int, int], None]
"""It is told how many samples are done, and of how many."""


@contextmanager
def progress_bar(title: str, console: Console | None = None) -> Iterator[Progress]:
    """A bar while the block runs, on standard error unless a console is given.

    Where there is no terminal and no notebook, nothing is shown.

    Examples
    --------
    >>> with progress_bar("counting") as progress:
    ...     progress(1, 2)
    """
    from rich.console import Console
    from rich.progress import Progress as Bar

    console = console or Console(stderr=True)
    shown = console.is_terminal or console.is_jupyter
    with Bar(console=console, transient=True, disable=not shown) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
