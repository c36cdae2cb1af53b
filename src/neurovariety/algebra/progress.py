"""How far a computation in this process is, for whoever watches it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_watcher: ContextVar[Callable[[str], None] | None] = ContextVar("watcher", default=None)


@contextmanager
def watched(show: Callable[[str], None]) -> Iterator[None]:
    """Have what is told within shown.

    Examples
    --------
    >>> with watched(print):
    ...     tell("7 of 9")
    7 of 9
    """
    token = _watcher.set(show)
    try:
        yield
    finally:
        _watcher.reset(token)


def tell(how_far: str) -> None:
    """Say how far it is; for loops whose steps can take long.

    Examples
    --------
    >>> tell("nobody watches")
    """
    show = _watcher.get()
    if show is not None:
        show(how_far)
