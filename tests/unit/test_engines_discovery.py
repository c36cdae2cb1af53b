"""Finding a Macaulay2 among false ones: small shell scripts that fail in every known way."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from neurovariety.engines import discovery, warm
from neurovariety.engines.base import Limits, Outcome
from neurovariety.engines.batch import MACAULAY2, Macaulay2
from neurovariety.engines.discovery import Candidate, find, probe, probe_all
from neurovariety.engines.errors import EngineBroken, EngineNotFound, EngineTooOld
from neurovariety.engines.processes import inheritance
from neurovariety.engines.script import Script
from neurovariety.engines.session import SageSession, Session

Maker = Callable[..., Path]
ANSWER = "printf 'NEUROVARIETY-PROBE {} END\\n' > \"$NEUROVARIETY_ANSWER\""
GOOD = ANSWER.format("1.22")


@pytest.fixture
def make(tmp_path: Path) -> Maker:
    def fake(folder: str, body: str, mode: int = 0o755) -> Path:
        path = tmp_path / folder / "M2"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(mode)
        return path

    return fake


@pytest.fixture(autouse=True)
def empty_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide every real Macaulay2 but leave the shell."""
    site, bin_folder = tmp_path / "site", tmp_path / "bin"
    bin_folder.mkdir()
    for tool in ("sleep", "printf", "kill", "yes"):
        (bin_folder / tool).symlink_to(f"/bin/{tool}")
    monkeypatch.setenv("PATH", str(bin_folder))
    monkeypatch.delenv(MACAULAY2.variable, raising=False)
    monkeypatch.setattr(discovery, "_site_folders", lambda: (site,))
    monkeypatch.setattr(inheritance, "LARGEST_FILE", 1 << 20)


def test_nothing_is_there() -> None:
    with pytest.raises(EngineNotFound) as caught:
        find(MACAULAY2)
    for words in (MACAULAY2.variable, "passagemath-macaulay2", "PATH", "pip install", "apt-get"):
        assert words in str(caught.value)
    assert probe_all(MACAULAY2) == ()


def test_the_order(make: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    given, named = make("given", GOOD), make("named", GOOD)
    wheel, on_path = make("site/sage_wheels/bin", GOOD), make("bin", GOOD)
    monkeypatch.setenv(MACAULAY2.variable, str(named))
    found = [(one.candidate.path, one.version) for one in probe_all(MACAULAY2, given)]
    assert found == [(path, "1.22") for path in (given, named, wheel, on_path)]
    assert find(MACAULAY2, given).candidate.path == given
    assert find(MACAULAY2).candidate.path == named
    monkeypatch.delenv(MACAULAY2.variable)
    assert find(MACAULAY2).candidate.path == wheel
    wheel.unlink()
    assert find(MACAULAY2).candidate.path == on_path


@pytest.mark.parametrize(
    ("body", "error", "words"),
    [
        ("kill -ILL $$", EngineBroken, "AVX-512"),
        ("exit 132", EngineBroken, "AVX-512"),
        ("kill -SEGV $$", EngineBroken, "SIGSEGV"),
        ("echo 'no such library' >&2; exit 127", EngineBroken, "no such library"),
        ("echo garbage", EngineBroken, "gave no version; it printed: garbage"),
        ("ulimit -v", EngineBroken, "it printed: 4194304"),
        ("exec yes", EngineBroken, "wrote more than"),
        ('exec yes >"$NEUROVARIETY_ANSWER"', EngineBroken, "wrote more than"),
        (ANSWER.format("none"), EngineBroken, "gave no version"),
        (ANSWER.format("1.20.0"), EngineTooOld, "1.20.0 is too old, 1.21 or newer"),
        (ANSWER.format("0.99"), EngineTooOld, "0.99 is too old"),
    ],
)
def test_a_false_one(
    make: Maker, monkeypatch: pytest.MonkeyPatch, body: str, error: type[Exception], words: str
) -> None:
    false = make("false", body)
    make("bin", GOOD)
    # one that the user named is not replaced by another
    with pytest.raises(error, match=words):
        find(MACAULAY2, false)
    monkeypatch.setenv(MACAULAY2.variable, str(false))
    with pytest.raises(error, match=words):
        find(MACAULAY2)
    monkeypatch.delenv(MACAULAY2.variable)
    # but one that merely is there is passed over, and the reason is kept
    wheel = make("site/sage_wheels/bin", body)
    assert find(MACAULAY2).version == "1.22"
    said = {one.candidate.path: one.problem or "" for one in probe_all(MACAULAY2)}
    assert words.partition(";")[0] in said[wheel]


@pytest.mark.parametrize("version", ["1.21", "1.25.11", "1.26.06", "1.30", "2.0"])
def test_supported_versions(make: Maker, version: str) -> None:
    assert find(MACAULAY2, make("new", ANSWER.format(version))).version == version


def test_all_are_false(make: Maker) -> None:
    make("site/sage_wheels/bin", "kill -ILL $$")
    make("bin", ANSWER.format("1.10"))
    with pytest.raises(EngineBroken, match=r"(?s)SIGILL.*1\.10 is too old.*Install one"):
        find(MACAULAY2)


def test_a_name_is_looked_up_on_path(make: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    on_path = make("bin", GOOD)
    assert find(MACAULAY2, "M2").candidate.path == on_path
    monkeypatch.setenv(MACAULAY2.variable, "M2")
    assert find(MACAULAY2).candidate.path == on_path


def test_not_there_and_not_executable(make: Maker) -> None:
    with pytest.raises(EngineNotFound, match="there is no such file"):
        find(MACAULAY2, "/nowhere/M2")
    with pytest.raises(EngineBroken, match="not executable"):
        find(MACAULAY2, make("locked", GOOD, mode=0o644))


def test_a_loop_of_links_is_no_program(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    with pytest.raises(EngineNotFound, match="there is no such file"):
        find(MACAULAY2, tmp_path / "one")


def test_what_an_engine_prints_is_not_obeyed(make: Maker) -> None:
    with pytest.raises(EngineBroken, match=r"it printed: \\x1b\[2J"):
        find(MACAULAY2, make("odd", r"printf '\033[2J'"))


def test_a_trial_run_that_does_not_end(make: Maker) -> None:
    stuck = make("stuck", "echo thinking; exec sleep 60")
    tried = probe(MACAULAY2, Candidate(stuck, "a test"), seconds=1)
    assert tried.problem == "its trial run did not end within 1 seconds; it printed: thinking"


def test_a_version_is_remembered_until_the_file_changes(make: Maker, tmp_path: Path) -> None:
    counter = tmp_path / "counter"
    body = f"echo x >> {counter}; {ANSWER}"
    path = make("counted", body.format("1.22"))
    assert [find(MACAULAY2, path).version for _ in range(3)] == ["1.22"] * 3
    assert counter.read_text() == "x\n"
    make("counted", body.format("1.23"))
    os.utime(path, ns=(1, 1))
    assert find(MACAULAY2, path).version == "1.23"


def test_batch_and_session_raise_the_same(make: Maker) -> None:
    false = make("false", "kill -ILL $$")
    for engine in (Macaulay2(false), Session(false)):
        with pytest.raises(EngineBroken, match="AVX-512"):
            engine.run(Script("1", kind="k"), Limits(60))


def only_probes(then: str) -> str:
    """Write the body of a program that passes its trial run and fails later."""
    return f'if [ "$2" = probe.m2 ]; then {GOOD}; else {then}; fi'


def test_an_engine_that_ignores_interrupts(make: Maker) -> None:
    deaf = make("deaf", only_probes("trap '' ALRM; while true; do sleep 0.05; done"))
    run = Macaulay2(deaf, grace=0.2).run(Script("1", kind="k"), Limits(1))
    assert (run.outcome, run.exit_code) == (Outcome.TIMEOUT, -9)


def test_an_engine_that_answers_garbage(make: Maker) -> None:
    noisy = make("noisy", only_probes("printf '\\377\\000' > answer; printf '\\376'; exit 0"))
    run = Macaulay2(noisy).run(Script("1", kind="k"), Limits(60))
    assert run.outcome is Outcome.FINISHED
    assert (run.answer, run.stdout) == ("\N{REPLACEMENT CHARACTER}\0", "\N{REPLACEMENT CHARACTER}")


def test_a_session_that_never_becomes_ready(make: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "START_SECONDS", 1)
    mute = make("mute", only_probes("echo hm; exec sleep 60"))
    with pytest.raises(EngineBroken, match=r"(?s)did not become ready.*it printed: hm"):
        Session(mute).run(Script("1", kind="k"), Limits(60))


def test_a_sage_that_ends_while_it_starts(make: Maker) -> None:
    dying = make("dying", f'if [ "$1" = probe.py ]; then {GOOD}; else echo hm; fi')
    with pytest.raises(EngineBroken, match=r"(?s)ended before it was ready.*it printed: hm"):
        SageSession(dying).run(Script("1", kind="k", dialect="sage"), Limits(60))


def test_a_session_that_dies_at_once(make: Maker) -> None:
    dead = make("dead", only_probes("echo why >&2; exit 7"))
    run = Session(dead).run(Script("1", kind="k"), Limits(60))
    assert (run.outcome, run.exit_code, run.stderr) == (Outcome.FAILED, 7, "why\n")
