"""The boundary to the outside: ``run(script, limits) -> Run``."""

from __future__ import annotations

import math
import os
import sys
from dataclasses import dataclass
from enum import Enum
from numbers import Real
from typing import Any, Protocol, runtime_checkable

from neurovariety.algebra.shown import Shown
from neurovariety.engines.script import Script
from neurovariety.errors import SpecificationError, short

ANSWER_VARIABLE = "NEUROVARIETY_ANSWER"
"""The environment variable that names the file an answer goes to; without it, standard output."""


_NO_MEMORY = 2**63
"""Bytes that no machine has; shells do not read such numbers."""


@dataclass(frozen=True)
class Limits(Shown):
    """What a call may use.

    Parameters
    ----------
    seconds : float
        Wall-clock seconds that the caller waits, positive; infinity for no limit.
    memory : int or None
        Bytes of address space of each program that is started, positive; None for no limit.

    Raises
    ------
    SpecificationError
        If a limit is not positive.

    Examples
    --------
    >>> Limits(seconds=10).memory is None
    True
    """

    seconds: float = 600.0
    memory: int | None = None

    def __post_init__(self) -> None:
        number = isinstance(self.seconds, Real) and not isinstance(self.seconds, bool)
        if number and self.seconds > sys.float_info.max:  # a longer integer is no float
            object.__setattr__(self, "seconds", math.inf)
        if not number or not self.seconds > 0:
            raise SpecificationError(
                f"expected a positive number of seconds, got {short(self.seconds)}"
            )
        memory = self.memory
        if memory is not None and (type(memory) is not int or not 0 < memory < _NO_MEMORY):
            raise SpecificationError(f"expected a positive number of bytes, got {short(memory)}")
        if not isinstance(self.seconds, int | float):  # one of Sage's or NumPy's
            object.__setattr__(self, "seconds", float(self.seconds))


def check_program(path: Any, grace: Any) -> None:
    """Refuse what is no path of a program, or no number of seconds to end it in.

    Examples
    --------
    >>> check_program("/usr/bin/M2", -1)
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: grace: expected a number of seconds, got -1
    """
    try:
        known = path is None or b"\0" not in os.fsencode(path)
    except (TypeError, UnicodeEncodeError):
        known = False
    if not known:
        raise SpecificationError(f"expected the path of a program, got {short(path)}")
    number = isinstance(grace, Real) and not isinstance(grace, bool)
    if not number or not 0 <= grace < math.inf:
        raise SpecificationError(f"grace: expected a number of seconds, got {short(grace)}")


class Outcome(Enum):
    """How a run ended; only FINISHED may hold a whole answer."""

    FINISHED = "finished"
    FAILED = "the engine reported an error"
    TIMEOUT = "the time limit passed"
    MEMORY = "out of memory"
    CRASHED = "killed by a signal"
    FLOODED = "wrote more than is read"


@dataclass(frozen=True)
class Run(Shown):
    """All that one run left behind, whatever became of it.

    Parameters
    ----------
    engine, version : str
        Such as ``"Macaulay2"``, ``"1.26.06"``.
    argv : tuple of str
        The command.
    outcome : Outcome
        How it ended.
    exit_code : int or None
        The exit status; None while a warm engine lives on; negative for a signal.
    stdout, stderr, answer : str
        The console's two transcripts and the answer channel, complete or not.
    seconds : float
        Wall-clock time of this run.
    limits : Limits
        What it was allowed.
    """

    engine: str
    version: str
    argv: tuple[str, ...]
    outcome: Outcome
    exit_code: int | None
    stdout: str
    stderr: str
    answer: str
    seconds: float
    limits: Limits


@runtime_checkable
class Engine(Protocol):
    """Anything that can run a script: a process, a warm session, a pool, a recording.

    ``run`` returns a Run whatever happens to the engine; `neurovariety.engines.outcome`
    turns a bad one into an exception.
    """

    @property
    def name(self) -> str:
        """The program's name, such as ``"Macaulay2"``."""

    @property
    def dialect(self) -> str:
        """The language of the scripts that it runs."""

    def run(self, script: Script, limits: Limits) -> Run:
        """Run one script within the limits."""


def check_script(script: Any, limits: Any) -> None:
    """Refuse what is no script, such as its text, and what are no limits."""
    if not isinstance(script, Script):
        raise SpecificationError(f"expected a Script(text, kind), got {short(script)}")
    if not isinstance(limits, Limits):
        raise SpecificationError(f"expected Limits(seconds=60), got {short(limits)}")


def check_run(engine: Any, limits: Any) -> None:
    """Refuse as an engine or as limits what is neither them nor None, such as a class itself."""
    expected = (engine, Engine, "Macaulay2() or Session()"), (limits, Limits, "Limits(seconds=60)")
    for given, kind, example in expected:
        if isinstance(given, type):
            raise SpecificationError(f"expected {example}, got the class {given.__name__} itself")
        if given is not None and not isinstance(given, kind):
            raise SpecificationError(f"expected {example}, got {short(given)}")
