"""Whether the real points of a plane curve are bounded."""

from __future__ import annotations

from neurovariety.varieties.assumptions import Assumption, Standing
from neurovariety.varieties.compact import has_definite_top, is_bounded
from neurovariety.varieties.variety import Implicit


def compactness(variety: Implicit) -> Assumption:
    """On what it rests that a plane curve is compact, or that it is not.

    Examples
    --------
    >>> print(compactness(Implicit("x^2 + 4*y^2 = 4")))
    compact: proved, the form of the highest degree has no real zero
    >>> print(compactness(Implicit("x^4 + y^2 = 1")))
    compact: proved, no lines far out meet it, by resultants
    >>> print(compactness(Implicit("x^4 = y^2 + 1")))
    compact: fails, it goes to infinity
    """
    (f,) = variety.polynomials
    if has_definite_top(f):
        return Assumption(
            "compact", Standing.PROVED, "the form of the highest degree has no real zero"
        )
    if is_bounded(f):
        return Assumption("compact", Standing.PROVED, "no lines far out meet it, by resultants")
    return Assumption("compact", Standing.FAILS, "it goes to infinity")
