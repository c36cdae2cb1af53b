"""The commands for fibres, pure and spurious critical points, and chambers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import neurovariety as nv
from neurovariety.cli.app import app


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_fibre() -> None:
    shown = run("fibre", "linear:2,1,2", "1,2; 2,4").stdout
    assert "2 path components" in shown
    assert "W1 = -1, -2   W2 = -1; -2" in shown
    data = json.loads(run("fibre", "linear:1,1,1", "2/3", "--json").stdout)
    assert (data["dimension"], data["components"]) == (1, 2)
    assert data["weights"] == [[[["1"]], [["2/3"]]], [[["-1"]], [["-2/3"]]]]
    assert "over CC no, over RR no" in run("fibre", "linear:2,1,2", "1,0; 0,1").stdout


def test_fibre_plot_goes_beside_json(tmp_path: Path) -> None:
    file = tmp_path / "f.svg"
    done = run("fibre", "linear:1,1,1", "2", "--json", "--plot", str(file))
    assert json.loads(done.stdout)["components"] == 2
    assert "<svg" in file.read_text("utf-8")


def test_pure_spurious(tmp_path: Path) -> None:
    words = ("pure-spurious", "linear:1,2,1", "--x", "1", "--y", "2")
    shown = run(*words, "--plot", str(tmp_path / "loss.png")).stdout
    assert "1 pure, 1 spurious" in shown
    assert (tmp_path / "loss.png").exists()
    data = json.loads(run(*words, "--json").stdout)
    found = data["functions"]
    assert [(f["is_pure"], f["is_global"]) for f in found] == [(True, True), (False, False)]
    assert [f["inertia"] for f in found] == [[1, 0, 3], [2, 2, 0]]
    script = run(*words, "--script").stdout
    problem = nv.PureSpurious(nv.LinearNetwork(1, 2, 1), nv.QuadraticLoss([[1]], [[2]]))
    assert script == nv.render(problem).text


def test_the_seed_gives_the_data() -> None:
    one, two = (
        json.loads(
            run("pure-spurious", "linear:2,1,2", "--samples", "3", "--seed", s, "--json").stdout
        )
        for s in "12"
    )
    assert one["eigenvalues"] != two["eigenvalues"]


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_chambers(tmp_path: Path) -> None:
    words = ("chambers", "implicit", "-p", "x^2 + 4*y^2 = 4", "--variables", "x,y")
    words += ("--plane", "0,0; 3,0; 0,4", "--resolution", "6", "--by", "minima")
    done = run(*words, "--output", str(tmp_path / "c.png"))
    assert done.exit_code == 0, done.output
    lines = [line.split() for line in done.stdout.splitlines()[:-1]]
    assert [words[:3] for words in lines] == [["local", "minima:", n] for n in "12"]
    assert sum(int(words[4]) for words in lines) == 49
    assert (tmp_path / "c.png").stat().st_size > 10_000


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("fibre", "linear:2,1,2", "1,0,0,1,0"), "expected 4 numbers"),
        (("fibre", "polynomial:2,1,1:z^2", "x1; x2"), "polynomial for each of 1 outputs"),
        (("fibre", "linear:2,1,2", "1,2; 2,4", "--plot", "x.svg"), "widths 1, 1, 1 or 1, 2, 1"),
        (("pure-spurious", "linear:2,1,2", "--samples", "1"), "expected data X of rank 2"),
        (("chambers", "ellipse", "--plane", "0,0; 1,2; 2,4"), "got dependent ones"),
    ],
)
def test_what_is_refused(words: tuple[str, ...], message: str) -> None:
    done = run(*words)
    assert isinstance(done.exception, nv.SpecificationError)
    assert message in str(done.exception)
