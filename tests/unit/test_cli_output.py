"""What the shell reads, writes and says beside results: streams, files, engines, interrupts."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator
from concurrent.futures import Future, wait
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from neurovariety.cli.show import show_verification
from neurovariety.problems.base.checks import Check, Verification
from neurovariety.studies.reproduce.zerohessian import zero_hessians
from tests.shell import Run

SOLVE = import_module("neurovariety.solve")  # the public name is the function


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    """As it was, afterwards."""
    logger = logging.getLogger("neurovariety")
    handlers, level = logger.handlers, logger.level
    yield logger
    logger.handlers, logger.level = handlers, level


def test_polynomials_come_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x, y")))
    ended = run("minors", "matrix", "--script", "--size", "1", "--file", "-")
    assert ended.code == 0
    assert ended.out == run("minors", "matrix", "--script", "--size", "1", "-p", "x, y").out


@pytest.mark.parametrize("words", [("dimension", "implicit", "--file", "-"), ("verify", "-")])
def test_no_text_on_standard_input_is_an_error(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    for stream in (io.TextIOWrapper(io.BytesIO(b"\xff")), None):
        monkeypatch.setattr(sys, "stdin", stream)
        ended = run(*words)
        assert ended.code == 2
        assert ended.err.startswith(("FileError: cannot read", "SpecificationError: expected "))


@pytest.mark.parametrize(
    "words",
    [
        ("conservation-laws", "linear:1,1,1", "--plot"),
        ("landscape", "circle", "--output"),
        ("chambers", "circle", "--output"),
        ("reproduce", "zero-hessian", "--report"),
        ("explore", "dimensions", "--output"),
    ],
)
def test_where_nothing_can_be_written_nothing_is_solved(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr(SOLVE, "solve", None)
    ended = run(*words, "/dev/null/file.png")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "FileError: cannot write '/dev/null/file.png': Not a directory\n"


def test_verbose_says_what_is_solved_by_what(run: Run, logger: logging.Logger) -> None:
    ended = run("dimension", "linear:2,1,2", "--verbose")
    assert ended.err.startswith("neurovariety: dimension of ")
    assert " by neurovariety " in ended.err
    assert "neurovariety:" not in ended.out


def test_an_engine_that_is_missing_stops_a_table_but_for_rows_without(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEUROVARIETY_M2", "/nowhere/M2")
    ended = run("reproduce", "thesis-1.13", "--output", str(tmp_path))
    assert (ended.code, list(tmp_path.iterdir())) == (1, [])
    assert ended.err.startswith("EngineNotFound: No usable Macaulay2")
    assert "NEUROVARIETY_M2" in ended.err
    ended = run("reproduce", "kohn-talk", "--output", str(tmp_path))
    rows = (tmp_path / "kohn-talk.csv").read_text("utf-8").splitlines()[1:]
    assert {row.rpartition(",")[2] for row in rows} == {"ok", "stopped: EngineNotFound"}
    assert all("localization" in row for row in rows if row.endswith("ok"))
    assert (ended.code, ended.err.count("EngineNotFound")) == (1, 1)
    assert ended.err.endswith("\nRows that need no engine go on.\n")


def test_an_interrupt_says_what_was_kept(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    def failed(futures: list[Future[Any]]) -> None:
        wait(futures)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(SOLVE, "solve", interrupted)
        ended = run("dimension", "linear:2,1,2")
    assert (ended.code, ended.err) == (130, "Stopped; nothing was kept.\n")
    monkeypatch.setattr("neurovariety.cli.studies.tables.as_finished", failed)
    monkeypatch.setenv("NEUROVARIETY_M2", "/nowhere/M2")  # or its trial run is interrupted, too
    ended = run("reproduce", "kohn-talk", "--output", str(tmp_path))
    assert (ended.code, ended.err.count("EngineNotFound")) == (130, 1)
    assert f"Stopped; {tmp_path} has what was solved by then." in ended.out.replace("\n", "")
    assert (tmp_path / "kohn-talk.csv").exists()
    monkeypatch.setattr("neurovariety.cli.studies.tables.Pool", interrupted)  # as it starts
    ended = run("reproduce", "kohn-talk", "--output", str(tmp_path / "none"))
    assert ended.code == 130
    assert "has what was solved by then" in ended.out.replace("\n", "")


def test_rows_that_are_solved_are_kept(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stopped(network: Any) -> Any:
        if len(asked) == 2:
            raise KeyboardInterrupt
        asked.append(network)
        return zero_hessians(network)

    asked: list[Any] = []
    monkeypatch.setattr("neurovariety.cli.studies.zero_hessian.zero_hessians", stopped)
    ended = run("reproduce", "zero-hessian", "--output", str(tmp_path))
    assert ended.code == 130
    assert "Stopped after 2 of 55;" in ended.out
    assert len((tmp_path / "zero-hessian.csv").read_text("utf-8").splitlines()) == 3


def test_a_stop_of_which_a_command_says_nothing_is_said(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("neurovariety.studies.landscape.chambers.chambers", interrupted)
    ended = run("chambers", "circle", "--plane", "0,0; 1,0; 0,1")
    assert (ended.code, ended.err) == (130, "Stopped; nothing more was kept.\n")


def test_checks_are_read_on_a_small_terminal() -> None:
    check = Check("another method, slices", "39, and " * 9, "Macaulay2 1.26", 1.0, True)
    console = Console(file=io.StringIO(), width=60)
    show_verification(Verification((check,)), console)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert lines[0].rstrip() == "holds  another method, slices"
    assert max(map(len, lines)) <= 60
