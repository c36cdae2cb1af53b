"""Many small problems: a pool of one engine, a pool of two, and a fresh process for each.

The problems are generic ED degrees of 2 x 3 matrices of rank one, by ``critical``, with a seed of
their own each. A pool gets them twice: the first time holds the start of its engines, the second
finds them warm. The rows give the time for each problem; the batch engine gets a tenth of the
problems, as its time is proportional.
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

    def pooled(size: int) -> tuple[float, float]:
        """Seconds for each problem on engines that start, and once more on the same ones."""
        with nv.Pool(size) as pool:

            def work() -> None:
                futures = [pool.submit(script, limits) for script in scripts]
                assert all(future.result().answer for future in futures)

            return seconds(work) / count, seconds(work) / count

    def batch() -> None:
        engine = nv.Macaulay2()
        assert all(engine.run(script, limits).answer for script in few)

    batch()
    samples = [(*pooled(1), *pooled(2), seconds(batch) / len(few)) for _ in range(repeats)]
    cold1, warm1, cold2, warm2, fresh = (median(column) for column in zip(*samples, strict=True))
    what = f"{count} small problems, time for each"
    yield Row(f"{what}: Pool(1) with its start", cold1, "batch", fresh, "", repeats)
    yield Row(f"{what}: Pool(2) with its start", cold2, "batch", fresh, "", repeats)
    yield Row(f"{what}: Pool(1) warm", warm1, "batch", fresh, "", repeats)
    yield Row(f"{what}: Pool(2) warm", warm2, "Pool(1) warm", warm1, "", repeats)
