"""Planes of data: an origin and two directions, exact; what their axes show."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from neurovariety.algebra.exact import format_rational, quotient
from neurovariety.algebra.polynomials import (
    Polynomial,
    RationalMatrix,
    polynomial_ring,
    read_rational_matrix,
)
from neurovariety.errors import SpecificationError
from neurovariety.varieties.variety import Variety

Scale: TypeAlias = tuple[float, float]
"""What an axis shows at the origin of the plane, and how much more at the end of a direction."""


def read_plane(variety: Variety, given: Any) -> RationalMatrix:
    """An origin and two directions in the ambient space; the default is a square of a plane.

    Raises
    ------
    SpecificationError
        If they do not fit, or the directions are dependent.
    """
    n = variety.ambient_dimension
    if given is None:
        if n != 2:
            raise SpecificationError(
                f"expected a plane, an origin and two directions with {n} coordinates each"
            )
        given = [[0, 0], [3, 0], [0, 3]]
    frame = read_rational_matrix(given)
    if (len(frame), len(frame[0])) != (3, n):
        raise SpecificationError(
            f"expected an origin and two directions with {n} coordinates each for {variety}, got "
            f"{len(frame)} rows of {len(frame[0])}"
        )
    first, second = frame[1:]
    minors = (first[i] * second[j] - first[j] * second[i] for i in range(n) for j in range(i))
    if not any(minors):
        raise SpecificationError("expected two independent directions, got dependent ones")
    return frame


def point_of(frame: RationalMatrix, s: Fraction, t: Fraction) -> tuple[Fraction, ...]:
    """The origin plus multiples of the directions."""
    return tuple(o + s * a + t * b for o, a, b in zip(*frame, strict=True))


def restricted(f: Polynomial, frame: RationalMatrix) -> Polynomial:
    """A polynomial on the plane, in its parameters s and t.

    Raises
    ------
    SpecificationError
        If it is one in another number of variables.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> unit = tuple(tuple(map(Fraction, row)) for row in ((1, 0), (1, 0), (0, 2)))
    >>> restricted(read_polynomials("x*y")[0], unit)
    2*s*t + 2*t
    >>> line = tuple(tuple(map(Fraction, row)) for row in ((0, 0), (1, 0), (0, 0)))
    >>> restricted(read_polynomials("x + x*y")[0], line)
    s
    """
    if f.ring.ngens != len(frame[0]):
        raise SpecificationError(
            f"expected a discriminant in {len(frame[0])} variables, got {f.ring.ngens}"
        )
    ring = polynomial_ring(["s", "t"])
    s, t = ring.gens
    forms = [
        s * quotient(a) + t * quotient(b) + quotient(o) for o, a, b in zip(*frame, strict=True)
    ]
    total = ring.zero
    for monomial, c in f.terms():
        term = ring.ground_new(c)
        for form, exponent in zip(forms, monomial, strict=True):
            if exponent:  # 0**0 is an error in a ring
                term *= form**exponent
        total += term
    return total


def _along(direction: Sequence[Fraction]) -> int | None:
    """The coordinate that alone changes in a direction, and grows; None if there is none."""
    moved = [i for i, v in enumerate(direction) if v]
    return moved[0] if len(moved) == 1 and direction[moved[0]] > 0 else None


def scale_of(plane: RationalMatrix, k: int) -> Scale:
    """What an axis shows: the coordinate that changes along it, or multiples of the direction."""
    i = _along(plane[k])
    return (0.0, 1.0) if i is None else (float(plane[0][i]), float(plane[k][i]))


def aspect_of(plane: RationalMatrix, scales: Sequence[Scale]) -> float | str:
    """True lengths, unless the picture would be narrow or the directions are not orthogonal."""
    _, first, second = plane
    ratio = float(sum(b * b for b in second) / sum(a * a for a in first)) ** 0.5
    if sum(a * b for a, b in zip(first, second, strict=True)) or not 1 / 3 < ratio < 3:
        return "auto"
    return float(ratio * scales[0][1] / scales[1][1])


def axis_name(plane: RationalMatrix, k: int, variety: Variety) -> str:
    """What stands at an axis."""
    i = _along(plane[k])
    if i is not None:
        return f"{variety.coordinates[i]} of the datum"
    return f"multiples of {vector(plane[k])}"


def vector(values: Sequence[Fraction]) -> str:
    """A point as text, cut where it is too long for a picture."""
    text = ", ".join(format_rational(v) for v in values)
    return f"({text})" if len(text) < 60 else f"({text[:56]}...)"
