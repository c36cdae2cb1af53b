"""Publications whose numbers one command computes again: the talk, the thesis, discriminants."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

import neurovariety as nv
from neurovariety.cli.app import app
from neurovariety.studies.reproduce.kohn import published_numbers
from neurovariety.studies.reproduce.rows import Settings
from neurovariety.studies.reproduce.tables import TABLES

pytestmark = pytest.mark.m2

LIMITS = nv.Limits(120)
DEEPER = ("widths 1,1,1,2, 1 sample", "widths 2,1,2, 2 samples")
"""One with two hidden layers, one with two samples."""


@pytest.mark.parametrize("name", ["thesis-3.1", "thesis-3.2", "thesis-fig-3.1", "thesis-1.13"])
def test_the_thesis_is_reproduced(name: str, session: nv.Session) -> None:
    """Some rows take a minute; `reproduce` and the benchmarks have them all."""
    table = TABLES[name](Settings(draws=2))
    rows = [row for row in table.rows if getattr(row, "number", 1) not in (18, 23, 24, 26)]
    if name == "thesis-3.2":
        rows = [row for row in rows if row.name in DEEPER]
        assert len(rows) == len(DEEPER)
    for row in rows:
        answer = row.solve(session, LIMITS)
        assert answer.agrees, (row.name, answer.cells)
        assert len(answer.cells) == len(table.columns)
        assert answer.scripts


NETWORKS = (
    "bures-wasserstein",
    "activation-thresholds",
    "polynomial-networks",
    "attention",
    "brandenburg-talk",
    "max-pooling",
    "mild-overparameterization",
    "maxout-moments",
    "mirror-flow",
    "fisher-rao",
    "tangent-kernels",
    "central-curves",
    "policies",
)


@pytest.mark.parametrize("name", NETWORKS)
def test_some_rows_about_networks(name: str, session: nv.Session) -> None:
    for row in TABLES[name](Settings()).rows[::7]:
        answer = row.solve(session, LIMITS)
        assert answer.agrees, (row.name, answer.cells)


@pytest.mark.usefixtures("warm_engines")
def test_reproduce_agrees_with_the_talk_and_leaves_the_scripts(tmp_path: Path) -> None:
    rows = published_numbers()
    words = ["reproduce", "kohn-talk", "--output", str(tmp_path), "--timeout", "120"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert f"{len(rows)} of {len(rows)} rows agree" in done.stdout
    with (tmp_path / "kohn-talk.csv").open(encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    assert [(r["number"], r["published"]) for r in table] == [(r.name, r.published) for r in rows]
    assert all(r["computed"] == r["published"] and float(r["seconds"]) >= 0 for r in table)
    scripts = sorted((tmp_path / "scripts").glob("*.m2"))
    assert [s.read_text("utf-8") for s in scripts] == [nv.render(r.problem).text for r in rows]


@pytest.mark.usefixtures("warm_engines")
def test_the_command_leaves_table_picture_and_report(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    done = CliRunner().invoke(
        app, ["reproduce", "ed-discriminants", "--output", str(tmp_path), "--report", str(page)]
    )
    assert done.exit_code == 0, done.output
    lines = (tmp_path / "ed-discriminants.csv").read_text("utf-8").splitlines()
    rows = list(csv.reader(lines))
    assert [row[1] for row in rows[1:]] == ["4", "6", "yes", "yes", "0", *"42", *"21", "18", "12"]
    assert all(row[-1] == "ok" for row in rows[1:])
    assert (tmp_path / "ed-discriminants.png").stat().st_size > 20_000
    text = page.read_text("utf-8")
    assert text.count("data:image/") == 1
    assert "<summary>01-ed-degree-of-the-ellipse</summary>" in text
    assert all(f"<td>{cell}</td>" in text for cell in rows[1][:2])


def test_matrices_that_commute_with_permutations(session: nv.Session) -> None:
    for row in TABLES["equivariant"](Settings()).rows:
        answer = row.solve(session, LIMITS)
        assert answer.agrees, (row.name, answer.cells)
