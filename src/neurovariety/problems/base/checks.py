"""A check of a result as a value, and what all checks need."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any, TypeAlias

from sympy.polys.polyerrors import BasePolynomialError

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.shown import Shown
from neurovariety.engines.base import Engine, Limits
from neurovariety.engines.batch import MACAULAY2, SAGE, Macaulay2, Sage
from neurovariety.engines.discovery import find
from neurovariety.engines.errors import EngineError
from neurovariety.errors import TooLarge
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.base.tables import Table

Outcome: TypeAlias = tuple[bool | None, str]
"""Whether a check held, None if that stays open, and what was seen."""

WORDS = {True: "holds", False: "FAILS", None: "open"}


class Shares(StrEnum):
    """What a check has in common with the method that found the result."""

    NOTHING = "other mathematics"
    METHOD = "same method, other data"
    ALGORITHM = "same algorithm, another engine"


@dataclass(frozen=True)
class Check(Shown):
    """One check: what was done, by what, and whether it held.

    Parameters
    ----------
    name, detail : str
        What was done and what was seen.
    engine : str
        What computed it.
    seconds : float
        Wall-clock time.
    holds : bool or None
        None if a limit stopped it, or the engine is missing: the answer is neither confirmed nor
        refuted.
    shares : Shares
        Whether it could be wrong together with what it checks.
    """

    name: str
    detail: str
    engine: str
    seconds: float
    holds: bool | None
    shares: Shares = Shares.NOTHING

    @property
    def outcome(self) -> str:
        """``holds``, ``FAILS`` or ``open``."""
        return WORDS[self.holds]


@dataclass(frozen=True)
class Verification(Shown):
    """The checks of one answer."""

    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether some check held and none failed."""
        outcomes = [check.holds for check in self.checks]
        return True in outcomes and False not in outcomes

    def in_short(self) -> str:
        """How many checks there were and what came out."""
        outcomes = Counter(check.outcome for check in self.checks)
        return f"{len(self.checks)} checks: {', '.join(f'{n} {w}' for w, n in outcomes.items())}"

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks that refute the answer."""
        return tuple(check for check in self.checks if check.holds is False)

    def table(self) -> Table:
        """The checks as a table, for CSV, Markdown and LaTeX."""
        rows = tuple(
            (c.outcome, c.name, c.detail, c.shares.value, c.engine, f"{c.seconds:.2f}")
            for c in self.checks
        )
        columns = ("outcome", "check", "what was seen", "shares", "by", "seconds")
        return Table("verification", columns, rows)

    def to_data(self) -> list[dict[str, Any]]:
        """The checks as plain dictionaries, for JSON."""
        return [asdict(check) for check in self.checks]

    def _repr_html_(self) -> str:
        return self.table().html()

    def __str__(self) -> str:
        return "\n".join(
            f"{c.outcome:5}  {c.name}: {c.detail} ({c.engine}, {c.seconds:.2f} s; {c.shares.value})"
            for c in self.checks
        )


@dataclass(frozen=True)
class Context:
    """What checks are made with.

    Parameters
    ----------
    problem : Problem
        Whose result is checked.
    engine : Engine or None
        What the user gave.
    other : Engine or None
        A second one, that did not compute the answer.
    limits : Limits
        For each check.
    solve : callable
        `neurovariety.solve`; handed in, for it knows all problems, and no problem knows it.
    """

    problem: Problem[Any]
    engine: Engine | None
    other: Engine | None
    limits: Limits
    solve: Callable[..., Any]

    @property
    def elsewhere(self) -> Engine:
        """The second engine if there is one, for what Python is too slow."""
        return self.other or self.engine or Macaulay2()

    def by_solving(
        self,
        name: str,
        problem: Any,
        agrees: Callable[[Any], Outcome],
        engine: Engine | None = None,
    ) -> Check:
        """Solve another problem and compare; an engine that fails leaves the check open."""
        return next(self.by_solving_once(problem, {name: agrees}, engine))

    def by_another_method(self, agrees: Callable[[Any], Outcome]) -> Check:
        """Solve the problem by the method that ``auto`` takes, and compare."""
        given: Any = self.problem
        fast = replace(given, method="auto")
        return self.by_solving(f"another method, {fast.chosen_method}", fast, agrees)

    def like(self, method: str) -> Shares:
        """What checks by one of the methods at other data share with that which was chosen."""
        return Shares.METHOD if self.problem.chosen.mathematics == method else Shares.NOTHING

    def by_solving_all(
        self,
        name: str,
        problems: Sequence[Any],
        agree: Callable[[Sequence[Any]], Outcome],
        engine: Engine | None = None,
    ) -> Check:
        """Solve several problems and compare with all their results."""
        found: list[Any] = []

        def keep(result: Any) -> Outcome:
            found.append(result)
            return (True, "") if len(found) < len(problems) else agree(found)

        seconds = 0.0
        for problem in problems:
            check = self.by_solving(name, problem, keep, engine)
            seconds += check.seconds
            if not check.holds:
                break
        return replace(check, seconds=seconds)

    def by_solving_once(
        self,
        problem: Any,
        tests: Mapping[str, Callable[[Any], Outcome]],
        engine: Engine | None = None,
    ) -> Iterator[Check]:
        """Several checks of one answer; the first has its time."""
        engine, shares = engine or self.engine, self._shares(problem)
        start = time.perf_counter()
        try:
            answer: Any = self.solve(problem, engine=engine, limits=self.limits)
        except (EngineError, TooLarge) as stopped:
            seconds = time.perf_counter() - start
            said = f"{type(stopped).__name__}: {stopped}".splitlines()[0]
            by = engine.name if engine else "Macaulay2"
            yield from (Check(name, said, by, seconds, None, shares) for name in tests)
            return
        by = f"{answer.provenance.engine} {answer.provenance.version}"
        for name, agrees in tests.items():
            holds, detail = _judged(partial(agrees, answer))
            now = time.perf_counter()
            yield Check(name, detail, by, now - start, holds, shares)
            start = now

    def _shares(self, problem: Problem[Any]) -> Shares:
        """The same problem to be solved once more, or by the same mathematics, or by other."""
        if problem == self.problem:
            return Shares.ALGORITHM
        same = type(problem) is type(self.problem)
        if same and problem.chosen.mathematics == self.problem.chosen.mathematics:
            return Shares.METHOD
        return Shares.NOTHING


def here(name: str, test: Callable[[], Outcome], shares: Shares = Shares.NOTHING) -> Check:
    """A check in this process; a value with which one cannot compute is wrong, what is too large
    stays open."""
    start = time.perf_counter()
    holds, detail = _judged(test)
    return Check(name, detail, "neurovariety", time.perf_counter() - start, holds, shares)


def _judged(test: Callable[[], Outcome]) -> Outcome:
    try:
        check_time()
        return test()
    except TooLarge as stopped:
        return None, str(stopped)
    except (ArithmeticError, LookupError, ValueError, BasePolynomialError) as malformed:
        return False, f"malformed, {type(malformed).__name__}: {malformed}"


def other_engine(provenance: Provenance, given: Engine | None) -> Engine | None:
    """An engine that did not compute the answer; None if there is none on this machine."""
    if given is not None and given.name != provenance.engine:
        return given
    wanted: Engine = Sage() if provenance.engine == "Macaulay2" else Macaulay2()
    try:
        find(SAGE if isinstance(wanted, Sage) else MACAULAY2)
    except EngineError:
        return None
    return wanted
