"""Real critical points and local minima of the distance to a variety, counted for many data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache, partial
from math import nan
from typing import Any, TypeVar

from neurovariety.algebra.exact import check_integer
from neurovariety.algebra.shown import Shown
from neurovariety.certify.complete_intersection import independent_equations
from neurovariety.certify.homotopy.batches import Datum, Family, Found, find, start_of
from neurovariety.certify.homotopy.monodromy import MonodromyFailed
from neurovariety.certify.homotopy.points import RealEDPointSet, settle
from neurovariety.certify.homotopy.units import in_units
from neurovariety.engines.base import Limits
from neurovariety.engines.errors import EngineError
from neurovariety.errors import SpecificationError
from neurovariety.problems.base.arguments import LARGEST_SEED, check_metric, check_variety
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.ed_degree.problem import EDDegree
from neurovariety.problems.real_ed_critical_points.problem import RealEDCriticalPoints, read_datum
from neurovariety.solve import solve
from neurovariety.studies.landscape.executors import results
from neurovariety.varieties.metrics import Metric, SymmetricForm
from neurovariety.varieties.variety import Parametric, Variety

T = TypeVar("T")

COUNTING = 3
"""Which way of counting this is: raised whenever another count or another proof may come out, so
that the counts in an older file are not taken for those of today."""

_SECONDS = 60
"""For msolve, where neither floats nor balls prove a datum's points."""

_CLOSE = 1e-9

_CHUNK, _PATHS = 100, 4000
"""What one task counts: at most so many data, and paths."""


@dataclass(frozen=True)
class Landscape(Shown):
    """What is known of the critical points of one datum.

    Parameters
    ----------
    real, minima : int or None
        Real critical points and local minima; None where they are not certified.
    certified : bool
        Whether both numbers are proved, given the ED degree.
    why : str
        The ground for that, or what is missing.
    side : float or None
        Its sign changes with the datum where two critical points meet; see `Found.side`. For
        pictures: it is no part of what was counted, and only `counts` asks for it.
    """

    real: int | None
    minima: int | None
    certified: bool
    why: str
    side: float | None = field(default=None, compare=False, repr=False)


def side_of(landscape: Landscape) -> float:
    """The squared smallest distance of two critical points, its sign changing with each pair.

    Near a fold it is linear in the datum, for there the distance grows with the square root. A
    point that only passes a singular one does not change the sign. Where only msolve told points
    apart they are close.
    """
    if landscape.real is None:
        return nan
    distance = _CLOSE if landscape.side is None else abs(landscape.side)
    return distance if landscape.real // 2 % 2 == 0 else -distance


def counts(
    variety: Variety, metric: Metric, data: Iterable[Sequence[Any]], seed: int = 1
) -> tuple[Landscape, ...]:
    """Count the real critical points and the local minima of the distance to each datum.

    Many data are shared among the cores of this machine.

    Parameters
    ----------
    variety : Variety
        Where the distance is restricted to; equations must be a complete intersection, and of a
        parametrised one all real points of the closure count.
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
        If the ED degree has to be counted by Macaulay2, and there is none; or the critical points
        of a generic datum are not as many as that.

    Examples
    --------
    >>> from neurovariety.varieties.metrics import Frobenius
    >>> from neurovariety.varieties.matrices import Determinantal
    >>> V = Determinantal(2, 2, rank=1)
    >>> [(found.real, found.minima) for found in counts(V, Frobenius(), [(2, 0, 0, 1)])]
    [(2, 1)]
    """
    points = [read_datum(variety, u) for u in data]
    given = family(variety, metric, seed)
    tasks = {k: partial(_listed, given, part) for k, part in enumerate(chunks(given, points))}
    found = dict(results(tasks, small=is_small(given, points)))
    return tuple(landscape for k in sorted(found) for landscape in found[k])


def chunks(given: Family, work: Sequence[T]) -> list[Sequence[T]]:
    """Parts of the data, or of their numbers, that are worth a task each."""
    size = min(_CHUNK, max(1, _PATHS // max(1, given.degree)))
    return [work[k : k + size] for k in range(0, len(work), size)]


def is_small(given: Family, work: Sequence[Any]) -> bool:
    """Whether so many data are not worth a process."""
    return len(work) * given.degree <= _PATHS


def _listed(given: Family, data: Sequence[Datum]) -> list[Landscape]:
    return list(landscapes(given, data, sides=True))


def landscapes(given: Family, data: Sequence[Datum], sides: bool = False) -> Iterator[Landscape]:
    """The counts for each datum: in floats, then in balls, then in msolve's boxes."""
    all_points = f"{given.degree} complex critical points are certified, as many as the ED degree"
    inside, units = in_units(given)
    moved = [units.datum(datum) for datum in data]
    for datum, point, found in zip(data, moved, _tracked(inside, moved), strict=True):
        if isinstance(found, Found) and found.complete:
            side = found.side if sides else None
            why = f"{all_points}; several may be nearest" if found.may_tie else all_points
            yield Landscape(found.real, found.minima, True, why, side)
            continue
        points = settle(inside, point, found) if isinstance(found, Found) else None
        if points is None or not points.is_settled:
            points = _isolated(given, datum) or points
        if points is None:
            yield Landscape(None, None, False, str(found))
        elif points.is_settled:
            yield Landscape(len(points.points), len(points.minima), True, points.why)
        else:
            yield Landscape(None, None, False, points.why)


def _tracked(given: Family, data: Sequence[Datum]) -> list[Found | str]:
    """What paths find of each datum, or why none lead there."""
    if not given.has_paths:
        return ["the critical points of a generic datum were not found by monodromy"] * len(data)
    try:
        return list(find(given, data))
    except MonodromyFailed as failed:
        if len(data) == 1:
            return [str(failed)]
    return [found for datum in data for found in _tracked(given, [datum])]


def family(variety: Variety, metric: Metric, seed: int = 1) -> Family:
    """A variety and a metric with the ED degree, which Macaulay2 counts if no theorem does.

    As many critical points of a generic datum are found: a wrong degree should fail here, once, and
    forked processes inherit them. Where floats do not find them, msolve counts those of another.

    Raises
    ------
    EngineError
        If there is no Macaulay2, its counts differ, or other than so many points were found.
    """
    check_integer("seed", seed, 0, LARGEST_SEED)
    variety = check_variety(variety)
    found = _family(variety, check_metric(metric, variety), seed)
    try:
        start_of(in_units(found)[0], 0)
    except MonodromyFailed as failed:
        point = tuple(Fraction(2**20 // (k + 2), 2**20) for k in range(len(found.form)))
        counted = _isolated(found, point)
        if counted is not None and counted.expected == found.degree:
            return replace(found, has_paths=False)
        raise EngineError(
            f"the {found.degree} critical points of a generic datum on {variety} were not found by "
            f"monodromy: {failed}; take another seed, or RealEDCriticalPoints with "
            'method="isolation" for each datum'
        ) from failed
    return found


@lru_cache(maxsize=64)
def _family(variety: Variety, metric: Metric, seed: int) -> Family:
    variety, _ = independent_equations(variety, seed, Limits(seconds=_SECONDS))
    problem = EDDegree(variety, metric)
    degree = agreed_degree(problem)
    if degree is None:
        raise SpecificationError(
            f"expected finitely many critical points for general data, got infinitely many for "
            f"the {problem}"
        )
    return Family(variety, problem.form, degree, seed)


def agreed_degree(problem: EDDegree) -> int | None:
    """The ED degree by a theorem, or as it is modulo two primes that agree.

    Too small a degree would make incomplete data look complete.

    Raises
    ------
    EngineError
        If the degrees modulo three primes differ.
    """
    seen: list[int | None] = []
    for k, p in enumerate(problem.primes):
        found = solve(replace(problem, prime=p, seed=problem.seed + k))
        if found.value in seen or found.provenance.certainty is Certainty.EXACT:
            return found.value
        seen.append(found.value)
    raise EngineError(
        f"the {problem} differs modulo the primes {', '.join(map(str, problem.primes))}: "
        f"{', '.join(map(str, seen))}; take the method critical-exact"
    )


def _isolated(given: Family, datum: Datum) -> RealEDPointSet | None:
    """The result of msolve, if there is one."""
    if isinstance(given.variety, Parametric):
        return None
    problem = RealEDCriticalPoints(
        given.variety, SymmetricForm(given.form), datum, "isolation", seed=given.seed
    )
    try:
        return solve(problem, limits=Limits(seconds=_SECONDS)).value
    except EngineError:
        return None
