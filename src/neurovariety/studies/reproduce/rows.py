"""What tables of published values are made of: rows that solve their problems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from neurovariety.algebra.exact import check_integer
from neurovariety.engines.base import Engine, Limits, Run
from neurovariety.engines.errors import EngineError
from neurovariety.engines.script import Script
from neurovariety.problems.base.methods import Place
from neurovariety.problems.base.problem import Problem, R
from neurovariety.solve import solve


@dataclass(frozen=True)
class Settings:
    """What a user can choose for a table.

    Parameters
    ----------
    draws : int
        Random real draws for each row of a table that counts real points.
    seed : int
        Where random data come from.

    Raises
    ------
    SpecificationError
        If one is negative.
    """

    draws: int = 20
    seed: int = 1

    def __post_init__(self) -> None:
        check_integer("draws", self.draws, 0)
        check_integer("seed", self.seed, 0)


@dataclass(frozen=True)
class Answer:
    """A solved row.

    Parameters
    ----------
    cells : tuple of str
        One for each column.
    agrees : bool
        Whether the computed values are the published ones.
    scripts : tuple of Script
        What was run.
    remark : str
        What is said of the row instead of "ok" or "DIFFERS".
    """

    cells: tuple[str, ...]
    agrees: bool
    scripts: tuple[Script, ...]
    remark: str = ""


@dataclass(frozen=True)
class Absent:
    """Stands for an engine that is missing.

    Parameters
    ----------
    name, dialect : str
        Those of the engine.
    error : EngineError
        What it raised.
    """

    name: str
    dialect: str
    error: EngineError

    def run(self, script: Script, limits: Limits) -> Run:
        """No script runs."""
        raise self.error


def solved(problem: Problem[R], engine: Engine | None, limits: Limits) -> R:
    """The result by an engine; if that is missing, by this process, where both can find it."""
    here = isinstance(engine, Absent) and problem.chosen.place is Place.EITHER
    return solve(problem, engine=None if here else engine, limits=limits)


class Row(Protocol):
    """A line of a table before it is solved."""

    @property
    def name(self) -> str:
        """What the line is about."""

    def solve(self, engine: Engine, limits: Limits) -> Answer:
        """Solve the line's problems and compare."""


@dataclass(frozen=True)
class Reproduction:
    """A published table.

    Parameters
    ----------
    columns : tuple of str
        The headings; a column named ``A (source)`` holds the published values of column ``A``.
    rows : tuple of Row
        One for each line.
    preface : str
        What is printed above the table.
    draw : callable, optional
        Draws the table's picture: a `Picture`.
    references : tuple of str
        The literature, beside that of the rows' problems.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    preface: str = ""
    draw: Callable[[], Any] | None = None

    references: tuple[str, ...] = ()

    @property
    def literature(self) -> tuple[str, ...]:
        """The references, and those of the problems of the rows, each once."""
        problems = (row.problem for row in self.rows if isinstance(row, PublishedNumber))
        behind = (work for problem in problems for work in problem.references)
        return tuple(dict.fromkeys((*self.references, *behind)))


@dataclass(frozen=True)
class PublishedNumber:
    """One published number.

    Parameters
    ----------
    name : str
        What the number is.
    published : str
        As the source has it.
    problem : Problem
        What is solved.
    read : callable
        From the result to the text that is compared with ``published``.
    here : bool
        Whether it is solved in this process, as engines take minutes.
    """

    name: str
    published: str
    problem: Problem[Any]
    read: Callable[[Any], str]
    here: bool = False

    def solve(self, engine: Engine, limits: Limits) -> Answer:
        """Solve the problem and compare."""
        result = solved(self.problem, None if self.here else engine, limits)
        computed = self.read(result)
        p = result.provenance
        return Answer(
            (
                self.name,
                self.published,
                computed,
                f"{p.method}, {p.field}",
                p.certainty.value,
                f"{p.engine} {p.version}",
                f"{p.seconds:.3f}",
            ),
            computed == self.published,
            (result.script,),
        )


NUMBER_COLUMNS = ("number", "published", "computed", "method", "certainty", "engine", "seconds")
"""The headings of a table of `PublishedNumber`."""
