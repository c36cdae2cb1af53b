"""What the indices of all real critical points satisfy, by Morse theory.

The squared distance from a point is proper on a closed variety. If the real points are smooth, and
no critical point is degenerate, ``sum (-1)^index`` is the Euler characteristic; that of a compact
manifold of odd dimension is zero (Poincare duality), that of a compact hypersurface of even
dimension is even, for the hypersurface bounds. And the nearest point is a minimum.
"""

from __future__ import annotations

from collections.abc import Sequence

from sympy import QQ, Poly

from neurovariety.algebra.evaluation import top_form
from neurovariety.algebra.linear import matrix
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.certify.homotopy.points import RealEDPointSet
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
    if not is_compact_hypersurface(variety):
        return ""
    total = sum((-1) ** k for k in indices if k is not None)
    dimension = variety.ambient_dimension - 1
    if total if dimension % 2 else total % 2:
        return f"the signs of the indices add up to {total}, which no compact manifold has"
    return ""


def is_compact_hypersurface(variety: Variety) -> bool:
    """Whether the real zeros of one equation are bounded, where that is quickly decided.

    They are if the form of the largest degree has no real zero: for curves in the plane by Sturm's
    theorem, for quadrics by Sylvester's criterion.

    Examples
    --------
    >>> [is_compact_hypersurface(Implicit(f)) for f in ("x^4 + y^4 = 1", "x^2 + y^2 + z^2 = 1")]
    [True, True]
    >>> [is_compact_hypersurface(Implicit(f)) for f in ("x*y = 1", "x^2 + y^2 = z^2 + 1")]
    [False, False]
    """
    if not isinstance(variety, Implicit) or len(variety.polynomials) != 1:
        return False
    (f,) = variety.polynomials
    top = top_form(f)
    d = sum(top.monoms()[0])
    if f.ring.ngens == 2:
        x, y = f.ring.gens
        line = Poly(top.evaluate(y, 1).as_expr(), x.as_expr(), domain=QQ)
        return bool(top.coeff(x**d)) and line.count_roots() == 0
    return d == 2 and _is_definite(top, f.ring.gens)


def _is_definite(form: Polynomial, gens: Sequence[Polynomial]) -> bool:
    hessian = [[form.diff(x).diff(y).coeff(1) for y in gens] for x in gens]
    sign = 1 if hessian[0][0] > 0 else -1
    n = len(gens)
    leading = (
        matrix([[sign * v for v in row[:k]] for row in hessian[:k]]).det() for k in range(1, n + 1)
    )
    return all(minor > 0 for minor in leading)
