"""What the indices of all real critical points satisfy, by Morse theory.

The squared distance from a point is proper on a closed variety. If the real points are smooth, and
no critical point is degenerate, ``sum (-1)^index`` is the Euler characteristic; that of a compact
manifold of odd dimension is zero (Poincare duality), that of a compact hypersurface of even
dimension is even, for the hypersurface bounds. And the nearest point is a minimum.
"""

from __future__ import annotations

from neurovariety.certify.homotopy.points import RealEDPointSet
from neurovariety.varieties.compact import is_bounded
from neurovariety.varieties.variety import Implicit, Variety


def contradiction(value: RealEDPointSet, variety: Variety) -> str:
    """What speaks against a complete set on a variety without singular points; nothing if all fits.

    Examples
    --------
    >>> none = RealEDPointSet((), 2, 2, True, "all")
    >>> contradiction(none, Implicit("x^2 + y^2 = 1"))
    ''
    """
    indices = [p.index for p in value.points]
    if not indices or None in indices:
        return ""
    if 0 not in indices:
        return "no point is a local minimum, but the nearest one would be"
    if not isinstance(variety, Implicit) or len(variety.polynomials) != 1:
        return ""
    if not is_bounded(*variety.polynomials):
        return ""
    total = sum((-1) ** k for k in indices if k is not None)
    dimension = variety.ambient_dimension - 1
    if total if dimension % 2 else total % 2:
        return f"the signs of the indices add up to {total}, which no compact manifold has"
    return ""
