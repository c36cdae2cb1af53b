"""The command line with a real engine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import neurovariety as nv
from neurovariety.cli.app import app
from neurovariety.engines.frame import parse_frame

pytestmark = pytest.mark.m2


def invoke(*words: str) -> str:
    result = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_degree_by_a_given_engine(macaulay2: nv.Macaulay2) -> None:
    words = ("ed-degree", "ellipse", "--engine", "macaulay2", "--timeout", "60", "--memory", "4G")
    text = invoke(*words)
    assert "  value           4\n" in text
    assert f"Macaulay2 {macaulay2.version}" in text


@pytest.mark.usefixtures("warm_engines")
def test_an_ideal_as_json_with_its_checks() -> None:
    data = json.loads(invoke("minors", "hankel:3:1", "--field", "32003", "--json", "--verify"))
    ideal = data["ideal"]
    assert (ideal["dimension"], ideal["degree"], ideal["field"]) == (2, 4, "GF(32003)")
    assert len(ideal["groebner_basis"]) == 6
    outcomes = [check["holds"] for check in data["verification"]]
    assert outcomes.count(True) > 10
    assert False not in outcomes


@pytest.mark.usefixtures("warm_engines")
def test_a_correspondence_for_a_reader() -> None:
    text = invoke("ed-correspondence", "circle", "--equations")
    assert "  polar degrees   2 2\n" in text
    assert "  equations       " in text
    assert "u_x" in text


def test_doctor_names_the_engine_that_is_used(macaulay2: nv.Macaulay2) -> None:
    text = invoke("doctor")
    assert f"Macaulay2 {macaulay2.version}" in text
    assert "used" in text
    assert "missing" not in text


def test_a_row_that_a_limit_stops_is_marked_and_the_others_go_on(tmp_path: Path) -> None:
    words = ["reproduce", "kohn-talk", "--output", str(tmp_path), "--timeout", "0.000001"]
    result = CliRunner().invoke(app, [*words, "--engine", "/bin/true"])
    assert result.exit_code == 1
    assert result.stdout.count("EngineTimeout") > 5


def test_a_printed_script_runs_by_itself(macaulay2: nv.Macaulay2) -> None:
    text = invoke("generic-ed-degree", "linear:3,1,3", "--script")
    run = macaulay2.run(nv.Script(text, kind="generic-ed-degree"), nv.Limits())
    assert parse_frame(run.answer, "generic-ed-degree").fields["value"] == 39
