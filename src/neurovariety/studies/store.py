"""A file that keeps the results of a sweep as they come, so that a stopped one goes on.

Results are found by the whole of what is asked, and refused where it was computed in another way:
what a file holds is never mixed with what this version would compute.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from sympy.polys.rings import PolyElement

from neurovariety._version import __version__
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError, StudyStopped, short
from neurovariety.varieties.variety import Implicit

FORMAT = 2
"""Of the file, in its ``user_version``; before it was counted there, a file had 0."""

SMALLEST = 5 * 4096
"""Bytes of a store without results."""

_PATIENCE = 60.0  # seconds for another process to finish writing
_MADE = 0.3  # seconds for another process to make the file
_TABLES = f"""
pragma page_size = 4096;
begin;
create table computations (
    digest text primary key,  -- of the problem
    problem text not null,
    method text not null,
    version text not null     -- of neurovariety, for whoever reads the file
);
create table results (
    digest text not null references computations,
    number integer not null,
    result text not null,     -- JSON
    primary key (digest, number)
);
pragma user_version = {FORMAT};
commit;
"""


@dataclass(frozen=True)
class Computation(Shown):
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
        If the file cannot be made or read, or is no such store, which is then left as it is.

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
            if path != ":memory:":
                _make(Path(path))
            self._connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            if path == ":memory:":
                self._connection.executescript(_TABLES)
            (found,) = self._connection.execute("pragma user_version").fetchone()
        except (sqlite3.Error, OSError, ValueError) as cause:  # the last for names of no file
            where = short(str(path))
            raise SpecificationError(f"cannot keep results in {where}: {cause}") from None
        if found != FORMAT:
            self.close()
            raise SpecificationError(
                f"expected {path} to be a store of format {FORMAT}, found an SQLite file of format "
                f"{found}: of another version, whose results may belong to another problem, or "
                "empty; name another file, or remove this one to compute all again"
            )

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
        StudyStopped
            If the file is damaged.
        """
        with self._reached("read"):
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
        StudyStopped
            If the disk is full, or the file cannot be written any more.
        """
        digest = computation.digest
        with self._reached("keep"), self._transaction():
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

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("begin immediate")
        try:
            yield
            self._connection.execute("commit")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("rollback")
            raise

    @contextmanager
    def _reached(self, what: str) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, json.JSONDecodeError) as cause:
            raise StudyStopped(f"cannot {what} results in {self._path}: {cause}") from None


def _make(path: Path) -> None:
    """Make an empty store if there is no file, and wait for another process that does.

    It is written in one piece. So a file without tables was not just begun: it was cut off or is
    foreign, and is not taken for a new one.
    """
    if not os.path.lexists(path):
        with TemporaryDirectory() as folder:
            made = Path(folder, "store")
            connection = sqlite3.connect(made)
            connection.executescript(_TABLES)
            connection.close()
            whole = made.read_bytes()
        with suppress(FileExistsError), path.open("xb", buffering=len(whole) + 1) as file:
            try:
                # That of a file which was removed would be played back into this one.
                path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
                file.write(whole)
                file.flush()
            except OSError:
                path.unlink()
                raise
    deadline = time.monotonic() + _MADE
    while path.stat().st_size < SMALLEST and time.monotonic() < deadline:
        time.sleep(0.01)
