"""A check of an answer as a value, and what all checks need."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from sympy import prevprime

from neurovariety.engines import Engine, Limits
from neurovariety.errors import EngineMemoryError, EngineTimeout
from neurovariety.exact import DEFAULT_PRIME, SMALLEST_PRIME
from neurovariety.solve import solve

SMALL_BASIS = 60
"""Elements of a Groebner basis up to which its S-pairs are reduced in Python."""


@dataclass(frozen=True)
class Check:
    """One check: what was done, by what, and whether it held.

    Parameters
    ----------
    name, detail : str
        The road and what was seen on it.
    engine : str
        What computed it.
    seconds : float
        Wall-clock time.
    holds : bool or None
        None if a limit stopped it: the answer is neither confirmed nor refuted.
    """

    name: str
    detail: str
    engine: str
    seconds: float
    holds: bool | None


@dataclass(frozen=True)
class Verification:
    """The checks of one answer."""

    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether some check held and none failed."""
        outcomes = [check.holds for check in self.checks]
        return True in outcomes and False not in outcomes

    def to_data(self) -> list[dict[str, Any]]:
        """The checks as plain dictionaries, for JSON."""
        return [asdict(check) for check in self.checks]

    def __str__(self) -> str:
        words = {True: "holds", False: "FAILS", None: "open"}
        return "\n".join(
            f"{words[c.holds]:5}  {c.name}: {c.detail} ({c.engine}, {c.seconds:.2f} s)"
            for c in self.checks
        )


@dataclass(frozen=True)
class Context:
    engine: Engine | None
    limits: Limits | None

    def by_solving(
        self, name: str, problem: Any, agrees: Callable[[Any], tuple[bool, str]]
    ) -> Check:
        """Solve another problem and compare."""
        start = time.perf_counter()
        try:
            answer: Any = solve(problem, engine=self.engine, limits=self.limits)
        except (EngineTimeout, EngineMemoryError) as stopped:
            seconds = time.perf_counter() - start
            return Check(name, type(stopped).__name__, "Macaulay2", seconds, None)
        holds, detail = agrees(answer)
        p = answer.provenance
        return Check(name, detail, f"{p.engine} {p.version}", time.perf_counter() - start, holds)


def here(name: str, test: Callable[[], tuple[bool, str]]) -> Check:
    start = time.perf_counter()
    holds, detail = test()
    return Check(name, detail, "neurovariety", time.perf_counter() - start, holds)


def another_prime(p: int) -> int:
    """A prime that has not been used yet."""
    return int(prevprime(p)) if p > SMALLEST_PRIME else DEFAULT_PRIME
