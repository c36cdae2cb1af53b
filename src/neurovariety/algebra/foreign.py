"""Equations, polynomials, ideals and matrices of other systems, by the methods that they have.

Nothing of Sage is imported: its polynomials know their ring's ``variable_names`` and are
dictionaries from exponents to coefficients, its ideals have generators, its matrices rows.
"""

from __future__ import annotations

from math import prod
from typing import Any

from sympy import QQ, Eq, Expr, Float, Poly, PolynomialError, Symbol
from sympy.logic.boolalg import BooleanAtom
from sympy.polys.polyerrors import CoercionFailed
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.exact import quotient, to_rational
from neurovariety.algebra.grammar import MAX_EXPONENT, MAX_TERMS, power_terms
from neurovariety.algebra.names import check_names
from neurovariety.errors import SpecificationError, short


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


def from_expression(item: Expr, ring: PolyRing) -> PolyElement:
    """One of SymPy's expressions in a ring over QQ."""
    if item.atoms(Float):
        raise SpecificationError(
            f"expected exact coefficients, got a float in {item}; write fractions instead"
        )
    plain = {symbol: Symbol(str(symbol)) for symbol in item.free_symbols}  # no assumptions
    if len(set(plain.values())) < len(plain):
        raise SpecificationError(f"expected variables with distinct names in {item}")
    item = item.xreplace(plain)
    try:
        if (terms := _most_terms(item)) > MAX_TERMS:
            raise SpecificationError(
                f"expected an expression that expands to at most {MAX_TERMS} terms, got {terms}"
            )
        return ring.from_dict(dict(Poly(item, *ring.symbols, domain=QQ).terms()), None)
    except (PolynomialError, CoercionFailed, RecursionError):
        names = ", ".join(str(s) for s in ring.symbols)
        raise SpecificationError(
            f"expected a polynomial in {names} with rational coefficients, got {short(item)}"
        ) from None


def _most_terms(item: Expr) -> int:
    """How many terms an expression has at the most when it is expanded."""
    if item.is_Add:
        return sum(map(_most_terms, item.args))
    if item.is_Mul:
        return prod(map(_most_terms, item.args))
    if item.is_Pow and item.exp.is_Integer:
        if abs(item.exp) > MAX_EXPONENT:
            raise SpecificationError(
                f"expected exponents of at most {MAX_EXPONENT} in {short(item)}"
            )
        return power_terms(_most_terms(item.base), abs(int(item.exp)))
    return 1
