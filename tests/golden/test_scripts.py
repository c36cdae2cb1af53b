"""The scripts that are kept, byte for byte; `make golden` writes them anew."""

from __future__ import annotations

import pytest

import neurovariety as nv
from neurovariety.frame import parse_frame
from tests.golden.problems import GOLDEN, SCRIPTS


@pytest.mark.parametrize("name", GOLDEN)
def test_the_script_has_not_changed(name: str) -> None:
    kept = (SCRIPTS / f"{name}.m2").read_bytes()
    assert nv.render(GOLDEN[name]).text.encode() == kept, "make golden, and read the diff"


def test_no_script_is_kept_without_its_problem() -> None:
    assert {path.stem for path in SCRIPTS.iterdir()} == set(GOLDEN)


@pytest.mark.m2
@pytest.mark.parametrize("name", GOLDEN)
def test_a_kept_script_runs_and_answers(name: str, session: nv.Session) -> None:
    script = nv.render(GOLDEN[name])
    run = session.run(script, nv.Limits(seconds=60))
    assert parse_frame(run.answer, script.kind).fields
