"""The numbers in a problem that a good prime does not divide."""

from __future__ import annotations

from collections.abc import Iterator

from neurovariety.algebra.exact import fraction
from neurovariety.algebra.linear import determinant
from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.algebra.primes import Telling, differences, in_polynomials
from neurovariety.varieties.variety import Implicit, Parametric, Variety


def in_variety(variety: Variety) -> Iterator[Telling]:
    """Coefficients and exponents, and what few coefficients differ by.

    Examples
    --------
    >>> [int(n.value) for n in in_variety(Implicit("x^2 + 32004*y^2 = 1"))][-6:]
    [-32003, 32005, 2, 0, 32005, 32003]
    """
    if isinstance(variety, Implicit | Parametric):
        polynomials = list(variety.polynomials)
        if isinstance(variety, Parametric):
            polynomials.append(variety.denominator)
        yield from in_polynomials(polynomials)
        coefficients = (fraction(c) for f in polynomials for c in f.itercoeffs())
        yield from differences(coefficients, "two coefficients")


def in_metric(form: RationalMatrix, variety: Variety) -> Iterator[Telling]:
    """Entries, the determinant, and what few entries differ by.

    What coefficients times entries differ by, too: a quadric such as ``x^2 + c*y^2 = 1`` touches
    the isotropic one of a metric with the weights 1 and c.
    """
    entries = list(dict.fromkeys(v for row in form for v in row if v))
    yield from (Telling(v, "an entry of the metric") for v in entries)
    yield Telling(determinant(form), "the determinant of the metric")
    yield from differences(entries, "two entries of the metric")
    if isinstance(variety, Implicit) and len(entries) > 1:
        coefficients = {fraction(c) for f in variety.polynomials for c in f.itercoeffs()}
        products = (c * w for c in sorted(coefficients) for w in entries)
        yield from differences(products, "two coefficients times entries of the metric")
