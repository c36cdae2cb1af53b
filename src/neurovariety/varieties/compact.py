"""Whether the real points of a hypersurface are bounded, as its top form may say."""

from __future__ import annotations

from sympy import QQ, Poly

from neurovariety.algebra.evaluation import symmetric_matrix, top_form
from neurovariety.algebra.linear import matrix
from neurovariety.algebra.polynomials import Polynomial


def has_definite_top(f: Polynomial) -> bool:
    """Whether the form of the highest degree is seen to have no real zero: then f is compact.

    Of curves in the plane by Sturm's theorem, of quadrics by Sylvester's criterion.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> [has_definite_top(*read_polynomials(text)) for text in ("x^4 + y^4 = x", "x*y = 1")]
    [True, False]
    >>> [has_definite_top(*read_polynomials(f)) for f in ("x^2 + y^2 + z^2", "x^2 + y^2 = z^2")]
    [True, False]
    """
    top = top_form(f)
    d = sum(top.monoms()[0])
    if f.ring.ngens == 2:
        x, y = f.ring.gens
        line = Poly(top.evaluate(y, 1).as_expr(), x.as_expr(), domain=QQ)
        return bool(top.coeff(x**d)) and not line.count_roots()
    return d == 2 and _is_definite(top)


def _is_definite(form: Polynomial) -> bool:
    M = symmetric_matrix(form)
    sign = 1 if M[0][0] > 0 else -1
    leading = (
        matrix([[sign * v for v in row[:k]] for row in M[:k]]).det() for k in range(1, len(M))
    )
    return all(minor > 0 for minor in leading)
