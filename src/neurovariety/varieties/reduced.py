"""The same zeros by equations without multiple factors."""

from __future__ import annotations

from math import prod

from neurovariety.algebra.polynomials import Polynomial, factorize
from neurovariety.varieties.variety import Implicit, Variety


def without_multiple_factors(variety: Variety) -> Variety:
    """The same points; each equation is the product of its different factors over QQ.

    One equation then generates a radical ideal. Several may still be no reduced ones. Varieties of
    matrices and closures of images come back as they are.

    Examples
    --------
    >>> without_multiple_factors(Implicit("(x^2 + y^2 - 1)^2; z^3*(z - 1)")).polynomials
    (x**2 + y**2 - 1, z**2 - z)
    """
    if not isinstance(variety, Implicit) or all(f.is_squarefree for f in variety.polynomials):
        return variety
    return Implicit(tuple(map(_squarefree, variety.polynomials)), variety.coordinates)


def _squarefree(f: Polynomial) -> Polynomial:
    if f.is_squarefree:
        return f
    return prod((factor for factor, _ in factorize(f)), start=f.ring.one)
