"""A thousand hostile inputs, the same in every run; `run.py` tries a hundred thousand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from neurovariety.errors import NeuroVarietyError
from tests.inputs import fields, files, shell
from tests.inputs.fields import Target
from tests.inputs.run import drawn, tried
from tests.inputs.texts import CANARY

LONG = ("from_sage", "to_sage")
"""They begin with an import that takes longer than all inputs."""


@pytest.mark.parametrize(
    ("part", "size", "step"),
    [(fields, 4, 1), (shell, 1, 2), (files, 12, 1)],
    ids=["fields", "shell", "files"],
)
def test_only_errors_of_ours_come_out(
    part: Any, size: int, step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for target in part.targets()[::step]:
        if not target.name.startswith(LONG):
            escaped = [t for v in drawn(target, 0, size) if (t := tried(target, v)).escaped]
            assert not escaped
    assert [path.name for path in tmp_path.iterdir()] == ["here"]  # nothing is written elsewhere


def test_what_escapes_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def give(value: Any) -> None:
        if value == "evaluated":
            Path(CANARY).touch()
        raise {"ours": NeuroVarietyError}.get(value, ZeroDivisionError)(value)

    monkeypatch.chdir(tmp_path)
    target = Target("example", give, None)  # type: ignore[arg-type]
    assert not tried(target, "ours").escaped
    assert tried(target, "theirs").escaped.startswith("ZeroDivisionError at test_inputs.py give")
    assert tried(target, "evaluated").escaped.startswith("evaluated")
