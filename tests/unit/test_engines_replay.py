"""Recorded runs in place of an engine."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from neurovariety.engines.base import Engine, Limits, Outcome, Run
from neurovariety.engines.errors import EngineNotFound
from neurovariety.engines.replay import Replay, record
from neurovariety.engines.script import Script

SCRIPT = Script("answer 1", kind="test")
RUN = Run(
    engine="Macaulay2",
    version="1.26.06",
    argv=("/usr/bin/M2", "--script", "script.m2"),
    outcome=Outcome.FAILED,
    exit_code=1,
    stdout="out\n",
    stderr="ä\n",
    answer="partial",
    seconds=0.5,
    limits=Limits(math.inf, 1 << 30),
)


def test_it_is_an_engine() -> None:
    engine: Engine = Replay(default=RUN)
    assert (engine.name, engine.dialect) == ("replay", "macaulay2")
    assert engine.run(SCRIPT, Limits()) is RUN


def test_by_digest() -> None:
    replay = Replay({SCRIPT.digest: RUN})
    assert replay.run(SCRIPT, Limits()) is RUN
    with pytest.raises(EngineNotFound, match=r"expected a recording.*record\("):
        replay.run(Script("answer 2", kind="test"), Limits())


def test_recorded_and_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    assert record(Replay(default=RUN), SCRIPT, Limits(), folder) is RUN
    assert Replay.load(folder).run(SCRIPT, Limits()) == RUN


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(EngineNotFound, match="found 0 others"):
        Replay.load(tmp_path).run(SCRIPT, Limits())
