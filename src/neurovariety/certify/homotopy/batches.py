"""All critical points of many real data: tracked from one generic datum, then certified.

The generic datum has as many critical points as the ED degree says, D. If D different simple ones
are certified over u, at regular points, there are no others: by the implicit function theorem each
goes on to a critical point of every datum near u, and a further one over u, being in the closure of
those over generic data (Draisma and others 2016, theorem 4.1), would be the limit of one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

import numpy as np

from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.certify.homotopy.certificates import Certificates, certify_zeros
from neurovariety.certify.homotopy.charts import chart
from neurovariety.certify.homotopy.conjugation import all_different, closed, with_conjugates
from neurovariety.certify.homotopy.monodromy import (
    MonodromyFailed,
    Start,
    generic_start,
    moved_start,
)
from neurovariety.certify.homotopy.monomials import Array
from neurovariety.certify.homotopy.paths import Tolerance, polish, track
from neurovariety.certify.homotopy.systems import CriticalSystem
from neurovariety.varieties.variety import Variety

Datum = tuple[Fraction, ...]

EARLY, LATE = (0, 1), (2, 3)
"""The turns of a datum: each along other paths and more closely, the late ones in another chart."""

LARGEST = 2**300
"""A coordinate of a datum whose square no longer fits into a float is refused."""

_CHARTS, _BLOCK, _CERTIFIED = 3, 200, 512
_OTHERS = (0, 1009, 2018)


@dataclass(frozen=True)
class Family:
    """The squared distances of all data to one variety.

    Parameters
    ----------
    variety : Variety
        The points.
    form : matrix of Fraction
        The metric.
    degree : int
        The ED degree of the variety in this metric.
    seed : int
        Where the generic datum, the loops and the turned charts come from.
    has_paths : bool
        Whether the critical points of a generic datum are found, from which paths begin.
    """

    variety: Variety
    form: RationalMatrix
    degree: int
    seed: int = 1
    has_paths: bool = True


@dataclass(frozen=True)
class Found:
    """The critical points that were found for one datum.

    Parameters
    ----------
    turn : int
        Which of the family's systems they solve.
    scale : int
        The exponent of two by which the datum was divided, and so were the points.
    certificates : Certificates
        What is proved about the ends of the paths.
    complete : bool
        Whether all points are certified, real or not, all different, with the indices.
    """

    turn: int
    scale: int
    certificates: Certificates
    complete: bool

    @property
    def settled(self) -> Array:
        """Which points are certified to be real, with an index, or not to be real."""
        return settled(self.certificates)

    @property
    def real(self) -> int | None:
        """The number of real points, if all is certified."""
        return int(self.certificates.real.sum()) if self.complete else None

    @property
    def minima(self) -> int | None:
        """The number of local minima, if all is certified."""
        return int((self.certificates.index == 0).sum()) if self.complete else None

    @property
    def may_tie(self) -> bool:
        """Whether several real points may be nearest, as far as their values are known."""
        real, found = self.certificates.real, self.certificates
        low, high = (found.values[real] + s * found.margins[real] for s in (-1, 1))
        return bool((low <= high.min(initial=np.inf)).sum() > 1)

    @property
    def side(self) -> float | None:
        """A float that changes its sign with the datum where two critical points meet; if complete.

        Its size is the smallest squared distance of two critical points. The index of the Hessian
        differs by one between two real ones that meet, so its sign is that of the product of all
        Hessian determinants, a norm whose zeros are the folds of the ED discriminant.
        """
        if not self.complete:
            return None
        x = np.ldexp(1.0, self.scale) * self.certificates.positions
        squares = (abs(x[:, None] - x[None]) ** 2).sum(axis=2)
        smallest = squares[np.triu_indices(len(x), 1)].min(initial=np.inf)
        odd = self.certificates.index[self.certificates.real].sum() % 2
        return float(-smallest if odd else smallest)


def settled(found: Certificates) -> Array:
    """Which points are certified to be real, with an index, or not to be real."""
    known: Array = (found.real & (found.index >= 0)) | found.nonreal
    return known


@lru_cache(maxsize=16)
def system_of(family: Family, turn: int) -> CriticalSystem:
    """The equations of a turn, in charts that are turned anew every other turn."""
    seed = family.seed + turn // 2
    first, *others = (
        CriticalSystem(chart(family.variety, seed + k), family.form) for k in range(_CHARTS)
    )
    return first if first.chart.coordinates is None else replace(first, elsewhere=tuple(others))


@lru_cache(maxsize=16)
def start_of(family: Family, turn: int) -> Start:
    """The generic datum of a turn, with all its critical points: that of the turn before, moved.

    Only in another affine slice of a parametrisation they have to be found anew.

    Raises
    ------
    MonodromyFailed
        If as many as the ED degree says were not found.
    """
    system, seed = system_of(family, turn), family.seed + turn
    if turn:
        known, start = system_of(family, turn - 1), start_of(family, turn - 1)
        if system.elsewhere or system.chart == known.chart:
            points = known.carried(start.points, system)
            return moved_start(system, Start(start.datum, points), seed)
    try:
        if system.loses_digits:
            raise OverflowError
        return _first_start(system, family.degree, seed)
    except (OverflowError, np.linalg.LinAlgError):
        raise MonodromyFailed(
            "the variety or the metric has numbers that are too large, or differ too much or too "
            "little, for floats: take other units, or method definition"
        ) from None


def _first_start(system: CriticalSystem, degree: int, seed: int) -> Start:
    """That of another datum, if one has a point near infinity of the chart, which paths miss."""
    for other in _OTHERS:
        with suppress(MonodromyFailed):
            return generic_start(system, degree, seed + other, impatient=True)
    return generic_start(system, degree, seed)


def find(family: Family, data: Sequence[Datum], turns: Sequence[int] = EARLY) -> tuple[Found, ...]:
    """Find and certify the critical points of each datum.

    Parameters
    ----------
    family : Family
        The variety, the metric and the number of points.
    data : sequence of tuple of Fraction
        Any number of data.
    turns : sequence of int
        Which are taken, until a datum is complete.

    Returns
    -------
    tuple of Found
        One for each datum; not complete where floats are not enough.

    Raises
    ------
    MonodromyFailed
        If the critical points of a generic datum were not all found in the first turn.

    Examples
    --------
    >>> from neurovariety.varieties.metrics import Frobenius
    >>> from neurovariety.varieties.variety import Implicit
    >>> ellipse = Implicit("x^2 + 4*y^2 = 4")
    >>> family = Family(ellipse, Frobenius().form(ellipse), degree=4)
    >>> data = [(Fraction(1, 8), Fraction(1, 9)), (Fraction(3), Fraction(2))]
    >>> [(found.real, found.minima) for found in find(family, data)]
    [(4, 2), (2, 1)]
    """
    settled: dict[int, Found] = {}
    for turn in turns:
        left = [k for k in range(len(data)) if k not in settled or not settled[k].complete]
        if not left:
            break
        try:
            for k, found in zip(left, _turn(family, [data[k] for k in left], turn), strict=True):
                known = settled.get(k)
                better = known is None or found.settled.sum() > known.settled.sum()
                if found.complete or better:
                    settled[k] = found
        except MonodromyFailed:
            if turn == turns[0]:
                raise
    return tuple(settled[k] for k in range(len(data)))


def _turn(family: Family, data: Sequence[Datum], turn: int) -> Iterator[Found]:
    system, start = system_of(family, turn), start_of(family, turn)
    tolerance = Tolerance().tightened(4.0**turn)
    for k in range(0, len(data), _BLOCK):
        block = data[k : k + _BLOCK]
        scales = [_scale(family, u) for u in block]
        rows = [scaled(row, -s) for row, s in zip(block, scales, strict=True)]
        if any(abs(v) > LARGEST for row in rows for v in row):
            raise MonodromyFailed(
                "a datum is too large for floats: take a nearer one, or equations and their method "
                "isolation or definition"
            )
        u = np.array(rows, float)
        repeated = u.repeat(family.degree, axis=0)
        begin = np.tile(start.points, (len(u), 1))
        ends, _ = track(system, begin, start.datum[None], repeated.astype(complex), tolerance)
        certificates = _certified(system, ends, repeated)
        different = all_different(certificates, len(u))
        certificates = with_conjugates(certificates, different)
        known = settled(certificates).reshape(len(u), -1)
        complete = different & np.logical_and.reduce(known, axis=1) & closed(certificates, len(u))
        for i, scale in enumerate(scales):
            part = slice(i * family.degree, (i + 1) * family.degree)
            yield Found(turn, scale, _part(certificates, part), bool(complete[i]))


def _certified(system: CriticalSystem, ends: Array, u: Array) -> Certificates:
    """What is proved of the ends of paths, of each in the first chart that settles it."""
    found = _in_chart(system, ends, u)
    for other in system.elsewhere:
        rest = np.flatnonzero(~settled(found))
        again = _in_chart(other, system.carried(ends[rest], other), u[rest])
        better = settled(again)
        for name in found.__dataclass_fields__:
            getattr(found, name)[rest[better]] = getattr(again, name)[better]
    return found


def _in_chart(system: CriticalSystem, ends: Array, u: Array) -> Certificates:
    parts = [slice(k, k + _CERTIFIED) for k in range(0, max(1, len(ends)), _CERTIFIED)]
    found = [certify_zeros(system, polish(system, ends[p], u[p]), u[p]) for p in parts]
    return Certificates(
        *(np.concatenate([getattr(c, name) for c in found]) for name in found[0].__dict__)
    )


def _part(found: Certificates, part: slice) -> Certificates:
    return Certificates(*(getattr(found, name)[part] for name in found.__dataclass_fields__))


def scaled(datum: Datum, exponent: int) -> Datum:
    """A datum times a power of two."""
    return tuple(v * Fraction(2) ** exponent for v in datum)


def _scale(family: Family, datum: Datum) -> int:
    """The exponent of a power of two near the largest entry, if points grow with the data."""
    largest = max(abs(v) for v in datum)
    if not family.variety.is_cone or not largest:
        return 0
    return largest.numerator.bit_length() - largest.denominator.bit_length()
