"""Local minima against real critical points for many random data: the table of Kohn's talk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from neurovariety.algebra.exact import check_integer
from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.shown import Shown, counted
from neurovariety.certify.homotopy.batches import Datum, Family
from neurovariety.errors import StudyStopped
from neurovariety.problems.base.tables import Table
from neurovariety.studies.landscape.counting import (
    COUNTING,
    Landscape,
    chunks,
    family,
    is_small,
    landscapes,
)
from neurovariety.studies.landscape.executors import results
from neurovariety.studies.landscape.progress import Progress, progress_bar
from neurovariety.studies.store import Computation, Store, write
from neurovariety.varieties.metrics import Frobenius, Metric
from neurovariety.varieties.variety import Variety

MOST_SAMPLES = 10_000_000
"""Of a table."""

_DENOMINATOR = 2**20
_FROBENIUS = Frobenius()


@dataclass(frozen=True)
class LandscapeTable(Shown):
    """How many random data have how many local minima and real critical points.

    Parameters
    ----------
    variety, metric : Variety, Metric
        The squared distance.
    seed : int
        Of the data.
    degree : int
        The ED degree: how many complex critical points each datum has.
    counted : tuple of Landscape
        One for each datum, in their order.
    """

    variety: Variety
    metric: Metric
    seed: int
    degree: int
    counted: tuple[Landscape, ...]

    @property
    def cells(self) -> Counter[tuple[int, int]]:
        """The number of data with so many minima and so many real critical points."""
        pairs = ((found.minima, found.real) for found in self.counted if found.certified)
        return Counter((m, r) for m, r in pairs if m is not None and r is not None)

    @property
    def uncertified(self) -> int:
        """The number of data whose counts are not proved."""
        return sum(not found.certified for found in self.counted)

    def __str__(self) -> str:
        """The table, which the shell prints."""
        return str(self.table)

    def in_short(self) -> str:
        """The number of data, the variety and the metric."""
        return (
            f"{counted(len(self.counted), 'datum', 'data')}, {self.variety} in the "
            f"{self.metric.name} metric"
        )

    def data(self) -> dict[str, Any]:
        """What `landscape --json` prints: the numbers of data by minima and real points."""
        cells = sorted(self.cells.items())
        return {
            "kind": "landscape",
            "variety": str(self.variety),
            "metric": self.metric.name,
            "seed": self.seed,
            "degree": self.degree,
            "counts": [{"minima": m, "real": r, "data": n} for (m, r), n in cells],
            "uncertified": self.uncertified,
        }

    def _repr_html_(self) -> str:
        return self.table._repr_html_()

    @property
    def table(self) -> Table:
        """Rows of so many minima, columns of so many real points, and what stayed uncertified."""
        cells = self.cells
        counts = [self.degree % 2 or 2, *(r for _, r in cells)]
        real = range(min(counts), max(counts) + 1, 2)
        minima = range(
            min((m for m, _ in cells), default=1), max((m for m, _ in cells), default=0) + 1
        )
        rows = [(str(m), *(str(cells[m, r]) for r in real), "0") for m in minima]
        if self.uncertified:
            rows.append(("?", *["" for _ in real], str(self.uncertified)))
        columns = ("local minima", *(f"{r} real" for r in real), "uncertified")
        return Table("landscape", columns, tuple(rows))


@checked
def landscape_table(
    variety: Variety,
    metric: Metric = _FROBENIUS,
    samples: int = 2000,
    seed: int = 1,
    executor: Any = None,
    store: Path | str | None = None,
    progress: Progress | None = None,
) -> LandscapeTable:
    """Count local minima and real critical points of the distance to random data.

    Parameters
    ----------
    variety : Variety
        Where the distance is restricted to; equations must be a complete intersection, and of a
        parametrised one all real points of the closure count.
    metric : Metric
        Positive definite; by default the Frobenius metric.
    samples : int
        The number of data: standard normal coordinates, rounded to multiples of 2^-20. The first
        ones do not depend on how many there are.
    seed : int
        Of the data and of the generic datum they are reached from.
    executor : concurrent.futures.Executor or dask.distributed.Client, optional
        What counts, in chunks; by default a process for each core of this machine.
    store : Path or str, optional
        An SQLite file for the counts as they come: the same call goes on where it was stopped.
    progress : callable, optional
        Called with the number of data that are done, and with that of all; by default a bar on
        standard error, if that is a terminal.

    Returns
    -------
    LandscapeTable

    Raises
    ------
    SpecificationError
        If something does not fit, or the store's counts were made in another way.
    EngineError
        If Macaulay2 has to count the ED degree, and there is none; or the critical points of a
        generic datum are not as many as that.
    StudyStopped
        If counts cannot be kept, or processes are killed again and again.

    References
    ----------
    K. Kohn: The geometry of neural networks, 2020, whose table is of 3 x 3 matrices of rank 1.

    Examples
    --------
    >>> from neurovariety.varieties.metrics import Frobenius
    >>> from neurovariety.varieties.variety import Implicit
    >>> ellipse = Implicit("x^2 + 4*y^2 = 4")
    >>> found = landscape_table(ellipse, Frobenius(), samples=40)
    >>> print(found.table.markdown())
    | local minima | 2 real | 4 real | uncertified |
    |---|---|---|---|
    | 1 | 15 | 0 | 0 |
    | 2 | 0 | 25 | 0 |
    <BLANKLINE>
    """
    check_integer("samples", samples, 1, MOST_SAMPLES)
    with Store(store or ":memory:") as kept:  # one that cannot be made is refused before all else
        given = family(variety, metric, seed)
        asked = computation(given)
        shown = progress_bar(f"{metric.name} metric") if progress is None else nullcontext(progress)
        with shown as report:
            stored = {k: _read(v) for k, v in kept.get(asked).items() if k < samples}
            # what was not certified is tried again: a limit, or a tool's want, may be gone today
            known = {k: v for k, v in stored.items() if v.certified}
            missing = [k for k in range(samples) if k not in known]
            report(len(known), samples)
            tasks = {
                k: partial(count_samples, given, numbers)
                for k, numbers in enumerate(chunks(given, missing))
            }
            try:
                for _, found in results(tasks, executor, is_small(given, missing)):
                    kept.put(asked, {k: (v.real, v.minima, v.why) for k, v in found.items()})
                    known.update(found)
                    report(len(known), samples)
            except StudyStopped as why:
                kept_so_far = (
                    f"; {len(known)} of {samples} are kept in {store}; the same call goes on"
                )
                raise StudyStopped(f"{why}{kept_so_far if store else ''}") from None
    counted = tuple(known[k] for k in range(samples))
    return LandscapeTable(given.variety, metric, seed, given.degree, counted)


def computation(given: Family) -> Computation:
    """What a sweep's counts depend on, beside the number of the sample.

    The ED degree that they are compared with, and the data that NumPy draws, may change with
    versions of what computes them.
    """
    drawn = sample(1, given.seed, 0)
    return Computation(
        f"landscape of {write((given.variety, given.form))}, normal data with seed {given.seed}",
        f"counting {COUNTING} with ED degree {given.degree}, first number drawn {drawn[0]}",
    )


def _read(kept: tuple[int | None, int | None, str]) -> Landscape:
    real, minima, why = kept
    return Landscape(real, minima, real is not None, why)


def sample(dimension: int, seed: int, number: int) -> Datum:
    """A random datum, which depends on its number alone."""
    draw = np.random.default_rng([seed, number]).normal(size=dimension)
    return tuple(Fraction(round(float(v) * _DENOMINATOR), _DENOMINATOR) for v in draw)


def count_samples(given: Family, numbers: Sequence[int]) -> dict[int, Landscape]:
    """The counts of some samples; this is what executors run."""
    data = [sample(len(given.form), given.seed, k) for k in numbers]
    return dict(zip(numbers, landscapes(given, data), strict=True))
