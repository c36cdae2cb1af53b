"""The command line: scripts, JSON, errors on standard error, and what needs no engine."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import neurovariety as nv
from neurovariety.cli.app import app
from tests.shell import Ended
from tests.strategies import INJECTION

COMMANDS = (
    *("minors", "ed-degree", "generic-ed-degree", "ed-correspondence", "reproduce", "doctor"),
    *("invariant-ideal", "is-invariant", "trajectory-ideal", "darboux"),
    "conservation-laws",
)
CIRCLE = "x^2 + y^2 = 1"


@pytest.mark.parametrize("command", COMMANDS)
def test_help(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert f"{command} [OPTIONS]" in result.output


def test_all_commands_and_the_version_are_shown() -> None:
    text = CliRunner().invoke(app, ["--help"]).output
    assert all(command in text for command in COMMANDS)
    assert CliRunner().invoke(app, ["--version"]).output == f"neurovariety {nv.__version__}\n"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (
            ("generic-ed-degree", "linear:3,1,3"),
            nv.GenericEDDegree(nv.LinearNetwork(3, 1, 3).variety),
        ),
        (
            ("generic-ed-degree", "symmetric:3:2", "--method", "slices", "--seed", "5"),
            nv.GenericEDDegree(nv.SymmetricDeterminantal(3, 2), "slices", seed=5),
        ),
        (
            ("ed-degree", "determinantal:4x5:2", "--metric", "frobenius"),
            nv.EDDegree(nv.Determinantal(4, 5, 2)),
        ),
        (
            ("ed-degree", "hankel:3:1", "--metric", "weights:1,2,3,2,1/2", "--prime", "10007"),
            nv.EDDegree(nv.Hankel(3, 1), nv.Weighted("1,2,3,2,1/2"), prime=10007),
        ),
        (
            ("ed-degree", "implicit", "-p", CIRCLE, "--metric", "matrix:2,1;1,2"),
            nv.EDDegree(nv.Implicit(CIRCLE), nv.SymmetricForm("2, 1; 1, 2")),
        ),
        (
            ("ed-degree", "parametric", "-p", "s*t; s; t", "--variables", "t,s"),
            nv.EDDegree(nv.Parametric("s*t; s; t", "t, s")),
        ),
        (
            ("ed-degree", "parametric", "-p", "(1-t^2)/(1+t^2)", "-p", "2*t/(1+t^2)"),
            nv.EDDegree(nv.Parametric("(1 - t^2)/(1 + t^2); 2*t/(1 + t^2)")),
        ),
        (
            ("ed-degree", "linear:2,1,3", "--metric", "data:1,2;0,1"),
            nv.EDDegree(nv.Determinantal(3, 2, 1), nv.DataMetric("1,2;0,1")),
        ),
        (
            ("ed-correspondence", "symmetric:2:1", "--metric", "bombieri-weyl", "--equations"),
            nv.EDCorrespondence(nv.SymmetricDeterminantal(2, 1), nv.BombieriWeyl(), equations=True),
        ),
        (("minors", "determinantal:3x3:1"), nv.MinorsIdeal(nv.Determinantal(3, 3, 1))),
        (
            ("minors", "matrix", "-p", "a, b; b, c", "--size", "2", "--order", "lex"),
            nv.MinorsIdeal("a, b; b, c", 2, order="lex"),
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_script_prints_the_script_and_runs_nothing(
    words: tuple[str, ...], problem: Any, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEUROVARIETY_M2", "/nowhere")
    assert run(*words, "--script") == Ended(0, nv.render(problem).text, "")


def test_polynomials_from_a_file(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "curve.txt"
    file.write_text(f"# the circle\n{CIRCLE}   # all of it\n", encoding="utf-8")
    ended = run("ed-degree", "implicit", "--file", str(file), "--script")
    assert ended.out == nv.render(nv.EDDegree(nv.Implicit(CIRCLE))).text


def test_a_matrix_from_a_file(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "matrix.txt"
    file.write_text("# a Hankel matrix\na, b\nb, c  # symmetric\n", encoding="utf-8")
    ended = run("minors", "matrix", "--file", str(file), "--size", "2", "--script")
    assert ended.out == nv.render(nv.MinorsIdeal("a, b; b, c", 2)).text


@pytest.mark.usefixtures("warm_engines")
def test_json(run: Any) -> None:
    ended = run("generic-ed-degree", "linear:3,1,3", "--json", "--verify")
    data = json.loads(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert (data["value"], data["polar_degrees"]) == (39, [3, 6, 12, 12, 6])
    assert data["provenance"]["certainty"] == "exact"
    outcomes = [check["holds"] for check in data["verification"]]  # open ones need an engine
    assert True in outcomes
    assert False not in outcomes
    assert data["script"] == nv.render(nv.GenericEDDegree(nv.Determinantal(3, 3, 1))).text


@pytest.mark.usefixtures("warm_engines")
def test_lines_for_a_reader(run: Any) -> None:
    ended = run("generic-ed-degree", "determinantal:3x3:1", "--verify")
    assert "  value           39\n" in ended.out
    assert "  polar degrees   3 6 12 12 6\n" in ended.out
    assert "  certainty       exact\n" in ended.out
    assert "holds" in ended.out
    assert "FAILS" not in ended.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("ed-degree", "implicit", "-p", INJECTION), "unexpected '\"' at position 4"),
        (("ed-degree", "implicit", "-p", CIRCLE, "--variables", INJECTION), "variable name"),
        (("ed-degree", "parametric", "-p", INJECTION), "unexpected '\"'"),
        (("ed-degree", "implicit", "-p", "x + $"), "unexpected '$' at position 4"),
        (("ed-degree", "implicit", "-p", "if^2"), "'if' is a keyword"),
        (("ed-degree", "circle", "--metric", f"weights:{INJECTION}"), "an integer or a fraction"),
        (("ed-degree", "circle", "--metric", f"matrix:{INJECTION}"), "expected"),
        (("ed-degree", "circle", "--metric", f"data:{INJECTION}"), "expected"),
        (("ed-degree", "circle", "--metric", INJECTION), "expected a metric, one of"),
        (("ed-degree", "circle", "--metric", "weights:1,2,3"), "expected 2 weights"),
        (("ed-degree", "circle", "--metric", "weights:1,-1"), "positive definite"),
        (("ed-degree", "circle", "--method", INJECTION), "does not apply"),
        (("ed-degree", "circle", "--prime", "32001"), "expected a prime number, got 32001"),
        (("ed-degree", "circle", "--seed", "-1"), "seed: expected from 0"),
        (("ed-degree", "circle", "--timeout", "0"), "expected a positive number of seconds"),
        (("ed-degree", "circle", "--memory", INJECTION), "expected a memory limit such as"),
        (("ed-degree", INJECTION), "expected a variety, one of"),
        (("ed-degree", "implicit"), "expected --polynomials or --file"),
        (("ed-degree", "implicit", "-p", "x", "--file", "f"), "got both"),
        (("ed-degree", "implicit", "--file", "/nowhere/f"), "cannot read polynomials from"),
        (("ed-degree", "implicit", "--file", "/dev/zero"), "expected a file of at most"),
        (("ed-degree", "\x1b[31m"), "expected words of text, got '\\x1b[31m'"),
        (("ed-degree", "\u202ecircle"), "expected words of text, got '\\u202ecircle'"),
        (("ed-correspondence", "determinantal:40x40:9", "--script"), "at most 1000 coordinates"),
        (("conservation-laws", "linear:26,26,26", "--script"), "expected a smaller network"),
        (("conservation-laws", "monomial:2,2,1:999999"), "expected a smaller network"),
        (("ed-degree", "attention:9,9/9/2", "--script"), "expected a smaller network"),
        (("critical-census", "monomial:2,2,1:999999"), "expected a smaller network"),
        (("critical-points", "linear:2,2,2", "--samples", "999999"), "from 1 to 25000"),
        (("ed-degree", "circle", "-p", "x"), "--polynomials goes with implicit or parametric"),
        (("generic-ed-degree", "linear:3,0,3"), "width d_1: expected at least 1, got 0"),
        (("generic-ed-degree", "linear:3,-1,3"), "width d_1: expected at least 1, got -1"),
        (("generic-ed-degree", "linear:3"), "expected at least two widths"),
        (("generic-ed-degree", "linear:3,1," + "3" * 5000), "expected a network, one of"),
        (("generic-ed-degree", "determinantal:3x3:4"), "rank: expected from 1 to 3, got 4"),
        (("generic-ed-degree", "determinantal:3x3"), "expected a variety, one of"),
        (("generic-ed-degree", "circle", "--method", "conormal"), "does not apply"),
        (("ed-correspondence", "parametric", "-p", "s; t"), "smaller than its space"),
        (("ed-correspondence", "circle", "--method", "auto2"), "expected one of auto, multipliers"),
        (("minors", "linear:999999,1,1", "--script"), "at most 2000 variables"),
        (("voronoi-cell", "symmetric:999999:1", "--point", "1, 2"), "at most 2000 variables"),
        (("image-degree", "hankel:999999:1", "--script"), "at most 2000 variables"),
        (("minors", "matrix"), "expected --polynomials or --file with its entries"),
        (("minors", "matrix", "-p", "a, b; c", "--size", "1"), "got lengths [2, 1]"),
        (("minors", "matrix", "-p", f"a, {INJECTION}", "--size", "1"), "expected"),
        (("minors", "matrix", "-p", "a, b; c, d"), "the size of the minors: give --size"),
        (("critical-points", "linear:2,2,2"), "expected --samples, or the data --x and --y"),
        (("darboux", "linear:2,1,2"), "give --loss, or data -X and -Y"),
        (
            ("ed-degree", "circle", "--metric", "unit", "--metric", "unit"),
            "--metric once",
        ),
        (("ideal-equality", "--first", "x", "--first", "y", "--second", "x"), "--first once"),
        (("minors", "determinantal:3x3:1", "--field", "ZZ"), "expected the field QQ or GF"),
        (("minors", "determinantal:3x3:1", "--field", "9" * 5000), "too large"),
        (("minors", "determinantal:3x3:1", "--order", INJECTION), "an order among"),
        (
            ("minors", "determinantal:3x3:1", "--method", INJECTION),
            "expected one of auto, groebner",
        ),
        (("reproduce", INJECTION), "expected a table among kohn-talk"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, tuple) else "",
)
def test_bad_input_is_a_message_on_standard_error(
    words: tuple[str, ...], message: str, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run(*words)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(("SpecificationError: ", "FileError: "))
    assert message in ended.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [INJECTION.encode(), b"\xff\xfe", b"", b"x^2 + \x00"])
def test_bad_files(content: bytes, run: Any, tmp_path: Path) -> None:
    file = tmp_path / "f"
    file.write_bytes(content)
    ended = run("ed-degree", "implicit", "--file", str(file))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(("SpecificationError: ", "FileError: "))


def test_a_missing_engine_is_exit_code_1(run: Any) -> None:
    ended = run("ed-degree", "circle", "--engine", "/nowhere/M2")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("EngineNotFound: ")
    assert "pip install" in ended.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("generic-ed-degree", "determinantal:2x2:1", "--json"), 0),
        (("ed-degree", "implicit", "-p", INJECTION), 2),
        (("nonsense",), 2),
    ],
)
def test_in_a_process_of_its_own(words: tuple[str, ...], code: int, tmp_path: Path) -> None:
    source = Path(nv.__file__).parents[1]
    path = f"import sys; sys.path.insert(0, {str(source)!r})"
    line = f"{path}; from neurovariety.cli.app import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", line, *words], cwd=tmp_path, capture_output=True, text=True
    )
    assert ended.returncode == code
    assert "Traceback" not in ended.stderr
    assert bool(ended.stdout) == (code == 0)
    assert bool(ended.stderr) == (code != 0)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_no_traceback(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(sys, "stdout", Full())
    ended = run("generic-ed-degree", "determinantal:2x2:1", "--json")
    assert (ended.code, ended.err) == (1, "cannot write standard output: No space left on device\n")
