"""Real critical points and local minima of the distance to a variety, counted for many data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from neurovariety.errors import SpecificationError
from neurovariety.exact import check_integer
from neurovariety.homotopy import Datum, Family, Found, find
from neurovariety.losses import rational
from neurovariety.metrics import Metric
from neurovariety.problems import EDDegree
from neurovariety.problems.common import LARGEST_SEED
from neurovariety.solve import solve
from neurovariety.varieties import Variety


@dataclass(frozen=True)
class Landscape:
    """What is known of the critical points of one datum.

    Parameters
    ----------
    real, minima : int or None
        Real critical points and local minima; None where they are not certified.
    certified : bool
        Whether both numbers are proved, given the ED degree.
    why : str
        The ground for that, or what is missing.
    """

    real: int | None
    minima: int | None
    certified: bool
    why: str


def counts(
    variety: Variety, metric: Metric, data: Iterable[Sequence[Any]], seed: int = 1
) -> tuple[Landscape, ...]:
    """Count the real critical points and the local minima of the distance to each datum.

    Parameters
    ----------
    variety : Variety
        Where the distance is restricted to; equations must be a complete intersection.
    metric : Metric
        Positive definite.
    data : iterable of sequences of numbers
        Points of the ambient space; a float is taken as the dyadic number that it is.
    seed : int
        Where the generic datum comes from that all are reached from.

    Returns
    -------
    tuple of Landscape
        One for each datum.

    Raises
    ------
    SpecificationError
        If a datum does not fit the variety.
    EngineError
        If the ED degree has to be counted by Macaulay2, and there is none.

    Examples
    --------
    >>> from neurovariety.metrics import Frobenius
    >>> from neurovariety.varieties import Determinantal
    >>> V = Determinantal(2, 2, rank=1)
    >>> [(found.real, found.minima) for found in counts(V, Frobenius(), [(2, 0, 0, 1)])]
    [(2, 1)]
    """
    points = [read_datum(variety, u) for u in data]
    return tuple(landscape(found) for found in find(family(variety, metric, seed), points))


def landscape(found: Found) -> Landscape:
    """The counts of what was found for a datum."""
    if found.certificates is None:
        return Landscape(None, None, False, "not all complex critical points were certified")
    if found.minima is None:
        return Landscape(found.real, None, False, "the index of a point was not certified")
    total = len(found.zeros)
    why = f"{total} complex critical points are certified, all different: as many as the ED degree"
    return Landscape(found.real, found.minima, True, why)


def read_datum(variety: Variety, datum: Sequence[Any]) -> Datum:
    """A point of the ambient space as exact numbers."""
    (row,) = rational([list(datum)])
    if len(row) != variety.ambient_dimension:
        raise SpecificationError(
            f"expected data with {variety.ambient_dimension} coordinates for {variety}, "
            f"got {len(row)}"
        )
    return row


def family(variety: Variety, metric: Metric, seed: int = 1) -> Family:
    """A variety and a metric with the ED degree, which Macaulay2 counts if no theorem does."""
    check_integer("seed", seed, 0, LARGEST_SEED)
    return _family(variety, metric, seed)


@lru_cache(maxsize=64)
def _family(variety: Variety, metric: Metric, seed: int) -> Family:
    problem = EDDegree(variety, metric)
    degree = solve(problem).value
    if degree is None:
        raise SpecificationError(
            f"expected finitely many critical points for general data, got infinitely many for "
            f"the {problem}"
        )
    return Family(variety, problem.form, degree, seed)
