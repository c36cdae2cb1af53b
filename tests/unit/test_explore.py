"""Sweeps: nothing is asked twice, nothing is lost when one stops."""

from __future__ import annotations

import sys
from concurrent.futures import Future
from itertools import islice
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest
from typer.testing import CliRunner

import neurovariety as nv
from neurovariety.cli.app import app
from neurovariety.cli.studies.explore import numbers
from neurovariety.engines.base import Outcome, Run
from neurovariety.engines.errors import EngineNotFound
from neurovariety.engines.processes.workers import as_finished
from neurovariety.exchange.listing import listed
from neurovariety.studies import dimensions
from neurovariety.studies.dimensions import read
from neurovariety.studies.explore import Counted, architectures, findings, sweep, table
from neurovariety.studies.store import Store

CASES = architectures([1], [1, 2], [1], [1, 2], [1])
LIMITS = nv.Limits(60)


class Counting:
    """An engine that counts the scripts that another one runs, and breaks off after some."""

    name, dialect = "Macaulay2", "macaulay2"

    def __init__(self, engine: Any, most: int = 1000) -> None:
        self.engine, self.most, self.runs = engine, most, 0

    def run(self, script: nv.Script, limits: nv.Limits) -> Run:
        if self.runs == self.most:
            raise KeyboardInterrupt
        self.runs += 1
        result: Run = self.engine.run(script, limits)
        return result


def test_architectures_come_small_first() -> None:
    assert [c.network.parameter_count for c in CASES] == [2, 3, 4, 6]
    assert CASES[-1].bounds == (81, 64)
    assert architectures([2], [1], [1], [1], [1])[0].bounds is None


def test_what_is_finished_comes_before_what_failed() -> None:
    good, bad = [Future[int]() for _ in range(9)], [Future[int]() for _ in range(9)]
    for future in good:
        future.set_result(1)
    for future in bad:
        future.set_exception(KeyboardInterrupt())
    assert set(islice(as_finished([*bad, *good]), 9)) == set(good)


@pytest.mark.m2
def test_a_stopped_sweep_goes_on(session: nv.Session, tmp_path: Path) -> None:
    broken = Counting(session, most=2)
    with Store(tmp_path / "s") as store:
        got: list[Counted] = []
        with pytest.raises(KeyboardInterrupt):
            got.extend(sweep(CASES, store, broken, LIMITS))
    whole = Counting(session)
    with Store(tmp_path / "s") as store:
        counted = list(sweep(CASES, store, whole, LIMITS))
        again = list(sweep(CASES, store, Counting(session, most=0), LIMITS))
    assert whole.runs == len(CASES) - len(got) < len(CASES)
    assert table(counted) == table(again)
    assert [c.answer["complex"] for c in sorted(counted, key=lambda c: CASES.index(c.architecture))]
    assert {c.answer["complex"] for c in counted} == {5, 9, 33}
    assert any("B_C is attained by 2, exceeded by 0" in line for line in findings(counted))


@pytest.mark.m2
def test_a_limit_leaves_a_case_open_until_there_is_more_time(
    session: nv.Session, tmp_path: Path
) -> None:
    case = architectures([2], [2], [2], [2], [2])
    with Store(tmp_path / "s") as store:
        (stopped,) = sweep(case, store, session, nv.Limits(0.3))
        assert stopped.is_open
        assert stopped.cells()[7] == "EngineTimeout"
        same = Counting(session, most=0)
        assert [c.is_open for c in sweep(case, store, same, nv.Limits(0.3))] == [True]
        longer = Counting(session)
        list(sweep(case, store, longer, nv.Limits(0.4)))
        assert longer.runs == 1
    assert findings([stopped]) == ()


class Failing:
    """An engine whose runs end in one way."""

    name, dialect = "Macaulay2", "macaulay2"

    def __init__(self, outcome: Outcome) -> None:
        self.outcome, self.runs = outcome, 0

    def run(self, script: nv.Script, limits: nv.Limits) -> Run:
        self.runs += 1
        return Run(self.name, "1", (), self.outcome, None, "", "", "", 0.0, limits)


@pytest.mark.parametrize(
    ("outcome", "runs"),
    [(Outcome.TIMEOUT, 2), (Outcome.MEMORY, 2), (Outcome.CRASHED, 4), (Outcome.FAILED, 4)],
)
def test_only_what_a_limit_stopped_is_kept_until_there_is_more(outcome: Outcome, runs: int) -> None:
    engine = Failing(outcome)
    more = nv.Limits(60, 10**9), nv.Limits(60, 10**9), nv.Limits(60), nv.Limits(50)
    with Store(":memory:") as store:
        for limits in more:
            assert all(c.is_open for c in sweep(CASES[:1], store, engine, limits))
    assert engine.runs == runs


def test_without_an_engine_nothing_is_kept_and_it_is_said() -> None:
    with Store(":memory:") as store, pytest.raises(EngineNotFound):
        list(sweep(CASES, store, nv.Macaulay2("/nowhere/M2"), LIMITS))


@pytest.mark.parametrize("text", ["0..2", "3..1", "a", "1..", "", "1...3", "1..2000"])
def test_ranges_are_ranges(text: str) -> None:
    with pytest.raises(nv.SpecificationError, match="expected a range"):
        numbers("hidden", text)


def test_a_single_number_is_a_range() -> None:
    assert list(numbers("hidden", "2")) == [2]
    assert list(numbers("hidden", "1..3")) == [1, 2, 3]


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("something else entirely, and long enough to be no database")
    with pytest.raises(nv.SpecificationError, match="cannot keep results"):
        Store(tmp_path / "text")
    with pytest.raises(nv.SpecificationError, match="cannot keep results"):
        Store(tmp_path / "missing" / "s")


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_the_command_prints_the_table_and_keeps_its_files(tmp_path: Path) -> None:
    words = ["explore", "critical-counts", "--hidden", "1", "--samples", "1..2", "--inputs", "2"]
    words += ["--outputs", "1", "--output", str(tmp_path)]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    assert "m = 2, 1 networks: B_C is attained by 0, exceeded by 1" in result.output
    rows = (tmp_path / "critical-counts.csv").read_text().splitlines()
    assert [row.split(",")[6] for row in rows[1:]] == ["5", "9"]


def test_dimensions_go_on_and_are_compared(tmp_path: Path) -> None:
    """A stopped sweep leaves whole rows, and at most a part of one, which is computed again."""
    file, words = tmp_path / "d.csv", ["explore", "dimensions", "--output", str(tmp_path / "d.csv")]
    first = CliRunner().invoke(app, [*words, "--widths", "2,1..2,1", "--exponents", "2..3"])
    assert first.exit_code == 0, first.output
    assert "4 networks, 4 dimensions proved" in first.stdout
    rows = file.read_text("utf-8").splitlines()
    assert rows[-1] == '"2, 2, 1",3,4,0,4,4,the whole space'
    file.write_text("\n".join([*rows[:3], rows[3][:9]]), "utf-8")
    listed = tmp_path / "list.csv"
    listed.write_text('Widths,r,dimension,defect\n"[2, 2, 1]",3,4,0\n"[2, 1, 1]",3,3,0\n', "utf-8")
    second = CliRunner().invoke(app, [*words, "--list", str(listed)])
    assert second.exit_code == 1
    assert "1 of 2 rows" in second.stdout
    assert "2, 1, 1 r=3: dimension 3, defect 0; found 2, 0" in second.stdout


def test_a_file_has_one_writer_at_a_time(tmp_path: Path) -> None:
    """Two went on from the same line, and wrote what came then twice."""
    path = tmp_path / "d.csv"
    cases = dimensions.architectures([[2], [1, 2], [1]], [2])
    before = dimensions.sweep(cases, path)
    code = "import sys; from pathlib import Path; from neurovariety.errors import FileError\n"
    code += "from neurovariety.algebra.documents.files import alone\n"
    code += "with alone(Path(sys.argv[1])): print(flush=True); sys.stdin.read()"
    words = [sys.executable, "-c", code, str(path)]
    with Popen(words, stdin=PIPE, stdout=PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(nv.SpecificationError, match="another process is writing to it"):
            dimensions.sweep(cases, path)
        with pytest.raises(nv.SpecificationError, match="another process is writing to it"):
            list(listed(nv.ClassificationFan("0; 1", (1, 1)), path))
        other.kill()
    assert dimensions.sweep(cases, path) == before
    with pytest.raises(nv.SpecificationError, match="expected a regular file"):
        list(listed(nv.ClassificationFan("0; 1", (1, 1)), Path("/dev/full")))  # has no end
    with pytest.raises(nv.SpecificationError, match="expected at most 100000000 letters"):
        list(read("/dev/zero"))


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "architecture,r,dimension\n2 2,x,3\n"])
def test_what_is_no_list_of_dimensions(text: str, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(nv.SpecificationError, match="expected"):
        list(read(file))
