"""Stores of sweeps: whole problems are kept apart, and nothing is taken for something else."""

from __future__ import annotations

import os
import resource
import sqlite3
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from fractions import Fraction
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.errors import SpecificationError, StudyStopped
from neurovariety.studies import explore
from neurovariety.studies.landscape import sweep
from neurovariety.studies.landscape.sweep import landscape_table
from neurovariety.studies.store import SMALLEST, Computation, Store, write
from tests.attack import killed_writers
from tests.unit.test_explore import CASES, LIMITS, Counting

X = "the_first_coordinate_of_a_point_in_the_plane"
Y = X.replace("first", "second")
ELLIPSE = nv.Implicit(f"{X}^2 + 4*{Y}^2 = 4")
NOTHING = nv.Implicit(f"{X}^2 + 4*{Y}^2 = -4")
UNIT = nv.Frobenius()
ASKED = Computation("a problem", "the first method")
RESULT = {"value": "39" * 200}


class Idle(Executor):
    """It must not be asked."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        raise AssertionError("nothing was left to count")


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_long_equations_are_told_apart_by_their_ends(tmp_path: Path) -> None:
    assert str(ELLIPSE) == str(NOTHING)
    assert len(str(ELLIPSE)) > 80
    store = tmp_path / "counts.sqlite"
    ellipse = landscape_table(ELLIPSE, UNIT, 8, store=store)
    nothing = landscape_table(NOTHING, UNIT, 8, store=store)
    assert {real for _, real in ellipse.cells} <= {2, 4}
    assert nothing.cells == {(0, 0): 8}


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_one_variety_has_one_store_however_it_is_written(tmp_path: Path) -> None:
    store = tmp_path / "counts.sqlite"
    first = landscape_table(nv.Implicit("x^2 + 4*y^2 = 4"), UNIT, 8, store=store)
    for text in ("4*y^2+x^2-4", "1/2*x^2 = 2 - 2*y^2", "4=x*x+(2*y)^2"):
        again = landscape_table(nv.Implicit(text), UNIT, 8, executor=Idle(), store=store)
        assert again.counted == first.counted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ELLIPSE, NOTHING),
        (nv.Implicit("x^2 + 4*y^2 = 4"), nv.Implicit("x^2 + 4*y^2 = 4", "y, x")),
        (nv.Implicit("x^2 - y"), nv.Implicit("x^2 - y", "x, y, z")),
        (nv.Parametric("t; t^2"), nv.Parametric("t^2; t")),
        (nv.Parametric("t; t^2"), nv.Parametric("t; 2*t^2")),
        (nv.Determinantal(2, 3, 1), nv.Determinantal(3, 2, 1)),
        (nv.SymmetricDeterminantal(3, 1), nv.Determinantal(3, 3, 1)),
        (UNIT.form(nv.Determinantal(2, 2, 1)), UNIT.form(nv.Determinantal(2, 3, 1))),
        ((Fraction(1, 2),), (Fraction(2),)),
        ("1", 1),
        (("a", "b"), ("a, b",)),
    ],
)
def test_what_differs_is_written_differently(one: Any, other: Any) -> None:
    assert write(one) != write(other)


def test_the_order_of_equations_does_not_matter_but_all_of_them_count() -> None:
    line = nv.Implicit("x + y + z = 1; x - y = 2")
    assert write(line) == write(nv.Implicit("3*y - 3*x = -6; z = 1 - x - y"))
    assert write(line) != write(nv.Implicit("x + y + z = 1"))


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError, match="expected what has a canonical form"):
        write(object())


def test_metric_and_seed_belong_to_the_problem() -> None:
    given = sweep.Family(nv.Determinantal(2, 2, 1), UNIT.form(nv.Determinantal(2, 2, 1)), 2, 1)
    others = (
        replace(given, seed=2),
        replace(given, variety=nv.Implicit("a*d = b*c")),
        replace(given, form=nv.Weighted([1, 1, 1, 2]).form(given.variety)),
    )
    digests = {sweep.computation(family).digest for family in (given, *others)}
    assert len(digests) == 4


def test_counts_made_in_another_way_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "counts.sqlite"
    variety = nv.Determinantal(2, 2, 1)
    landscape_table(variety, UNIT, 4, store=store)
    counting = sweep.COUNTING
    monkeypatch.setattr(sweep, "COUNTING", counting + 1)
    with pytest.raises(SpecificationError) as caught:
        landscape_table(variety, UNIT, 4, store=store)
    ways = f"counting {counting + 1}", f"counting {counting}"
    for words in (*ways, str(store), nv.__version__, "another file"):
        assert words in str(caught.value)


@pytest.mark.m2
def test_answers_of_another_script_are_refused(
    session: nv.Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path / "s") as store:
        list(explore.sweep(CASES[:1], store, session, LIMITS))
        changed = replace(nv.render(CASES[0].problem(1)), text="-- another script")
        monkeypatch.setattr(explore, "render", lambda _: changed)
        with pytest.raises(SpecificationError, match=changed.digest):
            list(explore.sweep(CASES[:1], store, Counting(session, most=0), LIMITS))


@pytest.mark.parametrize("table", ["landscapes", "answers", "photographs"])
def test_an_older_file_is_refused_and_left_as_it_is(table: str, tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    with sqlite3.connect(path) as file:
        file.execute(f"create table {table} (digest text primary key, value text)")
        file.execute(f"insert into {table} values ('d', 'v')")
    before = path.read_bytes()
    with pytest.raises(SpecificationError, match=r"format 2, found.*format 0.*another file"):
        Store(path)
    assert path.read_bytes() == before


def test_another_method_cannot_come_between() -> None:
    with Store(":memory:") as store:
        store.put(ASKED, {1: [2]})
        other = replace(ASKED, method="the second method")
        with pytest.raises(SpecificationError, match="the first method"):
            store.put(other, {2: [3]})
        assert store.get(ASKED) == {1: [2]}


def keep(path: Path, part: int) -> None:
    with Store(path) as store:
        for number in range(10 * part, 10 * part + 10):
            store.put(ASKED, {number: {"part": part}})


def test_processes_share_a_file(tmp_path: Path) -> None:
    path = tmp_path / "shared.sqlite"
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(keep, [path] * 4, range(4)))
    with Store(path) as store:
        assert store.get(ASKED) == {k: {"part": k // 10} for k in range(40)}


def filled(path: Path) -> Path:
    with Store(path) as store:
        store.put(ASKED, dict.fromkeys(range(20), RESULT))
    return path


def fill(store: Store) -> None:
    for number in count():
        store.put(ASKED, {number: RESULT})


@pytest.mark.parametrize("kept", [0, 15, 99, 4096, SMALLEST, -1])
def test_what_was_cut_off_is_refused_and_left_as_it_is(
    kept: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neurovariety.studies.store._MADE", 0)
    whole = filled(tmp_path / "whole").read_bytes()
    path = tmp_path / "cut"
    path.write_bytes(whole[:kept])
    with pytest.raises((SpecificationError, StudyStopped), match=str(path)), Store(path) as store:
        store.get(ASKED)
    assert path.read_bytes() == whole[:kept]


def test_an_empty_store_is_made_in_one_piece(tmp_path: Path) -> None:
    (tmp_path / "new-journal").write_bytes(b"of a file that was removed")
    Store(tmp_path / "new").close()
    assert (tmp_path / "new").stat().st_size == SMALLEST
    assert [file.name for file in tmp_path.iterdir()] == ["new"]


def test_a_full_disk_stops_and_what_was_kept_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "s"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Store(path) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (SMALLEST + 9_000, before[1]))
        try:
            with pytest.raises(StudyStopped, match=f"cannot keep results in {path}"):
                fill(store)
            resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, before[1]))
            with pytest.raises(SpecificationError, match="cannot keep results"):
                Store(tmp_path / "new")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        kept = len(store.get(ASKED))
        assert kept
        store.put(ASKED, {kept: RESULT})
    assert [file.name for file in tmp_path.iterdir()] == ["s"]
    with Store(path) as store:
        assert store.get(ASKED) == dict.fromkeys(range(kept + 1), RESULT)


def test_a_folder_that_cannot_be_written_is_said() -> None:
    user = os.geteuid()
    with TemporaryDirectory() as name:
        folder = Path(name)
        filled(folder / "s").chmod(0o444)
        folder.chmod(0o555)
        os.seteuid(user or 65534)  # no mode stops root
        try:
            with pytest.raises(SpecificationError, match="Permission denied"):
                Store(folder / "new")
            with Store(folder / "s") as store:
                assert len(store.get(ASKED)) == 20
                with pytest.raises(StudyStopped, match="cannot keep results"):
                    store.put(ASKED, {20: RESULT})
        finally:
            os.seteuid(user)
            folder.chmod(0o755)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_kill_in_the_middle_of_writing_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    assert killed_writers(tmp_path, 2).endswith("0 failed, 0 lost, 0 wrong")
