"""A table as a value, and its CSV, Markdown and LaTeX."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from neurovariety.algebra.documents.files import write_whole
from neurovariety.algebra.documents.notebooks import html_of
from neurovariety.algebra.exact import items_of
from neurovariety.algebra.shown import Shown
from neurovariety.errors import MissingDependency, SpecificationError, file_errors, short

SHOWN = 100
"""Rows of a long table that a notebook shows."""

_FORMULA = ("=", "@", "\t", "\r")
"""How a formula begins; a sign begins numbers and polynomials, too, and is left."""

_NUMBER = re.compile(r"(-?\d[\d./]*(e[-+]?\d+)?( s)?|[-?]?)")

_DECIMAL: dict[Any, re.Pattern[str]] = {
    int: re.compile(r"-?\d{1,18}"),
    float: re.compile(r"-?\d+(\.\d+)?(e[-+]?\d+)?"),
}

_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "[": "{[}",  # after a line's end it would open an argument
} | {c: rf"\{c}" for c in "&%$#_{}"}


@dataclass(frozen=True)
class Table(Shown):
    """Rows of text under a heading for each column.

    Parameters
    ----------
    title : str
        What the table is of.
    columns : tuple of str
        The headings.
    rows : tuple of tuple of str
        A text for each column.

    Examples
    --------
    >>> print(Table("sums", ("a", "b"), (("1", "2"),)).markdown())
    | a | b |
    |---|---|
    | 1 | 2 |
    <BLANKLINE>
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        for texts in (self.columns, *items_of("rows", self.rows)):
            cells = items_of("texts", texts)
            if len(cells) != len(self.columns) or not all(isinstance(c, str) for c in cells):
                raise SpecificationError(
                    f"expected a text for each of {len(self.columns)} columns, got {short(texts)}"
                )

    def __str__(self) -> str:
        """As on a terminal."""
        widths = [max(map(len, column)) for column in zip(self.columns, *self.rows, strict=True)]
        lines = [
            "  ".join(
                f"{v:>{n}}" if right else f"{v:<{n}}"
                for v, n, right in zip(row, widths, self.right, strict=True)
            ).rstrip()
            for row in (self.columns, *self.rows)
        ]
        return "\n".join([self.title, *lines])

    def in_short(self) -> str:
        """The title and the numbers of rows and columns."""
        return f"{self.title}, {len(self.rows)} x {len(self.columns)}"

    @property
    def right(self) -> list[bool]:
        """Which columns are numbers, which stand on the right."""
        return [
            all(_NUMBER.fullmatch(row[k]) for row in self.rows) for k in range(len(self.columns))
        ]

    def csv(self) -> str:
        """Comma-separated values, quoted where needed.

        An apostrophe goes before what a spreadsheet would take for a formula.
        """
        out = io.StringIO()
        rows = [
            [f"'{v}" if v[:1] in _FORMULA else v for v in row] for row in (self.columns, *self.rows)
        ]
        csv.writer(out, lineterminator="\n").writerows(rows)
        return out.getvalue()

    def markdown(self) -> str:
        """A Markdown table."""
        lines = [self.columns, *self.rows]
        text = ["| " + " | ".join(_cell(v) for v in row) + " |" for row in lines]
        text.insert(1, "|" + "---|" * len(self.columns))
        return "\n".join(text) + "\n"

    def latex(self) -> str:
        """A LaTeX ``tabular``; it needs no package."""
        body = "\n".join(
            " & ".join("".join(_LATEX.get(c, c) for c in v) for v in row) + r" \\"
            for row in self.rows
        )
        head = " & ".join("".join(_LATEX.get(c, c) for c in v) for v in self.columns)
        columns = "l" * len(self.columns)
        return (
            f"\\begin{{tabular}}{{{columns}}}\n\\hline\n{head} \\\\\n\\hline\n{body}\n"
            "\\hline\n\\end{tabular}\n"
        )

    def to_dataframe(self) -> Any:
        """A data frame of pandas; what is a whole or a decimal number in a table is one there.

        Raises
        ------
        MissingDependency
            If there is no pandas.
        """
        try:
            from pandas import DataFrame
        except ImportError:
            raise MissingDependency(
                'pandas is needed for data frames: pip install "neurovariety[tables]"'
            ) from None
        columns = zip(*self.rows, strict=True) if self.rows else ((),) * len(self.columns)
        return DataFrame([*zip(*map(_numbers, columns), strict=True)], columns=list(self.columns))

    def html(self) -> str:
        """An HTML table, every text of it escaped; numbers stand on the right."""
        styles = ["right" if right else "left" for right in self.right]

        def line(cells: tuple[str, ...], tag: str) -> str:
            shown = (
                f'<{tag} style="text-align:{side};padding:0.1em 0.6em">{html_of(c)}</{tag}>'
                for c, side in zip(cells, styles, strict=True)
            )
            return f"<tr>{''.join(shown)}</tr>"

        head = f"<thead>{line(self.columns, 'th')}</thead>\n" if any(self.columns) else ""
        body = "\n".join(line(row, "td") for row in self.rows)
        caption = f"<caption>{escape(self.title)}</caption>\n"
        return f"<table>\n{caption}{head}<tbody>\n{body}\n</tbody>\n</table>"

    def _repr_html_(self) -> str:
        if len(self.rows) <= SHOWN:
            return self.html()
        title = f"{self.title}: the first {SHOWN} of {len(self.rows)} rows"
        return replace(self, title=title, rows=self.rows[:SHOWN]).html()

    def write(self, folder: Path, stem: str) -> tuple[Path, ...]:
        """Write ``stem.csv``, ``stem.md`` and ``stem.tex`` and return their paths."""
        texts = {"csv": self.csv(), "md": self.markdown(), "tex": self.latex()}
        paths = tuple(folder / f"{stem}.{suffix}" for suffix in texts)
        for path, text in zip(paths, texts.values(), strict=True):
            with file_errors("write", path):
                folder.mkdir(parents=True, exist_ok=True)
                write_whole(path, text)
        return paths


def _numbers(column: Sequence[str]) -> list[Any]:
    """The numbers of a column that has nothing else, or its texts."""
    for kind in (int, float):
        if all(_DECIMAL[kind].fullmatch(text) for text in column):
            return [kind(text) for text in column]
    return list(column)


def _cell(text: str) -> str:
    """A cell in Markdown, where a line's end would end the row."""
    return " ".join(text.splitlines()).replace("|", r"\|")
