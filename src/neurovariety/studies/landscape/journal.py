"""A file that keeps the counts of a sweep over random data, so that a stopped one goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from neurovariety.studies.landscape.counting import Landscape
from neurovariety.studies.store import Database

_TABLE = """
create table if not exists landscapes (
    question text not null,  -- a digest of variety, metric and seed
    sample integer not null,
    real integer,            -- null where the count is not certified, as is the next
    minima integer,
    why text not null,
    primary key (question, sample)
)
"""


class Journal(Database):
    """Counts by question and sample, in an SQLite file.

    Parameters
    ----------
    path : Path or str
        It is made if there is none; ``":memory:"`` keeps nothing.

    Raises
    ------
    SpecificationError
        If the file cannot be written, or is no such file.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Journal(f"{folder}/sweep.sqlite") as journal:
    ...     journal.put("q", {3: Landscape(5, 2, True, "certified")})
    ...     journal.put("q", {3: Landscape(5, 2, True, "certified")})
    ...     sorted(journal.get("q"))
    [3]
    """

    def __init__(self, path: Path | str) -> None:
        super().__init__(path, _TABLE, "counts")

    def get(self, question: str) -> dict[int, Landscape]:
        """What is known, by sample."""
        rows: Iterable[tuple[int, int | None, int | None, str]] = self._connection.execute(
            "select sample, real, minima, why from landscapes where question = ?", (question,)
        )
        return {k: Landscape(real, minima, real is not None, why) for k, real, minima, why in rows}

    def put(self, question: str, found: Mapping[int, Landscape]) -> None:
        """Keep counts; they are on the disk when this returns, all or none."""
        with self._connection:
            self._connection.executemany(
                "insert or replace into landscapes values (?, ?, ?, ?, ?)",
                [(question, k, v.real, v.minima, v.why) for k, v in found.items()],
            )
