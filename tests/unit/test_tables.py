"""Tables: CSV that is read back, Markdown with as many columns, LaTeX that is escaped."""

from __future__ import annotations

import csv
import io
import re
import resource
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurovariety.errors import MissingDependency
from neurovariety.problems.base.tables import Table

CELL = st.text(st.characters(exclude_categories=["C"], exclude_characters="=@"), max_size=12)
ROWS = st.lists(st.tuples(CELL, CELL), max_size=4).map(tuple)


@given(ROWS)
def test_csv_is_read_back(rows: tuple[tuple[str, str], ...]) -> None:
    table = Table("t", ("a", "b"), rows)
    assert list(csv.reader(io.StringIO(table.csv()))) == [["a", "b"], *map(list, rows)]


def test_no_cell_is_a_formula() -> None:
    table = Table("t", ("a", "b", "c"), (("=1+1", "@x", "-x"),))
    assert table.csv() == "a,b,c\n'=1+1,'@x,-x\n"


def test_csv_quotes_what_needs_it() -> None:
    table = Table("t", ("a", "b"), (('say "x, y"', "1\n2"), ("plain", "")))
    assert table.csv() == 'a,b\n"say ""x, y""","1\n2"\nplain,\n'


@given(ROWS)
def test_markdown_has_the_same_columns_in_each_line(rows: tuple[tuple[str, str], ...]) -> None:
    lines = Table("t", ("a", "b"), rows).markdown().split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(rows) + 2
    for line in lines:
        assert len(re.findall(r"(?<!\\)\|", line)) == 3


def test_markdown_keeps_a_cell_in_its_line() -> None:
    table = Table("t", ("a|b",), (("c\nd",),))
    assert table.markdown() == "| a\\|b |\n|---|\n| c d |\n"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("50%", r"50\%"),
        ("M_1 & M_2", r"M\_1 \& M\_2"),
        ("$x^2$", r"\$x\textasciicircum{}2\$"),
        ("{a}#~", r"\{a\}\#\textasciitilde{}"),
        ("a\\b", r"a\textbackslash{}b"),
        (r"\input{/etc/passwd}", r"\textbackslash{}input\{/etc/passwd\}"),
        ("1 < 2 > 0 | x", r"1 \textless{} 2 \textgreater{} 0 \textbar{} x"),
        ("[1]", "{[}1]"),
    ],
)
def test_latex_escapes(text: str, escaped: str) -> None:
    table = Table("t", (text,), ((text,),))
    assert table.latex() == (
        "\\begin{tabular}{l}\n\\hline\n" + f"{escaped} \\\\\n" + "\\hline\n"
        f"{escaped} \\\\\n" + "\\hline\n\\end{tabular}\n"
    )


@given(ROWS)
def test_latex_has_no_command_but_ours(rows: tuple[tuple[str, str], ...]) -> None:
    text = Table("t", ("a", "b"), rows).latex()
    words = set(re.findall(r"\\([a-z]+)", text))
    ours = {"begin", "end", "hline", "textbackslash", "textasciitilde", "textasciicircum"}
    assert words <= ours | {"textless", "textgreater", "textbar"}
    assert len(re.findall(r"(?<!\\)&", text)) == len(rows) + 1


def test_files(tmp_path: Path) -> None:
    table = Table("t", ("a",), (("é",),))
    paths = table.write(tmp_path / "new", "values")
    assert [p.name for p in paths] == ["values.csv", "values.md", "values.tex"]
    assert [p.read_text("utf-8") for p in paths] == [table.csv(), table.markdown(), table.latex()]


def test_a_full_disk_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    link = tmp_path / "t.csv"
    link.symlink_to(tmp_path / "elsewhere.csv")
    Table("t", ("a",), (("1",),)).write(tmp_path, "t")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, before[1]))
    try:
        with pytest.raises(OSError, match=r"t\.csv"):
            Table("t", ("a",), (("1" * 10_000,),)).write(tmp_path, "t")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert link.is_symlink()
    assert link.read_text("ascii") == "a\n1\n"
    assert len(list(tmp_path.iterdir())) == 4


def test_a_data_frame_has_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    def frame(rows: Any, columns: Any) -> Any:
        return rows, columns

    table = Table("t", ("n", "x", "name"), (("1", "0.5", "a"), ("-2", "3", "2/3")))
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=frame))
    assert table.to_dataframe() == ([(1, 0.5, "a"), (-2, 3.0, "2/3")], ["n", "x", "name"])
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingDependency, match=r'pip install ".*\[tables\]"'):
        table.to_dataframe()
