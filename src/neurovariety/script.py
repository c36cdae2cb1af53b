"""A standalone program for an engine, and the dictionary of the names in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

PROBLEM_MARK = "-- The problem " + "-" * 61
"""The line between the inlined library and the problem; a warm engine reads the library once."""


@dataclass(frozen=True)
class NameTable:
    """The user's symbols and the engine-safe names that stand for them, by position.

    Parameters
    ----------
    symbols : tuple of str
        The names as the user wrote them, in the order of the ring.

    Examples
    --------
    >>> NameTable(("lambda1", "e")).pairs
    (('nv0', 'lambda1'), ('nv1', 'e'))
    """

    symbols: tuple[str, ...] = ()

    @property
    def engine_names(self) -> tuple[str, ...]:
        """``nv0, nv1, ...``: names that no engine reserves."""
        return tuple(f"nv{i}" for i in range(len(self.symbols)))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Pairs (engine name, user's name)."""
        return tuple(zip(self.engine_names, self.symbols, strict=True))


@dataclass(frozen=True)
class Script:
    """A program that an engine can run, with or without Python.

    Parameters
    ----------
    text : str
        The whole program.
    kind : str
        The kind of answer that it writes, such as ``"generic-ed-degree"``.
    dialect : str
        The language: ``"macaulay2"``.
    names : NameTable
        How to read the answer's variables back.

    Examples
    --------
    >>> Script("<< 2+2 << endl;", kind="sum").dialect
    'macaulay2'
    """

    text: str
    kind: str
    dialect: str = "macaulay2"
    names: NameTable = NameTable()

    @property
    def digest(self) -> str:
        """The SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def library(self) -> str:
        """What stands above the problem mark; empty if there is no mark."""
        return self.text.partition(PROBLEM_MARK)[0] if PROBLEM_MARK in self.text else ""

    @property
    def problem(self) -> str:
        """What stands from the problem mark on; all of it if there is no mark."""
        return self.text[len(self.library) :]

    def write(self, path: Path | str) -> Path:
        """Write the program to a file and return its path."""
        target = Path(path)
        target.write_text(self.text, encoding="utf-8")
        return target
