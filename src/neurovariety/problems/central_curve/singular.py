"""The genus of a plane curve by definition: its singular points, and their tangents."""

from __future__ import annotations

from neurovariety.algebra.exact import fraction, quotient
from neurovariety.algebra.polynomials import Polynomial, factorize, polynomial_ring
from neurovariety.algebra.textbook.buchberger import buchberger
from neurovariety.algebra.textbook.points import finite_points


def genus_by_points(curve: Polynomial) -> int | None:
    """The genus of an irreducible plane curve with ordinary multiple points that are rational.

    Parameters
    ----------
    curve : Polynomial
        In two unknowns.

    Returns
    -------
    int or None
        None if there are other singular points.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> given = "y^2 - x^3 - x^2; y^2 - x^3 - x; x*y*(x - y) + x^4 + y^4; y^2 - x^3"
    >>> [genus_by_points(f) for f in read_polynomials(given)]
    [0, 1, 0, None]
    """
    degree = max(map(sum, curve.monoms()))
    ring = polynomial_ring(["x", "y", "z"])
    x, y, z = ring.gens
    whole = ring.from_dict({(*m, degree - sum(m)): c for m, c in curve.terms()})
    gradient = [whole.diff(v) for v in ring.gens]
    lost = 0
    for one, others in ((z, ()), (y, (z,)), (x, (y, z))):
        given = [*gradient, one - 1, *others]
        if buchberger(given, ring) == (ring.one,):
            continue
        singular = finite_points(given, ring)
        for f in singular.primes:
            if f.degree() > 1:
                return None
            at = [quotient(fraction((p % f)[0])) for p in singular.coordinates]
            moved = [(v, 1 if v == one else v + a) for v, a in zip(ring.gens, at, strict=True)]
            tangents = _lowest(whole.compose(moved))
            if any(e > 1 for _, e in factorize(tangents)):
                return None
            k = max(map(sum, tangents.monoms()))
            lost += k * (k - 1) // 2
    return (degree - 1) * (degree - 2) // 2 - lost


def _lowest(f: Polynomial) -> Polynomial:
    """The terms of least degree."""
    least = min(map(sum, f.monoms()))
    return f.ring.from_dict({m: c for m, c in f.terms() if sum(m) == least})
