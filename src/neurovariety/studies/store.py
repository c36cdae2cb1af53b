"""A file that keeps the answers of a sweep, so that a stopped sweep goes on where it was."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any, Self

from neurovariety.errors import SpecificationError

_TABLE = """
create table if not exists answers (
    digest text primary key,  -- of the script: another question has another one
    problem text not null,
    answer text,              -- JSON; null where a limit stopped the engine
    outcome text not null,
    limit_seconds real not null
)
"""


class Database:
    """An SQLite file with one table, which is made if it is not there.

    Parameters
    ----------
    path : Path or str
        It is made if there is none; ``":memory:"`` keeps nothing.
    table : str
        What creates the table where there is none.
    what : str
        What is kept, for the error.

    Raises
    ------
    SpecificationError
        If the file cannot be written, or is no such file.
    """

    def __init__(self, path: Path | str, table: str, what: str) -> None:
        try:
            self._connection = sqlite3.connect(path)
            with self._connection:
                self._connection.execute(table)
        except sqlite3.Error as cause:
            raise SpecificationError(f"cannot keep {what} in {path}: {cause}") from None

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Store(Database):
    """Answers by the digests of their scripts, in an SQLite file.

    Parameters
    ----------
    path : Path or str
        It is made if there is none.

    Raises
    ------
    SpecificationError
        If the file cannot be written, or is no such store.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/sweep.sqlite") as store:
    ...     store.put("d1", "a question", {"value": 39}, "finished", 60)
    ...     store.get("d1", 60), store.get("d2", 60)
    ({'value': 39}, None)
    """

    def __init__(self, path: Path | str) -> None:
        super().__init__(path, _TABLE, "answers")

    def get(self, digest: str, seconds: float) -> dict[str, Any] | None:
        """The answer; an ``outcome`` alone where so long a limit, or a longer one, was not enough.

        None if the question has not been asked, or only with a shorter limit.
        """
        found = self._connection.execute(
            "select answer, outcome, limit_seconds from answers where digest = ?", (digest,)
        ).fetchone()
        if found is None:
            return None
        answer, outcome, limit = found
        if answer is not None:
            return dict(json.loads(answer))
        return {"outcome": outcome} if limit >= seconds else None

    def put(
        self, digest: str, problem: str, answer: dict[str, Any] | None, outcome: str, seconds: float
    ) -> None:
        """Keep an answer, or how it failed to come; it is on the disk when this returns."""
        text = None if answer is None else json.dumps(answer)
        with self._connection:
            self._connection.execute(
                "insert or replace into answers values (?, ?, ?, ?, ?)",
                (digest, problem, text, outcome, seconds),
            )
