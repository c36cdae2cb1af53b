"""The commands about invariants: scripts, bad input, and answers of an engine."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import neurovariety as nv
from neurovariety.cli.app import app, main

ONE = ("linear:1,1,1", "-X", "1", "-Y", "1")
FLOW = nv.GradientFlow(nv.LinearNetwork(1, 1, 1), loss=nv.QuadraticLoss([[1]], [[1]]))


def run(*words: str) -> Any:
    return CliRunner().invoke(app, words)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("invariant-ideal", *ONE, "--contains", "w1_11"), nv.InvariantIdeal(FLOW, "w1_11")),
        (("is-invariant", *ONE, "--ideal", "w1_11"), nv.IsInvariant(FLOW, "w1_11")),
        (
            ("trajectory-ideal", *ONE, "--start", "2,1/2", "--degree", "1"),
            nv.TrajectoryIdeal(FLOW, [2, "1/2"], 1),
        ),
        (("darboux", *ONE, "--degree", "3"), nv.DarbouxPolynomials(FLOW, 3)),
    ],
)
def test_the_script_is_that_of_the_problem(words: tuple[str, ...], problem: Any) -> None:
    result = run(*words, "--script")
    assert result.exit_code == 0
    assert result.output == nv.render(problem).text


def test_a_map_and_a_loss_of_one_s_own() -> None:
    result = run("darboux", "map", "--map", "a*b", "--loss", "(y1 - 1)^2/2", "--script")
    assert result.exit_code == 0
    assert "nv0 = a" in result.output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("is-invariant", *ONE, "--ideal", "z"), "unknown variable 'z'"),
        (("trajectory-ideal", *ONE, "--start", "2,1,3"), "2 coordinates"),
        (("darboux", *ONE, "--degree", "0"), "degree: expected at least 1, got 0"),
        (("darboux", "linear:1,1,1", "--loss", "exp(w1_11)"), "expected a loss"),
        (("darboux", "linear:1,1,1", "--loss", "1/w1_11"), "expected a loss"),
        (("darboux", "linear:2,1,2"), "the 4 fields of a generic loss"),
        (("darboux", "linear:1,1,1", "-X", "1"), "both -X and -Y"),
        (("darboux", *ONE, "--loss", "w1_11"), "--loss, or the data"),
        (("darboux", "map"), "expected --map"),
        (("darboux", "linear:1,1,1", "--map", "a"), "--map goes with the model map"),
        (("darboux", "cube:2"), "expected a network"),
        (("invariant-ideal", *ONE, "--contains", "w1_11", "--field", "R"), "the field QQ or GF"),
    ],
)
def test_bad_input(
    words: tuple[str, ...],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["neurovariety", *words])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2
    error = capsys.readouterr().err
    assert error.startswith("SpecificationError: ")
    assert message in error


def test_zero_hessians_are_tabulated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from neurovariety.cli.studies import zero_hessian

    rows = ((2, 2, 2), (2, 2, 2, 2), (1, 1, 2, 2, 1, 2))
    monkeypatch.setattr(zero_hessian, "ARCHITECTURES", rows)
    page = tmp_path / "page.html"
    result = run("reproduce", "zero-hessian", "--output", str(tmp_path), "--report", str(page))
    assert result.exit_code == 0
    assert "It fails from h = 5 on, for 1 of the rows" in result.output
    table = (tmp_path / "zero-hessian.csv").read_text().splitlines()
    assert table[1].startswith('"2,2,2",2,8,3,0,none,none,yes,proof')
    assert '"1,1,2,2,1,2",5,' in table[3]
    assert {p.suffix for p in tmp_path.iterdir()} == {".csv", ".md", ".tex", ".html"}
    report = page.read_text("utf-8")
    assert "<h1>Balancedness of critical points with zero Hessian</h1>" in report
    assert "The criterion holds in 2 of 3 rows." in report
    assert "arXiv:1811.03568" in report


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_an_answer_with_its_verification() -> None:
    result = run("darboux", *ONE, "--degree", "1", "--json", "--verify")
    assert result.exit_code == 0
    data = json.loads(result.output)
    assert data["kind"] == "darboux-polynomials"
    assert data["irreducible"] == ["w1_11-w2_11", "w1_11+w2_11"]
    assert all(check["holds"] for check in data["verification"])
