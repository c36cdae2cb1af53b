"""Equations, polynomials, ideals and matrices of other systems, by the methods that they have.

Nothing of Sage is imported: its polynomials know their ring's ``variable_names`` and are
dictionaries from exponents to coefficients, its ideals have generators, its matrices rows.
"""

from __future__ import annotations

from typing import Any

from sympy import QQ, Eq
from sympy.logic.boolalg import BooleanAtom
from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import quotient, to_rational
from neurovariety.algebra.names import check_names
from neurovariety.errors import SpecificationError


def plain(value: Any) -> Any:
    """What a user brings from another system, as readers of polynomials take it.

    Returns
    -------
    list or PolyElement or object
        Rows of a matrix, generators of an ideal, a polynomial over QQ, the difference of the sides
        of SymPy's equation; anything else as it is.

    Raises
    ------
    SpecificationError
        If the coefficients of a polynomial are not rational, or two were compared.

    Examples
    --------
    >>> plain("x + y")
    'x + y'
    """
    if isinstance(value, bool | BooleanAtom):
        raise SpecificationError(
            f"expected a polynomial or an equation, got {value}: == compares; write an equation as "
            "sympy.Eq(f, g), or as text 'f = g'"
        )
    if isinstance(value, Eq):
        return value.lhs - value.rhs
    if not hasattr(value, "parent"):
        return value
    if hasattr(value, "nrows"):
        return [list(row) for row in value.rows()]
    if hasattr(value, "ring") and hasattr(value, "gens"):
        return list(value.gens())
    ring = value.parent()
    if not hasattr(ring, "variable_names") or not hasattr(value, "dict"):
        return value
    if ring.characteristic() or hasattr(ring.base_ring().one(), "dict"):
        raise SpecificationError(f"expected rational coefficients, got a polynomial of {ring}")
    terms = {
        (int(m),) if hasattr(m, "__index__") else tuple(map(int, m)): quotient(to_rational(c))
        for m, c in value.dict().items()
    }
    return PolyRing(check_names(ring.variable_names()), QQ, "grevlex").from_dict(terms)
