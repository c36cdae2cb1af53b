"""Many scripts on a few warm engines, none of them lost."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import threading
import time
from concurrent.futures import CancelledError, Future, as_completed
from pathlib import Path

import pytest

from benchmarks.growth import used
from neurovariety.engines.base import Limits, Outcome, Run
from neurovariety.engines.errors import EngineNotFound
from neurovariety.engines.pool import Pool
from neurovariety.errors import SpecificationError
from tests.attack import pool_under_fire
from tests.engine.conftest import answers
from tests.engine.scripts import script
from tests.waiting import interrupted, wait_for, when

pytestmark = pytest.mark.m2

LIMITS = Limits(30)


def both_run(pool: Pool, folder: Path) -> None:
    """Let two scripts wait for each other, so that two engines have started."""
    here, there = folder / "here", folder / "there"
    meet = '"{}" << close; while not fileExists "{}" do nanosleep 10000000'
    scripts = [script(meet.format(*pair)) for pair in ((here, there), (there, here))]
    for future in [pool.submit(each, LIMITS) for each in scripts]:
        assert future.result().outcome is Outcome.FINISHED


def test_it_is_an_engine(pool: Pool) -> None:
    assert answers(pool) == "alive\n"
    assert (pool.name, pool.dialect) == ("Macaulay2", "macaulay2")
    assert pool.run(script("1"), LIMITS).version == pool.version


def test_every_script_comes_back_to_its_own_future(pool: Pool) -> None:
    futures = {pool.submit(script(f'answer "{number}"'), LIMITS): number for number in range(200)}
    came = {futures[future]: future.result().answer for future in as_completed(futures)}
    assert came == {number: f"{number}\n" for number in range(200)}
    assert len(pool.pids) == pool.size == 2


def test_they_run_side_by_side(pool: Pool, tmp_path: Path) -> None:
    both_run(pool, tmp_path)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_what_is_waited_for(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    with Pool(1) as pool:
        answers(pool)
        when(begun.exists, interrupted)
        with pytest.raises(KeyboardInterrupt):
            pool.run(script(f'"{begun}" << close; while true do 1'), Limits(60))
        assert answers(pool, Limits(30)) == "alive\n"  # the only engine is free at once


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_a_trial_run_too(tmp_path: Path) -> None:
    begun, program = tmp_path / "begun", tmp_path / "M2"
    program.write_text(f"#!/bin/sh\ntouch {begun}; exec sleep 60\n")
    program.chmod(0o755)
    with Pool(1, program) as pool:
        when(begun.exists, interrupted)
        with pytest.raises(KeyboardInterrupt):
            pool.run(script("1"), Limits(60))
        start = time.monotonic()
    assert time.monotonic() - start < 20  # to close it is to wait for that run


def test_a_script_whose_engine_was_killed_is_run_again(pool: Pool, tmp_path: Path) -> None:
    flag = tmp_path / "flag"
    once = script(
        f'if fileExists "{flag}" then answer "second" else ("{flag}" << close; while true do 1)'
    )
    future = pool.submit(once, LIMITS)
    wait_for(flag.exists)
    for pid in pool.pids:
        os.kill(pid, signal.SIGKILL)
    assert future.result(60).answer == "second\n"
    assert answers(pool) == "alive\n"


def test_but_only_once(pool: Pool) -> None:
    run = pool.run(script('run("kill -KILL " | toString processID()); sleep 5'), LIMITS)
    assert (run.outcome, run.exit_code) == (Outcome.CRASHED, -signal.SIGKILL)


def test_a_time_out_is_not_run_again(pool: Pool, tmp_path: Path) -> None:
    both_run(pool, tmp_path)  # the limit is for the script alone
    starts = tmp_path / "starts"
    loop = script(f'openOutAppend "{starts}" << "started" << endl << close; while true do 1')
    assert pool.run(loop, Limits(2)).outcome is Outcome.TIMEOUT
    assert answers(pool) == "alive\n"
    assert starts.read_text() == "started\n"


def test_a_crash_that_hung_until_the_limit_is_one(pool: Pool, tmp_path: Path) -> None:
    both_run(pool, tmp_path)
    hung = 'stderr << "-- SIGSEGV" << endl; while true do sleep 1'
    assert pool.run(script(hung), Limits(0.5)).outcome is Outcome.CRASHED


def test_all_engines_killed_under_many_scripts() -> None:
    with Pool(2) as pool:
        futures = [pool.submit(script(f'run "sleep 0.4"; answer "{i}"'), LIMITS) for i in range(6)]
        wait_for(lambda: len(pool.pids) == 2)
        for pid in pool.pids:
            os.kill(pid, signal.SIGKILL)
        assert [future.result(60).answer for future in futures] == [f"{i}\n" for i in range(6)]


def test_engines_that_are_killed_at_random_lose_no_script(pool: Pool) -> None:
    figures = pool_under_fire(pool, 200, [signal.SIGKILL, signal.SIGTERM], Limits(60))
    # one that is killed again while its new engine starts is given up
    assert re.match("200 scripts under 2 signals: [01] given up, ", figures)
    assert figures.endswith("0 lost, 0 wrong")


def test_waiting_scripts_can_be_cancelled(pool: Pool, tmp_path: Path) -> None:
    until = script(f'while not fileExists "{tmp_path}/flag" do nanosleep 10000000')
    running = [pool.submit(until, LIMITS) for _ in range(2)]
    waiting = pool.submit(script('answer "never"'), LIMITS)
    assert waiting.cancel()
    with pytest.raises(CancelledError):
        waiting.result()
    (tmp_path / "flag").touch()
    assert [future.result().outcome for future in running] == [Outcome.FINISHED] * 2


def test_leaving_waits_for_all() -> None:
    with Pool(1) as pool:
        futures = [pool.submit(script(f'answer "{i}"'), LIMITS) for i in range(5)]
    assert [future.result(0).answer for future in futures] == [f"{i}\n" for i in range(5)]
    assert pool.pids == ()
    with pytest.raises(SpecificationError, match="expected an open pool"):
        pool.submit(script("1"))


def leave_with_an_exception(pool: Pool, futures: list[Future[Run]], begun: Path) -> None:
    loop = script(f'"{begun}" << close; while true do 1')
    with pool:
        futures += [pool.submit(loop, LIMITS) for _ in range(3)]
        wait_for(begun.exists)
        raise RuntimeError("enough")


def test_leaving_with_an_exception_kills_what_runs(tmp_path: Path) -> None:
    futures: list[Future[Run]] = []
    pool = Pool(1)
    with pytest.raises(RuntimeError, match="enough"):
        leave_with_an_exception(pool, futures, tmp_path / "begun")
    assert futures[0].result(0).outcome is Outcome.CRASHED
    assert all(future.cancelled() for future in futures[1:])
    assert pool.pids == ()


def test_results_from_many_threads(pool: Pool) -> None:
    came: list[Run] = []
    threads = [
        threading.Thread(target=lambda i=i: came.append(pool.run(script(f'answer "{i}"'), LIMITS)))
        for i in range(10)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(run.answer for run in came) == sorted(f"{i}\n" for i in range(10))


def test_results_in_asyncio(pool: Pool) -> None:
    async def gathered() -> list[Run]:
        scripts = [script(f'answer "{i}"') for i in range(10)]
        awaited = [asyncio.to_thread(pool.run, each, LIMITS) for each in scripts]
        wrapped = [asyncio.wrap_future(pool.submit(each, LIMITS)) for each in scripts]
        return await asyncio.gather(*awaited, *wrapped)

    assert [run.answer for run in asyncio.run(gathered())] == [f"{i}\n" for i in range(10)] * 2


def test_thousands_of_calls_leave_nothing_behind(pool: Pool) -> None:
    call = script("1")
    pool.run(call, LIMITS)
    before = used()
    futures = [pool.submit(call, LIMITS) for _ in range(2000)]
    assert {future.result().outcome for future in futures} == {Outcome.FINISHED}
    del futures
    memory, descriptors, threads = (now - was for was, now in zip(before, used(), strict=True))
    assert memory < 8 << 20
    assert descriptors <= 8  # another engine may have been started
    assert threads <= 1


def test_an_engine_that_is_not_there_is_an_exception_of_the_future() -> None:
    with Pool(1, "/nowhere/M2") as pool, pytest.raises(EngineNotFound):
        pool.submit(script("1"), LIMITS).result()


@pytest.mark.parametrize("size", [0, -1, 1.5, True, "2"])
def test_sizes_that_make_no_sense(size: object) -> None:
    with pytest.raises(SpecificationError, match="expected a positive number of engines"):
        Pool(size)  # type: ignore[arg-type]
