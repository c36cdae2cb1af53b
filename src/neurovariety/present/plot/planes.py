"""What the axes of a plane of data show."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.present.plot.canvas import symbol
from neurovariety.varieties.variety import Variety

Scale: TypeAlias = tuple[float, float]
"""What an axis shows at the origin of the plane, and how much more at the end of a direction."""


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
        return f"{symbol(variety.coordinates[i])} of the datum"
    return f"multiples of {vector(plane[k])}"


def vector(values: Sequence[Fraction]) -> str:
    """A point as text, cut where it is too long for a picture."""
    text = ", ".join(format_rational(v) for v in values)
    return f"({text})" if len(text) < 60 else f"({text[:56]}...)"
