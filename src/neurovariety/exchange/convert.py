"""Values as objects of Sage and back, without text and without another process."""

from __future__ import annotations

import sys
from typing import Any

from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.reading.calls import checked
from neurovariety.errors import SpecificationError, short
from neurovariety.exchange.rows import rows_of
from neurovariety.exchange.sagemath.collections import (
    from_sage_ideal,
    from_sage_matrix,
    from_sage_sequence,
    to_sage_ideal,
    to_sage_matrix,
    to_sage_sequence,
)
from neurovariety.exchange.sagemath.imports import sage
from neurovariety.exchange.sagemath.rings import RingPair


@checked
def to_sage(value: Any) -> Any:
    """Make Sage's object of a ring, polynomial, ideal, Groebner basis or matrix.

    Names, coefficients and monomial order are kept, so `from_sage` gives the same value again.
    The ring is multivariate even in one variable, for only then does Sage give it an order.

    Parameters
    ----------
    value : PolyRing, PolyElement, Ideal, sequence of PolyElement, rows of PolyElement or Fraction
        A sequence, such as a Groebner basis, becomes a ``PolynomialSequence``, rows a matrix. An
        ideal whose Groebner basis is known takes it along, so that Sage computes none.

    Returns
    -------
    object
        Of Sage.

    Raises
    ------
    SpecificationError
        If Sage has no counterpart, or refuses the names of the variables.
    MissingDependency
        If the running Python has no Sage, or one that is not whole.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> f, g = read_polynomials("x^2 - y/2; x*y")
    >>> to_sage(f)
    x^2 - 1/2*y
    >>> to_sage((f, g)).ideal().dimension()
    0
    """
    if isinstance(value, PolyRing):
        return RingPair.of_sympy(value).sage
    if isinstance(value, PolyElement):
        return RingPair.of_sympy(value.ring).to_sage(value)
    if isinstance(value, Ideal):
        return to_sage_ideal(value.ring, value.generators, value.groebner_basis)
    if rows := rows_of(value):
        is_list = isinstance(value[0], PolyElement)
        return to_sage_sequence(value) if is_list else to_sage_matrix(rows)
    raise SpecificationError(
        "expected a PolyRing, a PolyElement, an Ideal, polynomials of one ring, or rows of "
        f"polynomials or of fractions, got {short(value)}"
    )


@checked
def from_sage(value: Any) -> Any:
    """Take a ring, polynomial, ideal, Groebner basis or matrix from Sage.

    Parameters
    ----------
    value : object of Sage
        A polynomial ring over QQ, ZZ, GF(p), RR or CC with the order lex, deglex, degrevlex or
        blocks of these; or what lives over such a ring; or a matrix over QQ or ZZ.

    Returns
    -------
    PolyRing, PolyElement, Ideal, tuple of PolyElement, or rows of PolyElement or Fraction
        A univariate ring of Sage becomes one with the order grevlex. An ideal has its Groebner
        basis if Sage has computed it before.

    Raises
    ------
    SpecificationError
        If there is no counterpart, as for Laurent polynomials; the message names the ring.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> R = to_sage(polynomial_ring(["x", "y"]))
    >>> x, y = R.gens()
    >>> from_sage(R.ideal([x**2 - y, x*y])).generators
    (x**2 - y, x*y)
    """
    if "sage" not in sys.modules:  # nothing that its caller has can be Sage's
        raise _no_value_of_sage(value)
    S = sage()
    if isinstance(value, S.Matrix):
        return from_sage_matrix(value)
    if isinstance(value, S.Ideal_generic):
        return Ideal(*from_sage_ideal(value))
    if isinstance(value, S.Element):
        return RingPair.of_sage(value.parent()).from_sage(value)
    if isinstance(value, tuple | list) and all(isinstance(f, S.Element) for f in value):
        return from_sage_sequence(value)
    if isinstance(value, S.Parent):
        return RingPair.of_sage(value).sympy
    raise _no_value_of_sage(value)


def _no_value_of_sage(value: object) -> SpecificationError:
    return SpecificationError(
        "expected a ring, polynomial, ideal, Groebner basis or matrix of Sage, got "
        f"{type(value).__name__}"
    )
