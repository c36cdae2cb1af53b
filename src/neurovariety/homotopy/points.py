"""Real critical points of a distance as values, from certificates in floats or in balls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import isqrt

from neurovariety.homotopy.batches import Datum, Family, Found, find, scaled, system_of
from neurovariety.homotopy.certificates import Certificates
from neurovariety.homotopy.precise import PrecisePoint, certify_precisely
from neurovariety.real.balls import Box, Interval, disjoint

_BITS = 60


@dataclass(frozen=True)
class RealEDPoint:
    """A real critical point of the distance to a datum, proved to exist and to be nondegenerate.

    Parameters
    ----------
    coordinates : tuple of (Fraction, Fraction)
        An interval for each coordinate of the ambient space.
    squared_distance : (Fraction, Fraction)
        An interval.
    index : int or None
        The negative eigenvalues of the Hessian on the tangent space; None if not certified.
    is_global : bool or None
        Whether no point of the variety is nearer, as far as critical points tell; None if
        undecided.
    """

    coordinates: Box
    squared_distance: Interval
    index: int | None
    is_global: bool | None = None

    @property
    def is_local_minimum(self) -> bool | None:
        """Whether the Hessian on the tangent space is positive definite."""
        return None if self.index is None else self.index == 0

    @property
    def distance(self) -> Interval:
        """An interval with the distance."""
        low, high = (max(v, Fraction(0)) * 4**_BITS for v in self.squared_distance)
        return Fraction(isqrt(int(low)), 2**_BITS), Fraction(isqrt(int(high) + 1) + 1, 2**_BITS)

    @property
    def approximation(self) -> tuple[float, ...]:
        """The centres of the intervals."""
        return tuple(float((a + b) / 2) for a, b in self.coordinates)


@dataclass(frozen=True)
class RealEDPointSet:
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
    """

    points: tuple[RealEDPoint, ...]
    found: int
    expected: int
    complete: bool
    why: str
    dimension: int = 0

    @property
    def minima(self) -> tuple[RealEDPoint, ...]:
        """The local minima."""
        return tuple(p for p in self.points if p.is_local_minimum)


def real_points(family: Family, datum: Datum) -> RealEDPointSet:
    """All real critical points of the distance to a datum, certified.

    Floats are tried first, balls of growing precision where they are not enough.

    Raises
    ------
    MonodromyFailed
        If not all critical points of a generic datum were found.

    Examples
    --------
    >>> from neurovariety.metrics import Frobenius
    >>> from neurovariety.varieties import Implicit
    >>> ellipse = Implicit("x^2 + 4*y^2 = 4")
    >>> family = Family(ellipse, Frobenius().form(ellipse), degree=4)
    >>> inside = real_points(family, (Fraction(1, 8), Fraction(1, 9)))
    >>> [(p.index, p.is_global) for p in inside.points]
    [(0, True), (0, False), (1, False), (1, False)]
    """
    (found,) = find(family, [datum])
    return described(family, datum, found)


def described(family: Family, datum: Datum, found: Found) -> RealEDPointSet:
    """The points of what was found for a datum, in balls where floats were not enough."""
    if found.certificates is not None and not found.unsigned:
        points = tuple(_from_floats(found.certificates, found.scale))
        return _counted(points, len(found.zeros), family.degree)
    system = system_of(family, found.turn)
    exact = certify_precisely(system, found.zeros, scaled(datum, -found.scale))
    apart = different(exact)
    points = tuple(from_balls(p, found.scale) for p in apart if p.is_real)
    undecided = sum(not p.is_decided for p in apart)
    return _counted(points, len(apart) - undecided, family.degree)


def _counted(points: Iterable[RealEDPoint], found: int, expected: int) -> RealEDPointSet:
    complete = found == expected
    why = f"{found} complex critical points are certified, all different"
    why += ", as many as the ED degree" if complete else f"; the ED degree is {expected}"
    return point_set(points, found, expected, complete, why)


def point_set(
    points: Iterable[RealEDPoint], found: int, expected: int, complete: bool, why: str
) -> RealEDPointSet:
    """The points by distance; of a complete set the nearest one, if it is known, is global."""
    ordered = sorted(points, key=lambda p: p.squared_distance)
    bound = min((p.squared_distance[1] for p in ordered), default=None)
    lowest = [p for p in ordered if bound is not None and p.squared_distance[0] <= bound]
    nearest = True if complete and len(lowest) == 1 else None
    marked = tuple(replace(p, is_global=nearest if p in lowest else False) for p in ordered)
    return RealEDPointSet(marked, found, expected, complete, why)


def _from_floats(found: Certificates, scale: int) -> Iterable[RealEDPoint]:
    factor = Fraction(2) ** scale
    for k in found.real.nonzero()[0]:
        coordinates = tuple(
            (
                (Fraction(float(x)) - Fraction(float(r))) * factor,
                (Fraction(float(x)) + Fraction(float(r))) * factor,
            )
            for x, r in zip(found.positions[k].real, found.widths[k], strict=True)
        )
        value, margin = (2 * Fraction(float(v)) for v in (found.values[k], found.margins[k]))
        squared = ((value - margin) * factor**2, (value + margin) * factor**2)
        yield RealEDPoint(coordinates, squared, int(found.index[k]))


def from_balls(point: PrecisePoint, scale: int) -> RealEDPoint:
    """The point, with the scale of its datum put back."""
    factor = Fraction(2) ** scale
    low, high = point.squared_distance
    return RealEDPoint(
        tuple((a * factor, b * factor) for a, b in point.position[: len(point.position) // 2]),
        (low * factor**2, high * factor**2),
        point.index,
    )


def different(points: Sequence[PrecisePoint | None]) -> list[PrecisePoint]:
    """The certified ones that are certainly different from all before."""
    kept: list[PrecisePoint] = []
    for point in points:
        if point is not None and all(disjoint(point.position, p.position) for p in kept):
            kept.append(point)
    return kept
