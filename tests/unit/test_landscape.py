"""Tables over random data: the same on any executor, and none lost or counted twice."""

from __future__ import annotations

import gc
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from functools import cached_property, partial
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import neurovariety as nv
from neurovariety.certify.balls import working
from neurovariety.certify.homotopy.batches import Family
from neurovariety.cli.app import app
from neurovariety.errors import SpecificationError, StudyStopped
from neurovariety.studies.landscape import sweep
from neurovariety.studies.landscape.counting import counts, family, is_small
from neurovariety.studies.landscape.executors import results
from neurovariety.studies.landscape.sweep import LandscapeTable, landscape_table, sample
from neurovariety.studies.reproduce.landscape import beside, claims
from tests.golden.schema import wrong_part

M1 = nv.Determinantal(2, 2, 1)
UNIT = nv.Frobenius()
SAMPLES = 250


@pytest.fixture(scope="module")
def table() -> LandscapeTable:
    return landscape_table(M1, UNIT, SAMPLES, seed=3)


class Idle(Executor):
    """It must not be asked."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        raise AssertionError("nothing was left to count")


def test_two_singular_values_give_two_points_and_one_minimum(table: LandscapeTable) -> None:
    assert table.cells == {(1, 2): SAMPLES}
    assert table.uncertified == 0
    assert table.table.rows == (("1", str(SAMPLES), "0"),)
    data = table.data()
    assert data["counts"] == [{"minima": 1, "real": 2, "data": SAMPLES}]
    assert wrong_part(data) is None


def test_a_stopped_sweep_goes_on(table: LandscapeTable, tmp_path: Path) -> None:
    store = tmp_path / "counts.sqlite"

    def stop(done: int, _: int) -> None:
        if done:
            raise KeyboardInterrupt

    with ThreadPoolExecutor(1) as thread, pytest.raises(KeyboardInterrupt):
        landscape_table(M1, UNIT, SAMPLES, 3, thread, store, stop)
    with sqlite3.connect(store) as file:
        (kept,) = file.execute("select count(*) from results").fetchone()
    assert 0 < kept < SAMPLES
    told: list[int] = []
    with ThreadPoolExecutor(2) as threads:
        again = landscape_table(M1, UNIT, SAMPLES, 3, threads, store, lambda k, _: told.append(k))
    assert told[0] == kept
    assert told == sorted(set(told))
    assert told[-1] == SAMPLES
    assert again.counted == table.counted
    assert landscape_table(M1, UNIT, SAMPLES, 3, Idle(), store).counted == table.counted


def test_processes_end_when_the_work_is_stopped() -> None:
    found = results({0: int, **{k: partial(time.sleep, 600) for k in range(1, 5)}})
    assert next(found) == (0, 0)
    found.close()
    assert not active_children()


def test_a_store_that_cannot_be_made_is_refused_before_anything_is_counted(tmp_path: Path) -> None:
    with pytest.raises(nv.SpecificationError, match="cannot keep results"):
        landscape_table(None, store=tmp_path)  # type: ignore[arg-type]


@pytest.mark.usefixtures("warm_engines")
def test_a_store_keeps_questions_apart(tmp_path: Path) -> None:
    store = tmp_path / "counts.sqlite"
    metric = nv.Weighted([1, 2, 3, 4])
    first = landscape_table(M1, UNIT, 20, 1, store=store)
    second = landscape_table(M1, metric, 20, 1, store=store)
    assert first.counted != second.counted
    assert landscape_table(M1, metric, 20, 1, store=store).counted == second.counted


def test_samples_depend_on_their_number_alone() -> None:
    assert sample(4, 1, 7) == sample(4, 1, 7) != sample(4, 1, 8)
    assert sample(4, 1, 7) != sample(4, 2, 7)
    many = landscape_table(M1, UNIT, 30, 5)
    assert landscape_table(M1, UNIT, 10, 5).counted == many.counted[:10]


@pytest.mark.usefixtures("warm_engines")
def test_data_on_the_discriminant_are_not_counted() -> None:
    ellipse = nv.Implicit("x^2 + 4*y^2 = 4")
    on, off = counts(ellipse, UNIT, [("3/2", 0), (0, 0)])
    assert (on.real, on.minima, on.certified) == (None, None, False)
    assert (off.real, off.minima, off.certified) == (4, 2, True)


@pytest.mark.parametrize(
    ("equation", "data", "expected"),
    [
        ("x^2 + 4*y^2 = 4", [(10**100, 1), (0, 0)], [(2, 1), (4, 2)]),
        ("x^2/10^9 + 10^9*y^2 = 1", [(2, 1)], [(4, 2)]),
    ],
)
@pytest.mark.usefixtures("warm_engines")
def test_boxes_are_counted_where_there_are_no_paths(
    equation: str, data: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    found = counts(nv.Implicit(equation), UNIT, data)
    assert [(one.real, one.minima) for one in found] == expected


@pytest.mark.parametrize(
    ("V", "real", "minima", "columns"),
    [
        (nv.Implicit("x^2 + y^2 = -1"), 0, 0, ("0 real", "2 real")),
        (nv.Determinantal(2, 2, 2), 1, 1, ("1 real",)),
        (nv.Parametric("a; b; a + b"), 1, 1, ("1 real",)),
        (nv.MonomialNetwork((2, 2, 1), 2).map, 1, 1, ("1 real",)),  # all binary quadrics
    ],
    ids=str,
)
@pytest.mark.usefixtures("warm_engines")
def test_no_real_point_and_linear_spaces(
    V: Any, real: int, minima: int, columns: tuple[str, ...]
) -> None:
    found = landscape_table(V, UNIT, 4)
    assert found.cells == {(minima, real): 4}
    assert found.table.columns == ("local minima", *columns, "uncertified")


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_is_not_lost_while_processes_are_forked() -> None:
    def interrupt() -> None:
        if forks:
            forks.clear()
            signal.raise_signal(signal.SIGINT)

    forks = ["the next one"]
    os.register_at_fork(after_in_parent=interrupt)
    with pytest.raises(KeyboardInterrupt):
        dict(results(dict.fromkeys(range(4), int)))
    assert not forks
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_killed_process_is_replaced(tmp_path: Path) -> None:
    mark = tmp_path / "killed"
    tasks = {k: partial(once_killed, mark, k) for k in range(20)}
    found = list(results(tasks))
    assert mark.exists()
    assert sorted(found) == [(k, k * k) for k in range(20)]


def once_killed(mark: Path, k: int) -> int:
    if k == 7 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return k * k


class Slow:
    """Something whose parts take their time, in one of the threads."""

    def __init__(self) -> None:
        self.held = threading.Event()

    @cached_property
    def part(self) -> int:
        self.held.set()
        time.sleep(0.3)
        return 1

    def precise(self) -> None:
        with working(100):
            self.held.set()
            time.sleep(0.3)


def needs_what_others_hold() -> int:
    with working(100):
        return Slow().part


@pytest.mark.parametrize("hold", [Slow.precise, lambda slow: slow.part], ids=["balls", "part"])
def test_processes_do_not_wait_for_what_another_thread_held(hold: Callable[[Slow], object]) -> None:
    gc.freeze()  # as servers do before they fork
    slow = Slow()
    thread = threading.Thread(target=hold, args=[slow])
    thread.start()
    slow.held.wait()
    found = results({0: needs_what_others_hold})
    assert list(found) == [(0, 1)]
    thread.join()


def kill_all(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_processes_that_are_killed_each_time_stop_the_sweep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "counts.sqlite"
    landscape_table(M1, UNIT, 5, store=store)
    monkeypatch.setattr(sweep, "is_small", lambda *_: False)
    monkeypatch.setattr(sweep, "count_samples", kill_all)
    said = f"killed 3 times.*; 5 of 6 are kept in {store}; the same call"
    with pytest.raises(StudyStopped, match=said):
        landscape_table(M1, UNIT, 6, store=store)
    with ProcessPoolExecutor(1) as ours, pytest.raises(StudyStopped, match="found one killed,"):
        landscape_table(M1, UNIT, 6, executor=ours)


def test_many_data_are_counted_alike_by_processes() -> None:
    F = family(M1, UNIT)
    data = [sample(4, 1, k) for k in range(2050)]
    assert is_small(F, data[:2000])
    assert not is_small(F, data)
    assert counts(M1, UNIT, data)[1990:] == counts(M1, UNIT, data[1990:])


def test_an_executor_is_expected() -> None:
    with pytest.raises(SpecificationError, match="expected a concurrent"):
        landscape_table(M1, UNIT, 150, executor=2)


def test_what_must_agree_with_the_talk_is_checked(table: LandscapeTable) -> None:
    verdicts = {c.name: c.agrees for c in claims(table, table)}
    assert not verdicts["complex critical points"]
    assert not verdicts["even numbers of real critical points"]
    assert not verdicts["data with bad local minima"]
    assert verdicts["data without a certificate"]
    rows = {row[0]: row[1:] for row in beside(table).rows}
    assert rows["2"][2] == "0 (805)"  # three columns are 1, 3, 5 real points


def test_the_command_goes_on_from_its_file(tmp_path: Path) -> None:
    asked = ["landscape", "determinantal:2x2:1", "--samples", "20", "--output", str(tmp_path)]
    for _ in range(2):
        result = CliRunner().invoke(app, asked)
        assert result.exit_code == 0, result.output
        assert (tmp_path / "landscape.csv").read_text().splitlines()[1] == "1,20,0"
    with sqlite3.connect(tmp_path / "landscape.sqlite") as file:
        assert file.execute("select count(*) from results").fetchone() == (20,)


def test_a_family_is_a_value() -> None:
    form = UNIT.form(M1)
    assert Family(M1, form, 2) == Family(M1, form, 2)
    assert hash(Family(M1, form, 2)) == hash(Family(M1, form, 2))
