"""Whether the real points of a hypersurface are bounded."""

from __future__ import annotations

from math import ceil
from typing import Any

from sympy import QQ, Poly, Symbol

from neurovariety.algebra.evaluation import symmetric_matrix, top_form
from neurovariety.algebra.exact import in_flint
from neurovariety.algebra.linear import matrix
from neurovariety.algebra.polynomials import Polynomial


def is_bounded(f: Polynomial) -> bool:
    """Whether the real points of a plane curve are bounded; of others by the top form.

    A factor g over QQ has as many real zeros y over all x beyond the real roots of the resultant of
    g and dg/dy, so it goes to infinity along x if and only if it has one over a large x or -x.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> curves = "x^4 + y^2 = 1", "x^2*y^2 + x^2 + y^2 = 1", "x^4 = y^2 + 1", "(x - 1)*(x^2 + y^2)"
    >>> [is_bounded(*read_polynomials(text)) for text in curves]
    [True, True, False, False]
    """
    if has_definite_top(f):
        return True
    factors = [g for g, _ in in_flint(f).factor()[1]]
    return f.ring.ngens == 2 and not any(_escapes(g, k) for g in factors for k in (0, 1))


def _escapes(g: Any, k: int) -> bool:
    """Whether a curve, irreducible over QQ, goes to infinity along the k-th coordinate."""
    if not g.degrees()[1 - k]:
        return False  # parallels, which do so along the other one
    special = _powers(g.resultant(g.derivative(1 - k), 1 - k), k)
    beyond = ceil(1 + sum(abs(c) for c in special.values()) / abs(special[max(special)]))
    lines = (_powers(g.subs({k: x}), 1 - k) for x in (beyond, -beyond))
    return any(_has_real_roots(line) for line in lines)


def _has_real_roots(terms: dict[int, Any]) -> bool:
    one = Poly({(e,): c for e, c in terms.items()}, Symbol("t"), domain=QQ)
    return bool(one.count_roots())


def _powers(g: Any, k: int) -> dict[int, Any]:
    """A polynomial in the k-th of two variables, by exponents."""
    return {int(m[k]): QQ(int(c.p), int(c.q)) for m, c in g.terms()}


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
