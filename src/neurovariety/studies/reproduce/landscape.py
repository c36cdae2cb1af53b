"""The table of Kohn's talk: local minima against real critical points of 2000 random matrices.

The talk does not give its metric, so that frequencies cannot agree; what must is checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from neurovariety.problems.base.tables import Table
from neurovariety.studies.landscape.sweep import LandscapeTable
from neurovariety.varieties.matrices import Determinantal
from neurovariety.varieties.metrics import Frobenius

VARIETY = Determinantal(3, 3, rank=1)
METRIC_SEED = 7

PUBLISHED = {
    1: (0, 476, 120, 1, 0, 0, 0),
    2: (0, 0, 805, 190, 10, 0, 0),
    3: (0, 0, 0, 228, 116, 21, 0),
    4: (0, 0, 0, 0, 16, 12, 5),
}
"""By local minima; the columns are 1, 3, ..., 13 real critical points."""


@dataclass(frozen=True)
class Claim:
    """What must agree whatever the metric is, and whether it does."""

    name: str
    expected: str
    found: str
    agrees: bool


def beside(found: LandscapeTable) -> Table:
    """Our table with the talk's beside it, ``ours (published)`` in each cell."""
    cells = found.cells
    last = max(2 * len(PUBLISHED[1]) - 1, *(r for _, r in cells), 1)
    real = range(1, last + 1, 2)
    minima = sorted(PUBLISHED.keys() | {m for m, _ in cells})
    rows = []
    for m in minima:
        published = dict(zip(range(1, 14, 2), PUBLISHED.get(m, ()), strict=False))
        rows.append((str(m), *(f"{cells[m, r]} ({published.get(r, 0)})" for r in real)))
    columns = ("local minima", *(f"{r} real" for r in real))
    return Table("Local minima of the distance to random data", columns, tuple(rows))


def claims(perturbed: LandscapeTable, unit: LandscapeTable) -> Iterator[Claim]:
    """What the talk says, or what follows from a theorem, against certified counts.

    Parameters
    ----------
    perturbed : LandscapeTable
        In a random metric.
    unit : LandscapeTable
        In the Frobenius metric.
    """
    total, left = len(perturbed.counted), perturbed.uncertified + unit.uncertified
    yield Claim("data without a certificate", "0", str(left), left == 0)
    yield Claim("complex critical points", "39", str(perturbed.degree), perturbed.degree == 39)
    even = sum(n for (_, r), n in perturbed.cells.items() if r % 2 == 0)
    yield Claim("even numbers of real critical points", "0", f"{even} of {total}", even == 0)
    seen = sorted({m for m, _ in perturbed.cells})
    most = max(PUBLISHED)
    within = all(1 <= m <= most for m in seen)
    yield Claim("local minima", f"from 1 to {most}", " ".join(map(str, seen)), within)
    bad = sum(n for (m, _), n in perturbed.cells.items() if m > 1)
    yield Claim("data with bad local minima", "some", f"{bad} of {total}", bad > 0)
    # the distance is coercive on a closed set: its minimum exists, and is the only local one
    only = sum(n for (m, _), n in unit.cells.items() if m == 1)
    yield Claim(
        "unit metric: the only local minimum is global",
        f"{len(unit.counted)} of {len(unit.counted)}",
        f"{only} of {len(unit.counted)}",
        only == len(unit.counted) and isinstance(unit.metric, Frobenius),
    )
