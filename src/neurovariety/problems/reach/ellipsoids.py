"""Ellipsoids among quadrics, and their longest and shortest axes."""

from __future__ import annotations

from typing import Any

from sympy import QQ, Poly, Symbol
from sympy.polys.matrices import DomainMatrix

from neurovariety.algebra.evaluation import symmetric_matrix
from neurovariety.algebra.exact import fraction
from neurovariety.certify.balls import Interval
from neurovariety.varieties.variety import Implicit, Variety

_T = Symbol("t")
_ACCURACY = QQ(1, 2**80)


def extreme_squared_axes(variety: Variety) -> tuple[Interval, Interval] | None:
    """Enclose the squares of the shortest and the longest half axis of an ellipsoid.

    With the quadric as ``(x - p)^t A (x - p) = 1`` they are the inverses of the eigenvalues of A.

    Parameters
    ----------
    variety : Variety
        Whatever it is.

    Returns
    -------
    tuple of (Fraction, Fraction), or None
        None if it is no ellipsoid with real points, in at least two variables.

    Examples
    --------
    >>> short, long = extreme_squared_axes(Implicit("x^2 + 4*y^2 + 9*z^2 = 36 + 8*y"))
    >>> float(short[0]), float(long[1])
    (4.444444444444445, 40.0)
    >>> extreme_squared_axes(Implicit("x^2 - y^2 = 1")) is None
    True
    """
    if (found := normal_form(variety)) is None:
        return None
    Q, m = found
    spectrum = Poly(Q.charpoly(), _T, domain=QQ).sqf_part().intervals(eps=_ACCURACY)
    if fraction(spectrum[0][0][0]) <= 0:
        return None
    short, long = ([fraction(m / v) for v in ends] for ends, _ in (spectrum[-1], spectrum[0]))
    return (short[1], short[0]), (long[1], long[0])


def normal_form(variety: Variety) -> tuple[DomainMatrix, Any] | None:
    """(Q, m) for the quadric (x - p)^t Q (x - p) = m with m > 0 and Q regular.

    Examples
    --------
    >>> normal_form(Implicit("x^2 + 4*y^2 = 8*y"))[1]
    4
    """
    if not isinstance(variety, Implicit) or len(variety.polynomials) > 1:
        return None
    (f,) = variety.polynomials
    n = f.ring.ngens
    if n < 2 or max(map(sum, f.monoms())) != 2:
        return None
    M = symmetric_matrix(f)
    Q = DomainMatrix([row[:n] for row in M[:n]], (n, n), QQ)
    if Q.rank() < n:
        return None
    slope = DomainMatrix([row[n:] for row in M[:n]], (n, 1), QQ)
    m = (slope.transpose() * Q.inv() * slope).to_list()[0][0] - M[n][n]
    if m == 0:
        return None
    return (Q, m) if m > 0 else (-Q, -m)
