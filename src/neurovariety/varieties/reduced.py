"""The same zeros by equations without multiple factors."""

from __future__ import annotations

from math import prod

from neurovariety.algebra.exact import in_flint
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
    if not isinstance(variety, Implicit) or all(map(is_squarefree, variety.polynomials)):
        return variety
    return Implicit(tuple(map(_squarefree, variety.polynomials)), variety.coordinates)


def lost_factors(variety: Implicit) -> str:
    """Which equations have multiple factors that `without_multiple_factors` takes away.

    Examples
    --------
    >>> lost_factors(Implicit("x*y; y^2"))
    'equation 2 loses its multiple factors'
    """
    places = [k for k, f in enumerate(variety.polynomials, 1) if not is_squarefree(f)]
    if len(variety.polynomials) == 1:
        return "the equation loses its multiple factors"
    if len(places) == 1:
        return f"equation {places[0]} loses its multiple factors"
    return f"equations {', '.join(map(str, places))} lose their multiple factors"


def is_squarefree(f: Polynomial) -> bool:
    """Whether a polynomial over QQ has no multiple factor; by FLINT, in microseconds.

    Examples
    --------
    >>> [is_squarefree(f) for f in Implicit("x^2 - y^2; x^2 + 2*x*y + y^2").polynomials]
    [True, False]
    """
    return all(multiplicity == 1 for _, multiplicity in in_flint(f).factor_squarefree()[1])


def _squarefree(f: Polynomial) -> Polynomial:
    if is_squarefree(f):
        return f
    return prod((factor for factor, _ in factorize(f)), start=f.ring.one)
