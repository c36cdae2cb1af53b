"""A table over random data on a cluster whose worker is killed."""

from __future__ import annotations

import logging
import os
import signal

import pytest

import neurovariety as nv
from neurovariety.studies.landscape.sweep import landscape_table

M1 = nv.Determinantal(2, 2, 1)
UNIT = nv.Frobenius()
SAMPLES = 250


def test_a_killed_dask_worker_loses_nothing() -> None:
    distributed = pytest.importorskip("distributed", reason="the extra cluster")
    cluster = distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        silence_logs=logging.CRITICAL,
    )
    killed: list[int] = []
    with cluster, distributed.Client(cluster) as client:
        workers = list(client.run(os.getpid).values())

        def kill_one(done: int, _: int) -> None:
            if done and not killed:
                killed.append(workers[0])
                os.kill(workers[0], signal.SIGKILL)

        found = landscape_table(M1, UNIT, SAMPLES, 3, client, progress=kill_one)
        assert killed
        assert workers[0] not in client.run(os.getpid).values()
    assert found.counted == landscape_table(M1, UNIT, SAMPLES, 3).counted
