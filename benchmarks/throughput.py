"""Many small problems: a pool of one engine, a pool of two, and a fresh process for each.

The problems are generic ED degrees of 2 x 3 matrices of rank one, by ``critical``, with a seed of
their own each. A pool's time holds the start of its engines. The rows give the time for each
problem; the batch engine gets a tenth of the problems, as its time is proportional.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

import neurovariety as nv
from benchmarks.measure import Row, seconds


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    count, repeats = (40, 2) if quick else (200, 5)
    V = nv.Determinantal(2, 3, 1)
    scripts = [
        nv.render(nv.GenericEDDegree(V, method="critical", seed=k)) for k in range(1, count + 1)
    ]
    few = scripts[: count // 10]
    limits = nv.Limits(60)

    def pooled(size: int) -> None:
        with nv.Pool(size) as pool:
            futures = [pool.submit(script, limits) for script in scripts]
            assert all(future.result().answer for future in futures)

    def batch() -> None:
        engine = nv.Macaulay2()
        assert all(engine.run(script, limits).answer for script in few)

    batch()
    samples: list[tuple[float, float, float]] = [
        (
            seconds(lambda: pooled(1)) / count,
            seconds(lambda: pooled(2)) / count,
            seconds(batch) / len(few),
        )
        for _ in range(repeats)
    ]
    one, two, fresh = (median(column) for column in zip(*samples, strict=True))
    what = f"{count} small problems, time for each"
    yield Row(f"{what}: Pool(1)", one, "batch", fresh, "", repeats)
    yield Row(f"{what}: Pool(2)", two, "batch", fresh, "", repeats)
    yield Row(f"{what}: Pool(2)", two, "Pool(1)", one, "", repeats)
