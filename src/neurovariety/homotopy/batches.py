"""All critical points of many real data: tracked from one generic datum, then certified.

The generic datum has as many critical points as the ED degree says, D. If D different simple ones
are certified over u, at regular points, there are no others: by the implicit function theorem each
goes on to a critical point of every datum near u, and a further one over u, being in the closure of
those over generic data (Draisma and others 2016, theorem 4.1), would be the limit of one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import numpy as np

from neurovariety.homotopy.certificates import Certificates, certify_zeros
from neurovariety.homotopy.charts import chart
from neurovariety.homotopy.monodromy import MonodromyFailed, Start, generic_start, moved_start
from neurovariety.homotopy.monomials import Array
from neurovariety.homotopy.paths import Tolerance, polish, track
from neurovariety.homotopy.systems import CriticalSystem
from neurovariety.polynomials import RationalMatrix
from neurovariety.varieties import Variety

Datum = tuple[Fraction, ...]

_TURNS = 4
"""How often a datum is tried, each time along other paths, in another chart, and more closely."""

_BLOCK = 200


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
    """

    variety: Variety
    form: RationalMatrix
    degree: int
    seed: int = 1


@dataclass(frozen=True)
class Found:
    """The critical points that were found for one datum.

    Parameters
    ----------
    turn : int
        Which of the family's systems they solve.
    scale : int
        The exponent of two by which the datum was divided, and so were the points.
    zeros : array of complex
        Approximations, certified or not.
    certificates : Certificates or None
        Those of all points, if they are as many as there should be and all different.
    """

    turn: int
    scale: int
    zeros: Array
    certificates: Certificates | None

    @property
    def real(self) -> int | None:
        """The number of real points, if all are certified."""
        return None if self.certificates is None else int(self.certificates.real.sum())

    @property
    def minima(self) -> int | None:
        """The number of local minima, if all indices are certified."""
        if self.certificates is None or self.unsigned:
            return None
        return int((self.certificates.index == 0).sum())

    @property
    def unsigned(self) -> int:
        """The number of real points whose index is not certified."""
        found = self.certificates
        return 0 if found is None else int((found.real & (found.index < 0)).sum())


@lru_cache(maxsize=16)
def system_of(family: Family, turn: int) -> CriticalSystem:
    """The equations of a turn: two turns for each chart."""
    return CriticalSystem(chart(family.variety, family.seed + turn // 2), family.form)


@lru_cache(maxsize=16)
def start_of(family: Family, turn: int) -> Start:
    """The generic datum of a turn, with all its critical points; odd turns move that before.

    Raises
    ------
    MonodromyFailed
        If as many as the ED degree says were not found.
    """
    if turn % 2:
        return moved_start(system_of(family, turn), start_of(family, turn - 1), family.seed + turn)
    return generic_start(system_of(family, turn), family.degree, family.seed + turn)


def find(family: Family, data: Sequence[Datum]) -> tuple[Found, ...]:
    """Find and certify the critical points of each datum.

    Parameters
    ----------
    family : Family
        The variety, the metric and the number of points.
    data : sequence of tuple of Fraction
        Any number of data.

    Returns
    -------
    tuple of Found
        One for each datum; without certificates where floats are not enough.

    Raises
    ------
    MonodromyFailed
        If the critical points of a generic datum were not all found.

    Examples
    --------
    >>> from neurovariety.metrics import Frobenius
    >>> from neurovariety.varieties import Implicit
    >>> ellipse = Implicit("x^2 + 4*y^2 = 4")
    >>> family = Family(ellipse, Frobenius().form(ellipse), degree=4)
    >>> data = [(Fraction(1, 8), Fraction(1, 9)), (Fraction(3), Fraction(2))]
    >>> [(found.real, found.minima) for found in find(family, data)]
    [(4, 2), (2, 1)]
    """
    answers: dict[int, Found] = {}
    start_of(family, 0)
    for turn in range(_TURNS):
        left = [
            k
            for k in range(len(data))
            if k not in answers or answers[k].certificates is None or answers[k].unsigned
        ]
        if not left:
            break
        try:
            for k, found in zip(left, _turn(family, [data[k] for k in left], turn), strict=True):
                if k not in answers or found.certificates is not None:
                    answers[k] = found
        except MonodromyFailed:  # this chart does not help; the first one did
            continue
    return tuple(answers[k] for k in range(len(data)))


def _turn(family: Family, data: Sequence[Datum], turn: int) -> Iterator[Found]:
    system, start = system_of(family, turn), start_of(family, turn)
    tolerance = Tolerance().tightened(4.0**turn)
    for k in range(0, len(data), _BLOCK):
        block = data[k : k + _BLOCK]
        scales = [_scale(family, u) for u in block]
        u = np.array([scaled(row, -s) for row, s in zip(block, scales, strict=True)], float)
        repeated = u.repeat(family.degree, axis=0)
        begin = np.tile(start.points, (len(u), 1))
        ends, _ = track(system, begin, start.datum[None], repeated.astype(complex), tolerance)
        ends = polish(system, ends, repeated)
        certificates = certify_zeros(system, ends, repeated)
        complete = _complete(certificates, len(u))
        for i, scale in enumerate(scales):
            part = slice(i * family.degree, (i + 1) * family.degree)
            whole = _part(certificates, part) if complete[i] else None
            yield Found(turn, scale, ends[part], whole)


def _complete(found: Certificates, count: int) -> Array:
    """For which data all points are certified, real or not, and different."""
    degree = len(found.certified) // count
    decided = (found.real | found.nonreal).reshape(count, degree)
    complete: Array = np.logical_and.reduce(decided, axis=1)
    x = found.positions.reshape(count, degree, -1)
    r = found.widths.reshape(count, degree, -1)
    for i in range(1, degree):
        apart = abs(x[:, i:] - x[:, :-i]) > (r[:, i:] + r[:, :-i]) * (1 + 2.0**-30)
        complete &= np.logical_and.reduce(apart.any(axis=2), axis=1)
    return complete


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
