"""Every error of the package, and how what was given stands in its message.

::

    NeuroVarietyError
    ├── SpecificationError (ValueError)   before anything runs: what was expected, what was given
    │   └── FileError (OSError)           a file that cannot be read or written
    ├── MissingDependency (ImportError)   an optional library that is not installed: names the extra
    ├── RenderError                       a template asked for what it must not have
    ├── TooLarge                          a computation in this process met its bounds
    │   └── TooLate (TimeoutError)        among them the time limit
    ├── StudyStopped                      a sweep cannot go on; what it has kept stays
    ├── EngineError                       carries .script and .run, and says how to reproduce
    │   ├── EngineNotFound                no candidate at all
    │   ├── EngineTooOld                  found, but older than what is supported
    │   ├── EngineBroken                  found, but its trial run failed
    │   │   └── NotTaken                  a warm one did not take a script
    │   ├── EngineForked                  belongs to the process from which this one was forked
    │   ├── EngineTimeout (TimeoutError)  the wall-clock limit passed
    │   ├── EngineMemoryError (MemoryError)
    │   ├── EngineCrashed                 killed by a signal
    │   ├── EngineFlooded                 wrote more than is read
    │   └── EngineFailed                  the engine's own message and the line of our script
    └── ProtocolError                     no frame, a truncated frame, another version or kind

Mathematical surprises (a positive dimension, a unit ideal) are fields of a result, not errors.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from reprlib import Repr
from typing import Any

_BY_PIP = re.compile(r'pip install ((?:--[\w-]+ )?)"neurovariety(\[\w+\])"')


class _ErrorClass(type):
    """The class of classes of errors: a call that does not fit is refused by an error of ours.

    Examples
    --------
    >>> TooLarge(reason="time")
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: TooLarge() takes no keyword arguments: expected what it
    says first, as in TooLarge('what happened')
    """

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().__call__(*args, **kwargs)
        except TypeError as cause:
            raise SpecificationError(
                f"{cause}: expected what it says first, as in {cls.__name__}('what happened')"
            ) from None


class NeuroVarietyError(Exception, metaclass=_ErrorClass):
    """The base of every error that this package raises on purpose."""


class SpecificationError(NeuroVarietyError, ValueError):
    """The problem itself cannot be posed; nothing has been run.

    Parameters
    ----------
    message : str
        What was expected, what was given, and what to do.
    at_shell : str, optional
        The same in words of the command line, where the message speaks of arguments.
    """

    def __init__(self, message: str, *, at_shell: str = "") -> None:
        super().__init__(message)
        self.at_shell = at_shell or message


class MissingDependency(NeuroVarietyError, ImportError):
    """An optional library is not installed; the message names the extra that brings it."""

    def __init__(self, message: str) -> None:
        super().__init__(installing(message))


class RenderError(NeuroVarietyError):
    """A template received something that it has no safe way to write."""


class TooLarge(NeuroVarietyError):
    """A computation in this process met the bounds that keep it short; the message says which.

    Attributes
    ----------
    partial : Result or None
        What was found by then, if the computation goes by steps.
    """

    partial: Any = None


class StudyStopped(NeuroVarietyError):
    """A sweep cannot go on, for a reason outside its problem; what it has kept stays."""


class TooLate(TooLarge, TimeoutError):
    """The time limit of a call passed while something was computed in this process."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C was pressed while something was computed in this process by steps.

    Parameters
    ----------
    partial : Result
        What was found by then.
    """

    def __init__(self, partial: Any) -> None:
        super().__init__()
        self.partial = partial


class ProtocolError(NeuroVarietyError):
    """The engine finished, but its answer is not a whole frame of the expected kind.

    Parameters
    ----------
    message : str
        What was expected and what was found.
    answer : str, optional
        The text that was received.
    """

    def __init__(self, message: str, *, answer: str = "") -> None:
        super().__init__(message)
        self.answer = answer


class FileError(SpecificationError, OSError):
    """The system refuses to read or to write a file; the message says which one, and why."""


@contextmanager
def file_errors(doing: str, path: Any) -> Iterator[None]:
    """Say as an error of this package what the system says of a file.

    Examples
    --------
    >>> with file_errors("read", "/nowhere/f"), open("/nowhere/f"):
    ...     pass
    Traceback (most recent call last):
    neurovariety.errors.FileError: cannot read '/nowhere/f': No such file or directory
    """
    if not isinstance(path, str | os.PathLike):
        raise SpecificationError(f"expected the path of a file, got {short(path)}")
    try:
        yield
    except NeuroVarietyError:
        raise
    except (OSError, ValueError) as cause:  # the second for names that no file can have
        why = (isinstance(cause, OSError) and cause.strerror) or str(cause)
        raise FileError(f"cannot {doing} {short(os.fspath(path))}: {why}") from cause


def installing(advice: str) -> str:
    """Advice that works here: in a checkout pip takes this package from the folder.

    Examples
    --------
    >>> installing('pip install "neurovariety[plot]"').endswith('[plot]"')
    True
    """
    return _BY_PIP.sub(rf'pip install \1"{_source()}\2"', advice)


@cache
def _source() -> str:
    """What pip calls this package: a folder if it is installed from there, or not installed."""
    try:
        origin = distribution("neurovariety").read_text("direct_url.json")
    except PackageNotFoundError:
        return "."
    return "." if origin and "dir_info" in origin else "neurovariety"


def printable(text: str) -> str:
    """What somebody else wrote, for a message: a terminal obeys no character of it.

    Examples
    --------
    >>> printable("\\x1b[2J red")
    '\\\\x1b[2J red'
    """
    return "".join(c if c.isprintable() or c in "\n\t" else ascii(c)[1:-1] for c in text)


class _Short(Repr):
    """Python's own, which cuts what is long or deep, with more room."""

    def __init__(self) -> None:
        super().__init__()
        self.maxstring = self.maxother = 200

    def repr_int(self, x: int, level: int) -> str:
        """Python writes no integers of many thousand digits."""
        bits = x.bit_length()
        return super().repr_int(x, level) if bits < 10_000 else f"an integer of {bits} bits"


short = _Short().repr
"""What was given, for a message; whatever it is, it is no longer than a few lines."""
