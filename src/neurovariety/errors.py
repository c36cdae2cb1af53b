"""Every error of the package.

::

    NeuroVarietyError
    ├── SpecificationError (ValueError)   before anything runs: what was expected, what was given
    ├── MissingDependency (ImportError)   an optional library that is not installed: names the extra
    ├── RenderError                       a template asked for what it must not have
    ├── TooLarge                          a computation in this process met its bounds
    │   └── TooLate (TimeoutError)        among them the time limit
    ├── StudyStopped                      a sweep cannot go on; what it has kept stays
    ├── EngineError                       carries .script and .run, and says how to reproduce
    │   ├── EngineNotFound                no candidate at all
    │   ├── EngineTooOld                  found, but older than what is supported
    │   ├── EngineBroken                  found, but its trial run failed
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


class NeuroVarietyError(Exception):
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


class RenderError(NeuroVarietyError):
    """A template received something that it has no safe way to write."""


class TooLarge(NeuroVarietyError):
    """A computation in this process met the bounds that keep it short; the message says which."""


class StudyStopped(NeuroVarietyError):
    """A sweep cannot go on, for a reason outside its problem; what it has kept stays."""


class TooLate(TooLarge, TimeoutError):
    """The time limit of a call passed while something was computed in this process."""


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
