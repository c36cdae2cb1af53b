"""Reports: self-contained, escaped; and the reproduction of the ED discriminant with its own."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

import neurovariety as nv
from neurovariety.algebra.polynomials import read_polynomials
from neurovariety.algebra.writing import show_polynomial
from neurovariety.problems.base.tables import Table
from neurovariety.studies.reproduce.discriminants import (
    lame,
    multiplier_discriminant,
    on_the_evolute,
)
from neurovariety.studies.reproduce.example import printed_equations

EVIL = '<script>alert("x")</script>&"\''


class Page(HTMLParser):
    """Tags, attributes that load something, and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [v or "" for k, v in attrs if k in ("src", "href")]
        self.handlers += [k for k, _ in attrs if k.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_everything_is_text(tmp_path: Path) -> None:
    picture = tmp_path / "a\"b<'.svg"
    picture.write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")
    script = nv.Script(f'<< "{EVIL}";', kind="sum")
    table = Table(EVIL, ("a", EVIL), ((EVIL, "2"),))
    path = nv.report(
        table, tmp_path / "new" / "r.html", pictures=[picture], scripts=[(EVIL, script)],
        notes=[EVIL],
    )  # fmt: skip
    page = Page(path.read_text("utf-8"))
    assert "script" not in page.tags
    assert not page.handlers
    assert all(link.startswith("data:image/svg+xml;base64,") for link in page.links)
    assert len(page.links) == 1
    assert page.words.count(EVIL) == 7  # both titles, heading, cell, note, name, script


def test_printed_equations_are_mathematics(tmp_path: Path) -> None:
    table = Table("A table", ("a",), (("1",),))
    page = nv.report(table, tmp_path / "r.html", notes=[printed_equations()]).read_text("utf-8")
    assert page.count("<math>") == 4
    assert page.count("</math> = 0\n") == 4


def test_a_dollar_is_a_dollar(tmp_path: Path) -> None:
    path = nv.report(Table("$title ${x}", ("$a",), (("$$",),)), tmp_path / "r.html")
    assert ">$$</td>" in path.read_text("utf-8")
    assert "$title ${x}" in path.read_text("utf-8")


def test_rows_link_to_their_scripts_and_equations_are_mathematics(tmp_path: Path) -> None:
    (f,) = read_polynomials("x^2 - 3*y")
    table = Table("t", ("a", "n"), ((show_polynomial(f), "1"), ("in z^12", "2")))
    path = nv.report(
        table, tmp_path / "r.html", scripts=[("02-b", nv.Script("2", kind="sum"))],
        references=["A. Author, <Title>"], summary="1 of 2",
    )  # fmt: skip
    text = path.read_text("utf-8")
    page = Page(text)
    assert page.links == ["#script-1"]
    assert "<msup><mi>x</mi><mn>2</mn></msup>" in text
    assert "in z<sup>12</sup>" in text
    assert '<details id="script-1"><summary>02-b</summary>' in text
    assert {"A. Author, <Title>", "1 of 2"} <= set(page.words.split("\n"))


@pytest.mark.parametrize(
    ("name", "message"), [("a.pdf", "a picture .png or .svg"), ("a.png", "cannot read the picture")]
)
def test_what_is_refused(name: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(nv.SpecificationError, match=message):
        nv.report(Table("t", ("a",), ()), tmp_path / "r.html", pictures=[tmp_path / name])


def test_the_sextic_is_the_discriminant_of_the_multipliers() -> None:
    """Besides it only the axes: there a root of the quartic is no point of the ellipse."""
    others = [f for f in multiplier_discriminant() if f.monic() != lame().monic()]
    assert len(others) == len(multiplier_discriminant()) - 1
    assert all(max(map(sum, f.monoms())) == 1 and len(f.terms()) == 1 for f in others)
    assert on_the_evolute() == 0


def test_a_figure_is_shown_under_its_title(tmp_path: Path) -> None:
    picture = nv.plot.fibre(nv.LinearNetwork(1, 1, 1), 2)
    page = nv.report(Table("t", ("a",), ()), tmp_path / "r.html", pictures=[picture])
    assert "Fibre of 2: dimension 1" in page.read_text("utf-8")
    assert "data:image/png;base64," in page.read_text("utf-8")
