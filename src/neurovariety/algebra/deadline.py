"""How long the caller of this thread still waits: one deadline, known wherever time is spent.

Each call with limits sets it, and calls within that call can only bring it nearer. What starts a
program gives it no more time than is left; loops in this process ask between their steps.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from neurovariety.errors import TooLate

_deadline: ContextVar[float] = ContextVar("deadline", default=math.inf)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Allow so many seconds, if no more are allowed already.

    Examples
    --------
    >>> with within(60):
    ...     with within(3600):
    ...         left() <= 60
    True
    """
    token = _deadline.set(min(_deadline.get(), time.monotonic() + seconds))
    try:
        yield
    finally:
        _deadline.reset(token)


@contextmanager
def unlimited() -> Iterator[None]:
    """Without a deadline, for the moment that it takes to put together what was found by then.

    Examples
    --------
    >>> with within(0), unlimited():
    ...     check_time()
    """
    token = _deadline.set(math.inf)
    try:
        yield
    finally:
        _deadline.reset(token)


def left() -> float:
    """The seconds that are left, infinity without a deadline, 0 when it has passed.

    Examples
    --------
    >>> left()
    inf
    """
    return max(0.0, _deadline.get() - time.monotonic())


def check_time() -> None:
    """Stop here if the deadline has passed; for loops whose steps can take long.

    Raises
    ------
    TooLate
        If so.

    Examples
    --------
    >>> check_time()
    >>> with within(0):
    ...     check_time()
    Traceback (most recent call last):
    ...
    neurovariety.errors.TooLate: the time limit passed
    """
    if not left():
        raise TooLate("the time limit passed")
