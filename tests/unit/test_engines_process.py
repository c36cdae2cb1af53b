"""Child processes, tried with the shell."""

from __future__ import annotations

import random
import signal
import subprocess
from pathlib import Path

import pytest

from neurovariety.engines.processes import inheritance, transcripts
from neurovariety.engines.processes.children import Child, run_command
from neurovariety.engines.processes.guard import private_folder
from tests.waiting import gone, interrupted, processes, wait_for, when


def shell(text: str) -> list[str]:
    return ["/bin/sh", "-c", text]


def test_what_a_command_leaves(tmp_path: Path) -> None:
    ended = run_command(shell("echo out; echo err >&2; exit 3"), tmp_path)
    assert (ended.exit_code, ended.stdout, ended.stderr) == (3, "out\n", "err\n")
    assert not ended.timed_out
    assert ended.seconds > 0


def test_arguments_are_passed_as_they_are(tmp_path: Path) -> None:
    words = ["a b", "$HOME", '"', "*", "-n", "a\nb", ""]
    for memory in (None, 1 << 30):
        ended = run_command(["/usr/bin/printf", "<%s>", *words], tmp_path, memory=memory)
        assert ended.stdout == "".join(f"<{word}>" for word in words)


def test_a_signal_is_a_negative_exit_code(tmp_path: Path) -> None:
    assert run_command(shell("kill -ILL $$"), tmp_path).exit_code == -signal.SIGILL


def test_the_interrupt_comes_first(tmp_path: Path) -> None:
    polite = shell("trap 'echo stopped; exit 2' INT; echo started; sleep 60 & wait")
    ended = run_command(polite, tmp_path, seconds=1, grace=10)
    assert (ended.timed_out, ended.exit_code) == (True, 2)
    assert ended.stdout == "started\nstopped\n"


def test_then_the_kill(tmp_path: Path) -> None:
    deaf = shell("trap '' INT; echo started; while true; do sleep 0.05; done")
    ended = run_command(deaf, tmp_path, seconds=1, grace=0.1)
    assert (ended.timed_out, ended.exit_code) == (True, -signal.SIGKILL)
    assert ended.stdout == "started\n"


def test_who_is_interrupted_otherwise_notices_no_sigint(tmp_path: Path) -> None:
    hurt = shell("kill -INT $$; echo lives")
    assert run_command(hurt, tmp_path, interrupt=signal.SIGALRM).stdout == "lives\n"
    assert run_command(hurt, tmp_path).exit_code == -signal.SIGINT


@pytest.mark.parametrize("end", ["exit 0", "sleep 60"])
def test_the_whole_group_ends(tmp_path: Path, end: str) -> None:
    family = shell(f"(trap '' INT HUP; sleep 60) & echo $!; {end}")
    ended = run_command(family, tmp_path, seconds=1, grace=0.1)
    wait_for(lambda: gone(int(ended.stdout)))


def test_the_memory_limit_is_set_and_known_to_the_collector(tmp_path: Path) -> None:
    report = shell("ulimit -v; ulimit -c; echo $GC_MAXIMUM_HEAP_SIZE")
    ended = run_command(report, tmp_path, memory=1 << 30)
    assert ended.stdout.split() == [str(1 << 20), "0", str((1 << 30) - (384 << 20))]
    unlimited = run_command(report, tmp_path)
    assert unlimited.stdout.split() == ["unlimited", "0"]


def test_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setenv("KEPT", "kept")
    report = shell("echo $HOME; echo $TMPDIR; pwd; echo $KEPT; echo $ADDED")
    ended = run_command(report, tmp_path, variables={"ADDED": "added"})
    folder = str(tmp_path)
    assert ended.stdout.split() == [folder, folder, folder, "kept", "added"]


def test_a_home_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    assert run_command(shell("echo $HOME"), tmp_path).stdout == "/home/somebody\n"


def test_output_that_is_no_text(tmp_path: Path) -> None:
    assert run_command(shell("printf '\\377ok'"), tmp_path).stdout == "\N{REPLACEMENT CHARACTER}ok"


def test_an_endless_transcript_loses_its_middle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transcripts, "LARGEST_TRANSCRIPT", 200_000)
    text = run_command(shell("seq 1 100000"), tmp_path).stdout
    assert text.startswith("1\n2\n")
    assert text.endswith("99999\n100000\n")
    assert "bytes left out" in text
    assert len(text) < 201_000


def test_a_flood_ends_at_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inheritance, "LARGEST_FILE", 1 << 20)
    ended = run_command(shell("exec yes > scratch"), tmp_path)
    assert (ended.exit_code, ended.stdout) == (-signal.SIGXFSZ, "")
    assert (tmp_path / "scratch").stat().st_size == 1 << 20
    # nobody dies who does not mind, and the disk is spared
    ended = run_command(shell("trap '' XFSZ; yes; exit 3"), tmp_path)
    assert (ended.exit_code, len(ended.stdout)) == (3, 1 << 20)


@pytest.mark.usefixtures("interruptible")
def test_keyboard_interrupt_leaves_nothing(tmp_path: Path) -> None:
    when((tmp_path / "begun").exists, interrupted)
    with pytest.raises(KeyboardInterrupt):
        run_command(shell("echo $$ > pid; echo > begun; exec sleep 60"), tmp_path)
    assert gone(int((tmp_path / "pid").read_text()))


@pytest.mark.usefixtures("interruptible")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("vfork", [True, False])  # no interrupt meets Python within a vfork
def test_an_interrupt_while_it_starts_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vfork: bool
) -> None:
    monkeypatch.setattr(subprocess, "_USE_VFORK", vfork)

    def opened() -> set[str]:
        return {path.name for path in Path("/proc/self/fd").iterdir()}

    def interrupt(seconds: float) -> None:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        run_command(["/bin/sleep", "60"], tmp_path)

    before, draw = opened(), random.Random(1)
    handler = signal.signal(signal.SIGALRM, signal.default_int_handler)
    for _ in range(40):
        with pytest.raises(KeyboardInterrupt):
            interrupt(draw.uniform(1e-5, 0.02))
    signal.signal(signal.SIGALRM, handler)
    wait_for(lambda: not processes(tmp_path))
    assert len(opened() - before) < 10


def test_a_private_folder_is_removed() -> None:
    with private_folder() as name:
        run_command(shell("mkdir a; echo b > a/b"), Path(name))
        assert (Path(name) / "a" / "b").is_file()
    assert not Path(name).exists()


def test_a_command_reads_a_file_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "questions").write_text("one\ntwo\n")
    assert run_command(["/bin/cat"], tmp_path, stdin=tmp_path / "questions").stdout == "one\ntwo\n"
    assert run_command(["/bin/cat"], tmp_path, seconds=60).stdout == ""


def test_talking_to_a_child(tmp_path: Path) -> None:
    child = Child(["/bin/cat"], tmp_path, stdin=None)
    try:
        child.begin()
        assert child.send(b"hello\n", 5)
        wait_for(lambda: child.take_output() == ("hello\n", ""))
        assert child.take_output() == ("", "")
        assert child.send(b"again\n", 5)
        wait_for(lambda: child.take_output() == ("again\n", ""))
        assert not child.wait(0.1)
    finally:
        child.close()
    assert child.kill() == -signal.SIGKILL


def test_talking_to_a_child_that_does_not_listen(tmp_path: Path) -> None:
    child = Child(["/bin/sleep", "60"], tmp_path, stdin=None)
    try:
        child.begin()
        assert not child.send(b"x" * 1_000_000, 0.2)
        child.kill()
        with pytest.raises(BrokenPipeError):
            child.send(b"x", 0.2)
    finally:
        child.close()
