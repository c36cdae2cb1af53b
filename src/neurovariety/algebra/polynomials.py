"""Polynomials as SymPy's sparse ring elements: taking them from users, writing them for engines."""

from __future__ import annotations

import copyreg
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import islice
from typing import Any, TypeAlias

from sympy import QQ, Expr, FiniteField, Poly
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.exact import (
    fraction,
    from_flint,
    in_flint,
    items_of,
    quotient,
    reduces_to,
    to_rational,
)
from neurovariety.algebra.names import check_names, natural_order, parse_names
from neurovariety.algebra.orders import order_of, read_order
from neurovariety.algebra.reading.arithmetic import Sizes, arithmetic_of
from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.reading.foreign import from_expression, plain
from neurovariety.algebra.reading.grammar import (
    free_names,
    parse_polynomial,
    split_polynomials,
    without_comments,
)
from neurovariety.errors import SpecificationError, short

Polynomial: TypeAlias = PolyElement
PolynomialMatrix: TypeAlias = tuple[tuple[PolyElement, ...], ...]
RationalMatrix: TypeAlias = tuple[tuple[Fraction, ...], ...]

MOST_VARIABLES = 2_000
"""Of a ring; the time that SymPy takes for it grows with their square."""


def _remade(ring: PolyRing, terms: dict[tuple[int, ...], Any]) -> PolyElement:
    return ring.from_dict({m: ring.domain(c) for m, c in terms.items()})


def _reduced(f: PolyElement) -> tuple[Any, ...]:
    finite = f.ring.domain.is_FiniteField
    return _remade, (f.ring, {m: int(c) if finite else c for m, c in f.terms()})


# SymPy 1.14 cannot copy a ring or send it to another process: its __getstate__ deletes keys of the
# dictionary that it goes through; and with python-flint GF(p) and its elements refuse, too.
copyreg.pickle(PolyRing, lambda R: (PolyRing, (R.symbols, R.domain, R.order)))
copyreg.pickle(FiniteField, lambda F: (FiniteField, (int(F.mod), F.sym)))
copyreg.pickle(PolyElement, _reduced)


def polynomial_ring(variables: Iterable[str], field: Any = QQ, order: str = "grevlex") -> PolyRing:
    """The ring of polynomials in the named variables.

    Raises
    ------
    SpecificationError
        If a name cannot be a variable, comes twice, there are more than 2,000, or the order is
        unknown.

    Examples
    --------
    >>> polynomial_ring(["x", "y"])
    Polynomial ring in x, y over QQ with grevlex order
    """
    names = list(islice(variables, MOST_VARIABLES + 1))
    if len(names) > MOST_VARIABLES:
        raise SpecificationError(f"expected at most {MOST_VARIABLES} variables, got more")
    return PolyRing(check_names(names), field, order_of(read_order(order, len(names))))


@checked
def read_polynomials(given: Any, variables: Any = None) -> tuple[PolyElement, ...]:
    """Take polynomials with rational coefficients in whatever form a user has them.

    Parameters
    ----------
    given : str, or a sequence of str, sympy.Expr, sympy.Poly or PolyElement
        Text is parsed by `neurovariety.algebra.reading.grammar`, with ``;``, ``,`` or lines between
        them. Polynomials and ideals of Sage are taken, too.
    variables : str or sequence of str or Symbol, optional
        The variables in order; if omitted, those that occur.

    Returns
    -------
    tuple of PolyElement
        In one ring over QQ in graded reverse lexicographic order.

    Raises
    ------
    SpecificationError
        If something is not a polynomial with rational coefficients.

    Examples
    --------
    >>> read_polynomials("x^2 + y^2 = 1")
    (x**2 + y**2 - 1,)
    """
    items, ring = items_and_ring(given, variables)
    found, sizes = [], Sizes(ring)
    for item in items:
        found.append(converted(item, ring))
        if isinstance(item, str):  # a short one may expand to many terms
            sizes.add(found[-1])
    return tuple(found)


def items_and_ring(given: Any, variables: Any) -> tuple[list[Any], PolyRing]:
    """What a user has one by one, and the ring of the variables."""
    items = _items(given)
    if not items:
        raise SpecificationError("expected at least one polynomial, got none")
    ring = polynomial_ring(_names(items) if variables is None else variable_names(variables))
    if not ring.symbols:
        raise SpecificationError("expected polynomials with at least one variable")
    # Of a thousand variables SymPy compares two rings slowly, but one with itself at once.
    rings = (f.ring for f in items if isinstance(f, PolyElement))
    return items, next((R for R in rings if ring == R), ring)


@checked
def read_matrix(given: Any, variables: Any = None) -> PolynomialMatrix:
    """Take a matrix of polynomials: rows of entries as in `read_polynomials`, or a SymPy matrix.

    In text, rows end with ``;`` or a new line and entries with ``,``; ``#`` starts a comment.

    Examples
    --------
    >>> read_matrix("a, b; b, c")
    ((a, b), (b, c))
    """
    rows = matrix_rows(given)
    flat = read_polynomials([entry for row in rows for entry in row], variables)
    width = len(rows[0])
    return tuple(flat[i : i + width] for i in range(0, len(flat), width))


def read_rational_matrix(given: Any) -> RationalMatrix:
    """Take a matrix of exact numbers: nested sequences, SymPy or NumPy integers, or text.

    Examples
    --------
    >>> read_rational_matrix("1, 1/2; 1/2, 1")[0]
    (Fraction(1, 1), Fraction(1, 2))
    """
    return tuple(tuple(to_rational(v) for v in row) for row in matrix_rows(given))


def modulo(f: PolyElement, field: Any) -> PolyElement:
    """The polynomial with its rational coefficients carried to a field.

    Raises
    ------
    SpecificationError
        If the field's characteristic divides a denominator.
    """
    ring = f.ring.clone(domain=field)
    if field == QQ:
        return f.set_ring(ring)
    p = int(field.mod)
    return ring.from_dict(
        {monomial: field(r) for monomial, c in f.items() if (r := reduces_to(fraction(c), p))}
    )


def factorize(f: PolyElement) -> list[tuple[PolyElement, int]]:
    """The irreducible factors over QQ of a polynomial, with their multiplicities, by FLINT.

    Examples
    --------
    >>> factorize(read_polynomials("2*x^2*y - 2*y^3")[0])
    [(y, 1), (x - y, 1), (x + y, 1)]
    """
    _, found = in_flint(f).factor()
    return [(from_flint(g, f.ring), int(e)) for g, e in found]


def matrix_rows(given: Any) -> list[list[Any]]:
    """The entries of a matrix as they were given, or as text, by rows of the same length."""
    given = plain(given)
    if isinstance(given, str):
        lines = without_comments(given).replace("\n", ";").split(";")
        rows = [line.split(",") for line in lines if line.strip()]
    else:
        table = given.tolist() if hasattr(given, "tolist") else given
        rows = [items_of("entries", row) for row in items_of("rows", table)]
    if not rows:
        raise SpecificationError("expected at least one row, such as in '1, 0; 0, 1', got none")
    if not rows[0] or len({len(r) for r in rows}) != 1:
        raise SpecificationError(
            f"expected rows of equal positive length, got lengths {[len(r) for r in rows]}"
        )
    return rows


def lifted(f: Any) -> Any:
    """A polynomial over a prime field with integers for its coefficients; anything else as it is.

    Examples
    --------
    >>> from sympy import GF
    >>> R = polynomial_ring("x", GF(101))
    >>> lifted(R.gens[0] / 2).ring.domain
    QQ
    """
    if not isinstance(f, PolyElement) or not f.ring.domain.is_FiniteField:
        return f
    return f.ring.clone(domain=QQ).from_dict({m: QQ(int(c)) for m, c in f.iterterms()})


def _items(given: Any) -> list[Any]:
    given = plain(given)
    if isinstance(given, str):
        return list(split_polynomials(given))
    if isinstance(given, Expr | Poly | PolyElement):
        return [given]
    return [plain(item) for item in items_of("polynomials", given)]


def variable_names(variables: Any) -> tuple[str, ...]:
    """The names in a text or a sequence, of text or of symbols.

    Examples
    --------
    >>> variable_names("x, y"), variable_names(["x", "y"])
    (('x', 'y'), ('x', 'y'))
    """
    if isinstance(variables, str):
        return parse_names(variables)
    return check_names(
        v if isinstance(v, str) else short(v) for v in items_of("variables", variables)
    )


def _names(items: Sequence[Any]) -> tuple[str, ...]:
    """The variables: those of a ring in its order, else all that occur in natural order."""
    for item in items:
        if isinstance(item, PolyElement):
            return tuple(str(s) for s in item.ring.symbols)
        if isinstance(item, Poly):
            return tuple(str(s) for s in item.gens)
    found: set[str] = set()
    for item in items:
        if isinstance(item, str):
            found.update(free_names(item))
        elif isinstance(item, Expr):
            found.update(str(s) for s in item.free_symbols)
    return natural_order(found)


def converted(item: Any, ring: PolyRing) -> PolyElement:
    """A polynomial in any of the forms, in a ring."""
    if isinstance(item, str):
        return parse_polynomial(item, ring)
    if isinstance(item, PolyElement):
        if item.ring == ring:
            return item
        return _from_terms(item.ring.symbols, item.terms(), ring)
    if isinstance(item, Poly):
        if item.domain.is_FiniteField:
            raise SpecificationError(f"expected rational coefficients, got some of {item.domain}")
        return _from_terms(item.gens, item.terms(), ring)
    if isinstance(item, Expr):
        return from_expression(item, arithmetic_of(ring))
    return _constant(item, ring)


def _constant(value: Any, ring: PolyRing) -> PolyElement:
    return ring.ground_new(quotient(to_rational(value)))


def _from_terms(symbols: Sequence[Any], terms: Any, ring: PolyRing) -> PolyElement:
    by_name = {str(s): g for s, g in zip(ring.symbols, ring.gens, strict=True)}
    total: dict[Any, Any] = {}
    for monomial, c in terms:
        value = _constant(c, ring)
        for symbol, e in zip(symbols, monomial, strict=True):
            if e and str(symbol) not in by_name:
                raise SpecificationError(
                    f"unknown variable {str(symbol)!r} (variables: {', '.join(by_name)})"
                )
            value = value * by_name[str(symbol)] ** e if e else value
        for m, k in value.terms():
            total[m] = total.get(m, QQ(0)) + k
    return ring.from_dict(total)
