"""The command line, called as the shell does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from neurovariety.cli.app import main


@dataclass(frozen=True)
class Ended:
    code: Any
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the entry point with some words."""

    def call(*words: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["neurovariety", *words])
        with pytest.raises(SystemExit) as caught:
            main()
        return Ended(caught.value.code, *capsys.readouterr())

    return call
