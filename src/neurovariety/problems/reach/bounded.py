"""Whether the real points of a plane curve are bounded."""

from __future__ import annotations

import random
from math import ceil

from sympy import QQ

from neurovariety.certify.isolation import ranges, real_solutions
from neurovariety.engines.base import Limits
from neurovariety.errors import SpecificationError
from neurovariety.varieties.assumptions import Assumption, Standing
from neurovariety.varieties.compact import has_definite_top
from neurovariety.varieties.variety import Implicit

_TRIES = 4


def compactness(variety: Implicit, limits: Limits) -> Assumption:
    """On what it rests that a plane curve is compact.

    If its form of the highest degree has no real zero, then it does not go to infinity. Else let u
    be a random point, and let all critical points of the distance to u, and all singular points, be
    nearer than R. Beyond R the distance has no critical point, so that an unbounded curve meets the
    circle around u with the radius R.

    Raises
    ------
    SpecificationError
        If it is not compact, or empty.

    Examples
    --------
    >>> print(compactness(Implicit("x^2 + 4*y^2 = 4"), Limits()))
    compact: proved, the form of the highest degree has no real zero
    >>> print(compactness(Implicit("x^4 + y^2 = 1"), Limits()))
    compact: holds modulo p, no point on a circle around all critical points, by msolve
    """
    (f,) = variety.polynomials
    if has_definite_top(f):
        why = "the form of the highest degree has no real zero"
        return Assumption("compact", Standing.PROVED, why)
    x, y = f.ring.gens
    draw = random.Random(1)
    for _ in range(_TRIES):
        u, v = (x - QQ(draw.randint(-99, 99), 100), y - QQ(draw.randint(-99, 99), 100))
        found = real_solutions((f, u * f.diff(y) - v * f.diff(x)), limits=limits)
        if found.is_finite:
            break
    else:
        raise SpecificationError(
            f"the critical points of distances to {variety} are infinitely many"
        )
    if not found.boxes:
        raise SpecificationError(f"expected a curve with real points, got {variety}, with none")
    squared = u**2 + v**2
    beyond = ceil(max(ranges(squared, box)[1] for box in found.boxes)) + 1
    met = real_solutions((f, squared - beyond), limits=limits)
    if not met.is_finite or met.boxes:
        raise SpecificationError(
            f"expected a compact curve, got {variety}: it goes to infinity, where the reach need "
            "not be attained"
        )
    why = "no point on a circle around all critical points, by msolve"
    return Assumption("compact", Standing.MODULAR, why)
