"""Real critical points of a distance as values, from certificates in floats or in balls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import SHOWN, lines
from neurovariety.certify.balls import ZERO, disjoint
from neurovariety.certify.homotopy.batches import (
    LATE,
    Datum,
    Family,
    Found,
    find,
    scaled,
    system_of,
)
from neurovariety.certify.homotopy.conjugation import decided_by_conjugation, is_closed
from neurovariety.certify.homotopy.monodromy import MonodromyFailed
from neurovariety.certify.homotopy.nearest import PointAtDistance, SingularPoint
from neurovariety.certify.homotopy.precise import PrecisePoint, certify_precisely
from neurovariety.certify.homotopy.units import Units, in_units


@dataclass(frozen=True)
class RealEDPoint(PointAtDistance):
    """A real critical point of the distance to a datum, proved to exist and to be nondegenerate.

    Parameters
    ----------
    coordinates, squared_distance
        Of `PointAtDistance`.
    index : int or None
        The negative eigenvalues of the Hessian on the tangent space; None if not certified.
    is_global : bool or None
        Whether no point of the variety is nearer; None if undecided.
    has_real_parameters : bool or None
        Of a parametrised variety: True for the image of real parameters; None if those that were
        found are not real. Then others of the same point may be, or it lies in the closure alone.
    """

    index: int | None
    is_global: bool | None = None
    has_real_parameters: bool | None = True

    @property
    def is_local_minimum(self) -> bool | None:
        """Whether the Hessian on the tangent space is positive definite."""
        return None if self.index is None else self.index == 0

    def __str__(self) -> str:
        kind = "local minimum" if self.is_local_minimum else ""
        if self.is_global:
            kind = "global minimum"
        parameters = "" if self.has_real_parameters else "  no real parameters found"
        distance = f"distance {self.shown_distance}  index {self.index}"
        return f"{distance}  {kind:14}  {self.place}{parameters}"


@dataclass(frozen=True)
class RealEDPointSet(Shown):
    """The real critical points that were proved, and whether there are others.

    Parameters
    ----------
    points : tuple of RealEDPoint
        By distance.
    found : int
        How many complex critical points were certified, all different; the real ones are of them.
    expected : int
        The ED degree: how many complex ones a general datum has.
    complete : bool
        Whether these are all real critical points.
    why : str
        The ground for that, or what is missing.
    dimension : int
        Of the complex critical locus.
    singular : tuple of SingularPoint, or None
        The real singular points at which the distance can be least, by distance: all of them, or if
        they are infinitely many the limits of critical points on neighbouring level sets. None if
        they are not known; then a nearest point is one among regular points.
    beside : str
        What is known of singular points, or why they are not known.
    """

    points: tuple[RealEDPoint, ...]
    found: int
    expected: int
    complete: bool
    why: str
    dimension: int = 0
    singular: tuple[SingularPoint, ...] | None = None
    beside: str = "no singular point was looked for"

    @property
    def nearest(self) -> tuple[RealEDPoint | SingularPoint, ...]:
        """The points that no other one is nearer than; several are a tie."""
        everything: tuple[RealEDPoint | SingularPoint, ...] = (*self.points, *(self.singular or ()))
        return tuple(p for p in everything if p.is_global)

    @property
    def is_settled(self) -> bool:
        """Whether these are all points, and every index is certified."""
        return self.complete and all(p.index is not None for p in self.points)

    @property
    def minima(self) -> tuple[RealEDPoint, ...]:
        """The local minima."""
        return tuple(p for p in self.points if p.is_local_minimum)

    def summary(self) -> list[tuple[str, str]]:
        most = "" if self.complete else ", perhaps not all"
        rows = [
            ("real points", f"{len(self.points)}{most}"),
            ("complex points", f"{self.found} certified, {self.expected} expected"),
            ("complete", f"{'yes' if self.complete else 'no'}: {self.why}"),
            ("local minima", str(len(self.minima))),
            ("nearest", self._nearest_in_words),
        ]
        rows += lines("points", [str(p) for p in self.points])
        return [*rows, *lines("singular points", [str(p) for p in self.singular or ()])]

    @property
    def _nearest_in_words(self) -> str:
        """Whether one is known, several are equally near, or singular points are missing."""
        nearest = self.nearest
        if not nearest and not self.complete:
            return "not known: there may be other critical points"
        if self.singular is None:
            return f"among regular points alone; {self.beside}"
        if not nearest:
            if not self.points and not self.singular:
                return "the variety has no real points"
            return f"not decided: {len(candidates(self))} points may be nearest; {self.beside}"
        distance = nearest[0].shown_distance
        if "." in distance and "e" not in distance:
            distance = distance.rstrip("0").rstrip(".")
        if len(nearest) > 1:
            places = ", ".join(p.place for p in nearest[:SHOWN])
            dots = ", ..." if len(nearest) > SHOWN else ""
            return f"a tie: {len(nearest)} points at the distance {distance}: {places}{dots}"
        kind = "singular" if isinstance(nearest[0], SingularPoint) else "regular"
        return f"a {kind} point at the distance {distance}"


def real_points(family: Family, datum: Datum) -> RealEDPointSet:
    """All real critical points of the distance to a datum, certified.

    Floats are tried first, balls of growing precision where they are not enough.

    Raises
    ------
    MonodromyFailed
        If not all critical points of a generic datum were found.

    Examples
    --------
    >>> from neurovariety.varieties.metrics import Frobenius
    >>> from neurovariety.varieties.variety import Implicit
    >>> ellipse = Implicit("x^2 + 4*y^2 = 4")
    >>> family = Family(ellipse, Frobenius().form(ellipse), degree=4)
    >>> inside = real_points(family, (Fraction(1, 8), Fraction(1, 9)))
    >>> [(p.index, p.is_global) for p in inside.points]
    [(0, None), (0, False), (1, False), (1, False)]
    """
    inside, units = in_units(family)
    moved = units.datum(datum)
    (found,) = find(inside, [moved])
    value = settle(inside, moved, found)
    return replace(value, points=tuple(_outside(p, units) for p in value.points))


def _outside(point: RealEDPoint, units: Units) -> RealEDPoint:
    low, high = (v * units.size**2 for v in point.squared_distance)
    return replace(point, coordinates=units.box(point.coordinates), squared_distance=(low, high))


def settle(family: Family, datum: Datum, found: Found) -> RealEDPointSet:
    """The points of what was found for a datum; if some are missing, in another chart."""
    points = described(family, datum, found)
    if points.is_settled:
        return points
    try:
        (later,) = find(family, [datum], LATE)
    except MonodromyFailed:
        return points
    again = described(family, datum, later)
    return max(points, again, key=lambda p: (p.is_settled, p.found))


def described(family: Family, datum: Datum, found: Found) -> RealEDPointSet:
    """The points of what was found for a datum, in balls where floats were not enough."""
    undecided = ~found.settled
    system = system_of(family, found.turn)
    rest = certify_precisely(
        system, found.certificates.centres[undecided], scaled(datum, -found.scale)
    )
    apart = different([*_from_floats(found), *rest])
    if len(apart) == family.degree:
        apart = decided_by_conjugation(apart)
    decided = [p for p in apart if p.is_decided]
    points = tuple(from_balls(p, found.scale) for p in decided if p.is_real)
    why = f"{len(apart)} complex critical points are certified, all different"
    if len(apart) < family.degree:
        why += f"; the ED degree is {family.degree}"
    else:
        why += ", as many as the ED degree"
        if not is_closed(decided):
            why += ", but the conjugate of one is none of them"
            decided = []
        if len(decided) < len(apart):
            why += f"; which of {len(apart) - len(decided)} are real is not decided"
    return point_set(points, len(apart), family.degree, len(decided) == family.degree, why)


def point_set(
    points: Iterable[RealEDPoint], found: int, expected: int, complete: bool, why: str
) -> RealEDPointSet:
    """The points by distance; as long as singular ones are not known, none of them is global."""
    ordered = sorted(points, key=lambda p: p.squared_distance)
    value = RealEDPointSet(tuple(ordered), found, expected, complete, why)
    lowest = candidates(value)
    marked = (replace(p, is_global=None if p in lowest else False) for p in ordered)
    return replace(value, points=tuple(marked))


def candidates(value: RealEDPointSet) -> tuple[RealEDPoint | SingularPoint, ...]:
    """The points that may be nearest, as far as their intervals tell."""
    points: tuple[RealEDPoint | SingularPoint, ...] = (*value.points, *(value.singular or ()))
    bound = min((p.squared_distance[1] for p in points), default=Fraction(0))
    return tuple(p for p in points if p.squared_distance[0] <= bound)


def knows_the_nearest(value: RealEDPointSet) -> bool:
    """Whether all points are known that can be nearest, or the datum itself is one."""
    at_datum = any(p.squared_distance == ZERO for p in candidates(value))
    return at_datum or (value.complete and value.singular is not None)


def with_nearest(value: RealEDPointSet, tied: bool) -> RealEDPointSet:
    """The same with the nearest points marked: one alone, or several if they are equally far."""
    lowest = candidates(value)
    nearest = True if knows_the_nearest(value) and (len(lowest) == 1 or tied) else None
    points = (replace(p, is_global=nearest if p in lowest else False) for p in value.points)
    others = value.singular
    if others is not None:
        others = tuple(replace(p, is_global=nearest if p in lowest else False) for p in others)
    return replace(value, points=tuple(points), singular=others)


def _from_floats(found: Found) -> Iterable[PrecisePoint]:
    """The points that are certified in floats, with exact intervals."""
    known = found.certificates
    for k in np.flatnonzero(found.settled):
        radii = [Fraction(float(r)) for r in known.widths[k]]
        parts = [*known.positions[k].real, *known.positions[k].imag]
        centres = [Fraction(float(x)) for x in parts]
        sides = tuple((x - r, x + r) for x, r in zip(centres, radii * 2, strict=True))
        value, margin = (2 * Fraction(float(v)) for v in (known.values[k], known.margins[k]))
        is_real = bool(known.real[k])
        index = int(known.index[k]) if is_real else None
        squared = (value - margin, value + margin)
        yield PrecisePoint(sides, is_real, index, squared, not known.centres[k].imag.any())


def from_balls(point: PrecisePoint, scale: int) -> RealEDPoint:
    """The point, with the scale of its datum put back."""
    factor = Fraction(2) ** scale
    low, high = point.squared_distance
    return RealEDPoint(
        tuple((a * factor, b * factor) for a, b in point.position[: len(point.position) // 2]),
        (low * factor**2, high * factor**2),
        point.index,
        has_real_parameters=True if point.has_real_zero else None,
    )


def different(points: Sequence[PrecisePoint | None]) -> list[PrecisePoint]:
    """The certified ones that are certainly different from all before."""
    kept: list[PrecisePoint] = []
    for point in points:
        if point is not None and all(disjoint(point.position, p.position) for p in kept):
            kept.append(point)
    return kept
