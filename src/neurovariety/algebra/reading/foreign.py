"""Equations, polynomials, ideals and matrices of other systems, by the methods that they have.

Nothing of Sage is imported: its polynomials know their ring's ``variable_names`` and are
dictionaries from exponents to coefficients, its ideals have generators, its matrices rows.
"""

from __future__ import annotations

from functools import reduce
from typing import Any

from sympy import QQ, Eq, Expr
from sympy.logic.boolalg import BooleanAtom
from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import quotient, to_rational
from neurovariety.algebra.names import check_names
from neurovariety.algebra.reading.arithmetic import Arithmetic, Refused
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


def from_expression(item: Expr, values: Arithmetic) -> Any:
    """The value of one of SymPy's expressions, by its own sums, products and powers.

    Raises
    ------
    SpecificationError
        If it has floats, something that is no rational number, an unknown variable or two variables
        of one name, or expands to too much.

    Examples
    --------
    >>> from sympy import ring, symbols
    >>> x, y = symbols("x, y")
    >>> from_expression((x + y / 2) ** 2, Arithmetic(ring("x, y", QQ)[0]))
    x**2 + x*y + 1/4*y**2
    """
    names = [str(symbol) for symbol in item.free_symbols]
    if len(set(names)) < len(names):
        raise SpecificationError(f"expected variables with distinct names in {short(item)}")

    def value(part: Any) -> Any:
        if part.is_Add:
            return values.total((False, value(term)) for term in part.args)
        if part.is_Mul:
            return reduce(values.times, map(value, part.args))
        if part.is_Pow and part.exp.is_Integer:
            found = values.power(value(part.base), abs(int(part.exp)))
            return found if part.exp >= 0 else values.over(values.constant(1), found)
        if part.is_Rational:
            return values.over(values.constant(int(part.p)), values.constant(int(part.q)))
        if part.is_Symbol:
            return values.variable(str(part))
        if part.is_Float:
            raise SpecificationError(
                f"expected exact coefficients, got the float {part}; write fractions instead"
            )
        raise LookupError

    try:
        return value(item)
    except Refused as refused:
        raise SpecificationError(f"expected {refused} in {short(item)}") from None
    except (LookupError, RecursionError):
        known = ", ".join(values.variables)
        raise SpecificationError(
            f"expected a polynomial in {known} with rational coefficients, got {short(item)}"
        ) from None
