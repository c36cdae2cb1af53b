"""Exact linear algebra and evaluation against SymPy's, over QQ and GF(p)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import GF, QQ, Matrix, Rational
from sympy.polys.matrices import DomainMatrix

from neurovariety.algebra import linear
from neurovariety.algebra.evaluation import evaluation, modularly, value_at
from neurovariety.algebra.exact import fraction, reduces_to
from neurovariety.algebra.polynomials import factorize, polynomial_ring
from neurovariety.algebra.spaces import reduced_echelon, span_dimension
from neurovariety.certify.balls import ball, interval, working
from neurovariety.errors import SpecificationError

P = 101
SMALL = st.fractions(-3, 3, max_denominator=4)
ROWS = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda size: st.lists(
        st.lists(SMALL, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)
SQUARE = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(SMALL, min_size=n, max_size=n), min_size=n, max_size=n)
)


def theirs(rows: Any, p: int = 0) -> DomainMatrix:
    field = GF(p) if p else QQ
    entries = [
        [field(reduces_to(v, p)) if p else QQ(v.numerator, v.denominator) for v in row]
        for row in rows
    ]
    return DomainMatrix(entries, (len(rows), len(rows[0])), field)


def number(value: Any, p: int) -> Any:
    return int(value) % p if p else fraction(value)


def numbers(M: Any, p: int) -> list[list[Any]]:
    return [[number(v, p) for v in row] for row in M]


@pytest.mark.parametrize("p", [0, P, 2**61 - 1])
@given(rows=ROWS)
def test_echelon_forms_and_ranks(p: int, rows: list[list[Fraction]]) -> None:
    reduced, pivots = linear.echelon(linear.matrix(rows, p))
    expected, columns = theirs(rows, p).rref()
    assert numbers(reduced.table(), p) == numbers(expected.to_list(), p)
    assert pivots == list(columns)
    assert linear.rank(rows, p) == len(columns)


@pytest.mark.parametrize("p", [0, 2, P])
@given(rows=ROWS)
def test_kernels(p: int, rows: list[list[Fraction]]) -> None:
    rows = [[Fraction(v.numerator) for v in row] for row in rows]  # 2 divides denominators
    basis = linear.kernel(rows, p)
    for w in basis:
        values = [sum(a * b for a, b in zip(row, w, strict=True)) for row in rows]
        assert not any(number(v, p) if p else v for v in values)
        assert all(Fraction(v).denominator == 1 for v in w)
    assert len(basis) == len(rows[0]) - theirs(rows, p).rank()
    assert linear.rank(basis, p) == len(basis)


@pytest.mark.parametrize("p", [0, P])
@given(rows=ROWS)
def test_the_first_independent_rows(p: int, rows: list[list[Fraction]]) -> None:
    ranks = [0, *(theirs(rows[: k + 1], p).rank() for k in range(len(rows)))]
    assert linear.independent(rows, p) == [k for k in range(len(rows)) if ranks[k] < ranks[k + 1]]


@given(SQUARE, SQUARE)
def test_inverses_determinants_and_characteristic_polynomials(
    rows: list[list[Fraction]], others: list[list[Fraction]]
) -> None:
    M, n = theirs(rows), len(rows)
    assert fraction(linear.matrix(rows).det()) == fraction(M.det())
    assert linear.characteristic_polynomial(rows) == list(map(fraction, M.charpoly()))
    if len(others) == n:
        assert numbers(linear.product(rows, others), 0) == numbers(
            (M * theirs(others)).to_list(), 0
        )
    if M.det():
        assert numbers(linear.inverse(rows), 0) == numbers(M.inv().to_list(), 0)
    else:
        with pytest.raises(ZeroDivisionError):
            linear.inverse(rows)


def test_arrays_of_integers_are_taken_modulo_a_prime() -> None:
    A = np.random.default_rng(1).integers(-200, 200, (4, 6)) * np.array([1, 0, 1, 1, 0, 1])
    assert linear.matrix(A, P) == linear.matrix(A.tolist(), P)
    assert linear.kernel(np.zeros((0, 2), np.int64), P) == ((1, 0), (0, 1))


def test_a_prime_that_divides_a_denominator_is_refused() -> None:
    with pytest.raises(SpecificationError, match="101 divides the denominator of 1/202"):
        linear.rank([[Fraction(1, 202)]], P)


MONOMIALS = st.dictionaries(st.tuples(*[st.integers(0, 3)] * 2), SMALL.filter(bool), max_size=5)


def polynomial(terms: dict[tuple[int, int], Fraction]) -> Any:
    ring = polynomial_ring(["x", "y"])
    return ring.from_dict({m: QQ(c.numerator, c.denominator) for m, c in terms.items()})


@given(MONOMIALS, SMALL, SMALL)
def test_values_are_those_of_sympy(
    terms: dict[tuple[int, int], Fraction], x: Fraction, y: Fraction
) -> None:
    f = polynomial(terms)
    symbols = dict(
        zip(f.ring.symbols, (Rational(v.numerator, v.denominator) for v in (x, y)), strict=True)
    )
    expected = fraction(f.as_expr().subs(symbols))
    assert value_at(f, (x, y)) == expected
    assert int(modularly((x, y), P)(f)) == reduces_to(expected, P)
    with working(64):
        low, high = interval(evaluation([ball(x), ball(y)], ball)(f))
    assert low <= expected <= high


@given(MONOMIALS, st.integers(0, 3))
def test_values_at_matrices(terms: dict[tuple[int, int], Fraction], k: int) -> None:
    """A polynomial at commuting matrices; a diagonal one has the values on its diagonal."""
    f = polynomial(terms)
    x, y = Matrix([[1, 0], [0, k]]), Matrix([[2, 0], [0, -1]])

    def scalar(c: Any) -> Matrix:
        return Matrix.eye(2) * Rational(int(c.numerator), int(c.denominator))

    found = evaluation([x, y], scalar)(f)
    assert [fraction(found[i, i]) for i in (0, 1)] == [value_at(f, (1, 2)), value_at(f, (k, -1))]


@given(st.lists(MONOMIALS, min_size=1, max_size=4))
def test_reduced_bases_determine_spaces(
    several: list[dict[tuple[int, int], Fraction]],
) -> None:
    polynomials = [polynomial(terms) for terms in several]
    basis = reduced_echelon(polynomials)
    assert len(basis) == span_dimension(polynomials) == span_dimension([*basis, *polynomials])
    mixed = [sum(polynomials[k:], 0 * polynomials[0]) for k in range(len(polynomials))]
    assert reduced_echelon(mixed) == basis
    assert all(f.LC == 1 for f in basis)


@given(st.lists(MONOMIALS, min_size=1, max_size=3))
def test_factors_are_those_of_sympy(several: list[dict[tuple[int, int], Fraction]]) -> None:
    f = polynomial({(0, 0): Fraction(1)})
    for g in map(polynomial, several):
        f = f * (g or 1)
    found = factorize(f)
    assert {(g.monic(), e) for g, e in found} == {(g.monic(), e) for g, e in f.factor_list()[1]}
