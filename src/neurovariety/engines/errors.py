"""The engines' branch of the error tree, which `neurovariety.errors` draws."""

from __future__ import annotations

from typing import Any

from neurovariety.engines.base import Run
from neurovariety.engines.script import Script
from neurovariety.errors import NeuroVarietyError


class EngineError(NeuroVarietyError):
    """An engine is missing or did not finish; see ``script`` and ``run``.

    Parameters
    ----------
    message : str
        What was expected, what was found, what to do next.
    script : Script, optional
        The script that was running.
    run : Run, optional
        All that the engine left: exit status, transcripts, partial answer.

    Attributes
    ----------
    partial : Result or None
        What a long computation had found when it was stopped, where its problem has such an
        answer; set by `solve`.
    """

    def __init__(
        self, message: str, *, script: Script | None = None, run: Run | None = None
    ) -> None:
        super().__init__(message)
        self.script = script
        self.run = run
        self.partial: Any = None


class EngineNotFound(EngineError):
    """No engine was found in any of the places that were searched."""


class EngineTooOld(EngineError):
    """An engine was found whose version is not supported."""


class EngineBroken(EngineError):
    """An engine was found, but its trial run failed."""


UNUSABLE = (EngineNotFound, EngineTooOld, EngineBroken)
"""Where there is no engine for a problem, there is none for another one."""


class NotTaken(EngineBroken):
    """A warm engine did not take a script, so it can be given to another one."""


class EngineForked(EngineError):
    """A warm engine of one process was used in another, which was forked from it."""


class EngineTimeout(EngineError, TimeoutError):
    """The wall-clock limit passed; ``run`` holds what was there by then."""


class EngineMemoryError(EngineError, MemoryError):
    """The engine ran out of the memory that it was allowed."""


class EngineCrashed(EngineError):
    """A signal ended the engine."""


class EngineFlooded(EngineError):
    """The engine wrote more, into one file or as its answer, than is ever read."""


class EngineFailed(EngineError):
    """The engine reported an error in the script."""
