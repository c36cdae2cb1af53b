"""What ``neurovariety doctor`` says of the tools beside Macaulay2."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from neurovariety.cli import doctor
from neurovariety.engines import discovery
from neurovariety.engines.batch import MACAULAY2
from neurovariety.engines.tools import PROGRAMS, find_tool
from neurovariety.errors import installing
from tests.golden.schema import wrong_part


def said() -> tuple[str, int]:
    out = io.StringIO()
    status = doctor.report(Console(file=out, width=80))
    return out.getvalue(), status


@pytest.mark.m2
def test_everything_is_there() -> None:
    text, status = said()
    assert status == 0
    assert "missing" not in text
    for tool in ("gfan", "msolve"):
        found = find_tool(tool)
        assert f"  used    {found.candidate.path}" in text
        assert f"{tool} {found.version}" in text
    assert "python-flint" in text


def test_nothing_is_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable in (MACAULAY2.variable, *(p.variable for p in PROGRAMS.values())):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(discovery, "_site_folders", tuple)
    text, status = said()
    assert status == 1
    assert text.count("none found") == 4
    lines = text.splitlines()
    missing = {line.split("missing")[1].strip() for line in lines if "missing" in line}
    assert len(missing) == 3
    for words in (
        installing('pip install "neurovariety[macaulay2]"'),
        installing('pip install "neurovariety[bounds]"'),
        installing('pip install "neurovariety[real]"'),
        "NEUROVARIETY_GFAN",
        "NEUROVARIETY_MSOLVE",
    ):
        assert words in text
    found = doctor.data()
    assert wrong_part(found) is None
    assert not any(probe["used"] for probe in found["programs"]["Macaulay2"])


def test_a_broken_one_that_the_user_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "msolve"
    path.write_text("#!/bin/sh\necho 'wrong library' >&2\nexit 9\n")
    path.chmod(0o755)
    monkeypatch.setenv("NEUROVARIETY_MSOLVE", str(path))
    text, _ = said()
    assert f"  skipped {path} (NEUROVARIETY_MSOLVE): its trial run failed" in text
    assert "it printed: wrong library" in text
    (question,) = [line for line in text.splitlines() if line.startswith("  missing")]
    assert "msolve" in question
