"""A file that keeps the results of a sweep as they come, so that a stopped one goes on.

Results are found by the whole of what is asked, and refused where it was computed in another way:
what a file holds is never mixed with what this version would compute.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Self

from sympy.polys.rings import PolyElement

from neurovariety._version import __version__
from neurovariety.errors import SpecificationError
from neurovariety.varieties.variety import Implicit

FORMAT = 2
"""Of the file, in its ``user_version``; before it was counted there, a file had 0."""

_PATIENCE = 60.0  # seconds for another process to finish writing
_TABLES = (
    """create table computations (
        digest text primary key,  -- of the problem
        problem text not null,
        method text not null,
        version text not null     -- of neurovariety, for whoever reads the file
    )""",
    """create table results (
        digest text not null references computations,
        number integer not null,
        result text not null,     -- JSON
        primary key (digest, number)
    )""",
)


@dataclass(frozen=True)
class Computation:
    """What is asked, and how it is computed.

    Parameters
    ----------
    problem : str
        All that determines the right results, from `write`.
    method : str
        What computes them, and all that it relies on: if that has changed, so may have they.
    """

    problem: str
    method: str

    @property
    def digest(self) -> str:
        """The SHA-256 of the problem, in hexadecimal."""
        return hashlib.sha256(self.problem.encode()).hexdigest()


def write(value: Any) -> str:
    """The whole of a value as text: nothing is cut, and equal values are written alike.

    Equations are written up to their order, their factors and the names of the variables.

    Examples
    --------
    >>> write((Implicit("2*x^2 + 2*y = 2"), Fraction(1, 2)))
    '(Implicit({(0, 0):-1 (0, 1):1 (2, 0):1}), 1/2)'
    >>> write(Implicit("1 = y + x^2")) == write(Implicit("a^2 + b - 1"))
    True
    """
    match value:
        case None | bool() | str():
            return repr(value)
        case int() | Fraction():
            return str(value)
        case tuple():
            return f"({', '.join(map(write, value))})"
        case PolyElement():
            return " ".join(f"{monomial}:{c}" for monomial, c in sorted(value.terms()))
        case Implicit():
            equations = sorted({write(f.monic()) for f in value.polynomials})
            return f"Implicit({{{', '.join(equations)}}})"
        case _ if is_dataclass(value):
            parts = (
                f"{f.name}={write(getattr(value, f.name))}" for f in fields(value) if f.compare
            )
            return f"{type(value).__name__}({', '.join(parts)})"
    raise TypeError(f"expected what has a canonical form, got {value!r}")


class Store:
    """Results by problem and number, in an SQLite file that several processes may share.

    Parameters
    ----------
    path : Path or str
        It is made if there is none; ``":memory:"`` keeps nothing.

    Raises
    ------
    SpecificationError
        If the file cannot be written, or is no such store.

    Examples
    --------
    >>> import tempfile
    >>> asked = Computation("a problem", "a method")
    >>> with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/sweep.sqlite") as store:
    ...     store.put(asked, {3: {"value": 39}})
    ...     store.get(asked), store.get(Computation("another", "a method"))
    ({3: {'value': 39}}, {})
    """

    def __init__(self, path: Path | str) -> None:
        self._path = path
        try:
            self._connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            if self._format() != FORMAT:
                self._begin()
        except sqlite3.Error as cause:
            raise SpecificationError(f"cannot keep results in {path}: {cause}") from None

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, computation: Computation) -> dict[int, Any]:
        """What is known, by number.

        Raises
        ------
        SpecificationError
            If the results in the file were computed in another way.
        """
        self._check(computation)
        rows = self._connection.execute(
            "select number, result from results where digest = ?", (computation.digest,)
        )
        return {number: json.loads(result) for number, result in rows}

    def put(self, computation: Computation, results: Mapping[int, Any]) -> None:
        """Keep results; they are on the disk when this returns, all or none.

        Raises
        ------
        SpecificationError
            If another process has meanwhile kept some that were computed in another way.
        """
        digest = computation.digest
        with self._transaction():
            self._check(computation)
            self._connection.execute(
                "insert or ignore into computations values (?, ?, ?, ?)",
                (digest, computation.problem, computation.method, __version__),
            )
            self._connection.executemany(
                "insert or replace into results values (?, ?, ?)",
                [(digest, number, json.dumps(result)) for number, result in results.items()],
            )

    def _check(self, computation: Computation) -> None:
        found = self._connection.execute(
            "select method, version from computations where digest = ?", (computation.digest,)
        ).fetchone()
        if found is not None and found[0] != computation.method:
            raise SpecificationError(
                f"expected {self._path} to hold results of {computation.method}, found those of "
                f"{found[0]}, by neurovariety {found[1]}, for the same problem; name another file, "
                "or remove this one to compute all of them again"
            )

    def _format(self) -> int:
        return int(self._connection.execute("pragma user_version").fetchone()[0])

    def _begin(self) -> None:
        """Make the tables in an empty file."""
        with self._transaction():
            found = self._format()
            if found == FORMAT:  # another process was faster
                return
            if self._connection.execute("select count(*) from sqlite_master").fetchone()[0]:
                raise SpecificationError(
                    f"expected {self._path} to be a store of format {FORMAT}, found an SQLite file "
                    f"of format {found}, perhaps of an older version, whose results may belong to "
                    "another problem; name another file, or remove this one to compute all again"
                )
            for table in _TABLES:
                self._connection.execute(table)
            self._connection.execute(f"pragma user_version = {FORMAT}")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._connection.execute("rollback")
            raise
        self._connection.execute("commit")
