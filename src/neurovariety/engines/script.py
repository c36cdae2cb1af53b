"""A standalone program for an engine, and the dictionary of the names in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError, file_errors, short


@dataclass(frozen=True)
class Language:
    """What scripts in an engine's language look like.

    Parameters
    ----------
    file : str
        What a script's file is called where nobody chose a name.
    problem_mark : str
        The line between the inlined library and the problem; a warm engine reads the library once.
    command : tuple of str
        What runs a script, before the name of its file.
    """

    file: str
    problem_mark: str
    command: tuple[str, ...]

    @property
    def suffix(self) -> str:
        """That of the file."""
        return self.file.rpartition(".")[2]


LANGUAGES = {
    "macaulay2": Language("script.m2", "-- The problem " + "-" * 61, ("M2", "--script")),
    "sage": Language("script.sage", "# The problem " + "-" * 62, ("sage",)),
}
PROBLEM_MARK = LANGUAGES["macaulay2"].problem_mark

ALGORITHMS = ("libsingular:slimgb", "libsingular:std", "singular:slimgb", "msolve")
"""Sage's names of what computes its Groebner bases; the first is the default, for it is by far the
fastest on critical points. Not ``singular:std``: it trusts the prime 32003, and cannot be told not
to."""


def split_dialect(dialect: str) -> tuple[str, str]:
    """The language of a dialect, and for Sage what computes Groebner bases.

    Raises
    ------
    SpecificationError
        If there is no such dialect.

    Examples
    --------
    >>> split_dialect("sage"), split_dialect("sage:msolve")
    (('sage', 'libsingular:slimgb'), ('sage', 'msolve'))
    """
    language, colon, algorithm = dialect.partition(":") if isinstance(dialect, str) else ("",) * 3
    if language in LANGUAGES and not colon:
        return language, ALGORITHMS[0]
    if language == "sage" and algorithm in ALGORITHMS:
        return language, algorithm
    known = (*LANGUAGES, *(f"sage:{name}" for name in ALGORITHMS))
    raise SpecificationError(f"expected a dialect among {', '.join(known)}, got {short(dialect)}")


def dialect_of(algorithm: str) -> str:
    """``"sage"``, with the algorithm unless it is the default.

    Raises
    ------
    SpecificationError
        If there is no such algorithm.
    """
    split_dialect(f"sage:{algorithm}" if isinstance(algorithm, str) else algorithm)
    return "sage" if algorithm == ALGORITHMS[0] else f"sage:{algorithm}"


@dataclass(frozen=True)
class NameTable(Shown):
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

    def only(self, symbols: Iterable[str]) -> tuple[str, ...]:
        """The engine's names of some of them."""
        names = dict(zip(self.symbols, self.engine_names, strict=True))
        return tuple(names[s] for s in symbols)


@dataclass(frozen=True)
class Script(Shown):
    """A program that an engine can run, with or without Python.

    Parameters
    ----------
    text : str
        The whole program.
    kind : str
        The kind of answer that it writes, such as ``"generic-ed-degree"``.
    dialect : str
        ``"macaulay2"``, ``"sage"``, or ``"sage:ALGORITHM"``.
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

    def __post_init__(self) -> None:
        fields = (self.text, str), (self.kind, str), (self.names, NameTable)
        for given, kind in fields:
            if not isinstance(given, kind):
                raise SpecificationError(f"expected a script's {kind.__name__}, got {short(given)}")
        split_dialect(self.dialect)

    def __str__(self) -> str:
        """The text, which the shell prints."""
        return self.text

    def in_short(self) -> str:
        """The dialect, the problem's kind and the length."""
        return f"{self.kind} in {self.dialect}, {self.text.count(chr(10))} lines"

    @property
    def digest(self) -> str:
        """The SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def language(self) -> Language:
        """What the dialect belongs to."""
        return LANGUAGES[split_dialect(self.dialect)[0]]

    @property
    def library(self) -> str:
        """What stands above the problem mark; empty if there is no mark."""
        above, mark, _ = self.text.partition(self.language.problem_mark)
        return above if mark else ""

    @property
    def problem(self) -> str:
        """What stands from the problem mark on; all of it if there is no mark."""
        return self.text[len(self.library) :]

    def write(self, path: Path | str) -> Path:
        """Write the program to a file and return its path."""
        with file_errors("write", path):
            target = Path(path)
            target.write_text(self.text, encoding="utf-8")
        return target
