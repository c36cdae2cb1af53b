"""What problems ask of equations."""

from __future__ import annotations

from collections.abc import Iterable

from neurovariety.algebra.evaluation import total_degree
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.varieties.variety import Implicit, Parametric, Variety


def degree_of_equation(variety: Variety) -> int | None:
    """The degree of a hypersurface; None if there are several equations, or none are given.

    Examples
    --------
    >>> degree_of_equation(Implicit("x^2*y = 1"))
    3
    """
    if not isinstance(variety, Implicit) or len(variety.polynomials) != 1:
        return None
    return total_degree(variety.polynomials)


def too_large(variety: Variety, coordinates: int, degree: int) -> str:
    """Why the definition is not tried on a variety; empty where it is.

    Examples
    --------
    >>> too_large(Implicit("x^9 = y"), coordinates=2, degree=4)
    'degree 9, not at most 4'
    >>> too_large(Implicit("x^3 = y"), coordinates=2, degree=4)
    ''
    """
    n, d = variety.ambient_dimension, _degree(variety)
    if isinstance(variety, Parametric):
        n += len(variety.parameters)
    if n > coordinates:
        return f"{n} variables, not at most {coordinates}"
    return f"degree {d}, not at most {degree}" if d > degree else ""


def _degree(variety: Variety) -> int:
    if isinstance(variety, Implicit | Parametric):
        below = (variety.denominator,) if isinstance(variety, Parametric) else ()
        return total_degree((*variety.polynomials, *below))
    return variety.rank + 1


def too_much(polynomials: Iterable[Polynomial], variables: int, degree: int, terms: int) -> str:
    """Why Buchberger's algorithm is not tried on a system; empty where it is.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> system = read_polynomials("x^5 - y; x*y - 1")
    >>> too_much(system, variables=3, degree=4, terms=20)
    'degree 5, not at most 4'
    """
    given = [f for f in polynomials if f]
    found = {
        "variables": (max((f.ring.ngens for f in given), default=0), variables),
        "terms": (sum(map(len, given)), terms),
    }
    for what, (there, most) in found.items():
        if there > most:
            return f"{there} {what}, not at most {most}"
    high = total_degree(given)
    return f"degree {high}, not at most {degree}" if high > degree else ""
