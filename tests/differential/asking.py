"""Solving within a case's time, and what may come out of a case."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import neurovariety as nv
from neurovariety.errors import SpecificationError, TooLarge
from tests.golden.schema import unlike_the_schema


class Outcome(StrEnum):
    """What may come out of a case."""

    HOLDS = "holds"
    REFUSED = "refused"
    UNDECIDED = "undecided"
    SLOW = "too slow"
    FAULT = "fault"


class Fault(AssertionError):
    """A relation does not hold, or something was raised that is no refusal."""


class Undecided(Exception):
    """The results themselves say that they are not whole."""


@dataclass
class Ask:
    """Solves problems for one case in warm engines.

    Parameters
    ----------
    engines : dict
        By dialect, ``"macaulay2"`` and ``"sage"``.
    limits : Limits
        The seconds are for the whole case, the memory is an engine's.
    """

    engines: dict[str, Any]
    limits: nv.Limits
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        self._end = time.monotonic() + self.limits.seconds

    def __call__(self, problem: Any, dialect: str | None = None) -> Any:
        """The result; by Macaulay2 or in this process, unless a dialect is asked for."""
        from neurovariety.problems.base.methods import Place

        left = self._end - time.monotonic()
        if left <= 0.05:
            raise TimeoutError
        engine = self.engines[dialect or "macaulay2"]
        if dialect is None and problem.chosen.place is not Place.ENGINE:
            engine = None
        result = nv.solve(problem, engine, replace(self.limits, seconds=left))
        if (wrong := unlike_the_schema(result)) is not None:
            raise Fault(f"--json of {problem}: {wrong}")
        return result


def outcome(check: Any, *arguments: Any) -> tuple[Outcome, str]:
    """What a relation says of its arguments; whatever is raised is translated here."""
    try:
        check(*arguments)
    except SpecificationError as said:
        return Outcome.REFUSED, str(said)
    except (Undecided, TooLarge) as said:
        return Outcome.UNDECIDED, str(said)
    except (TimeoutError, MemoryError):
        return Outcome.SLOW, ""
    except Fault as said:
        return Outcome.FAULT, str(said)
    except Exception as error:  # a relation never raises: it is the package that did
        return Outcome.FAULT, f"{type(error).__name__}: {str(error)[:400]}"
    return Outcome.HOLDS, ""


def expect(holds: object, said: str) -> None:
    """Raise a Fault with what was found unless something holds."""
    if not holds:
        raise Fault(said)
