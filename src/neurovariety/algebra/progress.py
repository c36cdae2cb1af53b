"""How far a computation in this process is, for whoever watches it, and what it knows by then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeAlias

Notes: TypeAlias = dict[str, Callable[[], Mapping[str, Any]]]
"""By a kind of problem: what gives the fields of its answer that are known by now."""

_watcher: ContextVar[Callable[[str], None] | None] = ContextVar("watcher", default=None)
_notes: ContextVar[Notes | None] = ContextVar("notes", default=None)


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


@contextmanager
def noted() -> Iterator[Notes]:
    """What is noted within, for whoever stops it.

    Examples
    --------
    >>> with noted() as notes:
    ...     note("sum", lambda: {"terms": 3})
    >>> notes["sum"]()
    {'terms': 3}
    """
    notes: Notes = {}
    token = _notes.set(notes)
    try:
        yield notes
    finally:
        _notes.reset(token)


def note(kind: str, known: Callable[[], Mapping[str, Any]]) -> None:
    """Say what gives the fields that are known if the computation is stopped."""
    notes = _notes.get()
    if notes is not None:
        notes[kind] = known
