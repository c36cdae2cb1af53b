"""Polynomials in and out: SymPy's objects, text, and the engine's syntax."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import sympy
from hypothesis import given
from sympy import GF, QQ, Poly, Rational, Symbol, sqrt, symbols

from neurovariety.algebra.polynomials import (
    modulo,
    polynomial_ring,
    read_matrix,
    read_polynomials,
    read_rational_matrix,
)
from neurovariety.algebra.reading.grammar import parse_polynomial
from neurovariety.algebra.writing import show_polynomial, write_polynomial
from neurovariety.engines.script import NameTable
from neurovariety.errors import SpecificationError
from neurovariety.varieties.rational_maps import read_quotients
from tests.strategies import INJECTION, polynomials

X, Y = symbols("x y")
R = polynomial_ring(["x", "y"])
x, y = R.gens
CIRCLE = x**2 + y**2 - 1


@given(polynomials())
def test_the_engine_s_syntax_is_read_back(f: Any) -> None:
    names = NameTable(tuple(map(str, f.ring.symbols))).engine_names
    ring = polynomial_ring(names, f.ring.domain, str(f.ring.order))
    back = parse_polynomial(write_polynomial(f, names), ring)
    assert dict(back) == dict(f)


@given(polynomials(fields=(QQ,)))
def test_what_is_shown_is_read_back(f: Any) -> None:
    (back,) = read_polynomials(show_polynomial(f), f.ring.symbols)
    assert dict(back) == dict(f)


@given(polynomials(fields=(QQ,), max_terms=20))
def test_expressions_and_polys_are_read_back(f: Any) -> None:
    assert dict(read_polynomials([f])[0]) == dict(f)
    assert dict(read_polynomials(Poly(f.as_expr(), *f.ring.symbols))[0]) == dict(f)
    assert dict(read_polynomials(f.as_expr(), f.ring.symbols)[0]) == dict(f)


@pytest.mark.parametrize(
    "given_",
    [
        "x^2 + y^2 = 1",
        "x**2 + y**2 - 1  # a circle",
        ["x^2 + y^2 - 1"],
        X**2 + Y**2 - 1,
        [X**2 + Y**2 - 1],
        Poly(X**2 + Y**2 - 1),
        Poly(X**2 + Y**2 - 1, X, Y, domain=QQ),
        CIRCLE,
        (CIRCLE,),
        sympy.Add(X**2, Y**2, -1, evaluate=False),
        sympy.Eq(X**2 + Y**2, 1),
        [sympy.Eq(X**2, 1 - Y**2)],
        (X + Y) ** 2 / 2 + (X - Y) ** 2 / 2 - 1,
    ],
    ids=repr,
)
def test_all_forms_give_the_same(given_: Any) -> None:
    assert read_polynomials(given_) == (CIRCLE,)


def test_quotients_of_expressions() -> None:
    expressions = [X / (Y + 1) - 1 / Y, (X / Y) ** -2]
    assert read_quotients(expressions) == read_quotients("x/(y + 1) - 1/y; y^2/x^2")


def test_assumptions_do_not_matter() -> None:
    a, b = symbols("x y", real=True)
    assert read_polynomials(a**2 + b**2 - 1) == (CIRCLE,)
    with pytest.raises(SpecificationError, match="distinct names"):
        read_polynomials(a + X)


def test_constants_and_zero() -> None:
    assert read_polynomials(["x", 2, Fraction(1, 2), Rational(1, 3), np.int64(4)]) == tuple(
        read_polynomials("x; 2; 1/2; 1/3; 4", "x")
    )
    assert read_polynomials("0", "x")[0] == 0
    assert [show_polynomial(R.zero), write_polynomial(R.zero, ("a", "b"))] == ["0", "0"]


def test_variables_order_the_ring() -> None:
    assert str(read_polynomials("x + y", "y, x")[0].ring.symbols) == "(y, x)"
    assert str(read_polynomials("x10 + x9")[0].ring.symbols) == "(x9, x10)"
    assert read_polynomials(X, [Y, X])[0].ring.symbols == (Y, X)


@pytest.mark.parametrize(
    ("given_", "message"),
    [
        ("", "expected at least one polynomial, got none"),
        ([], "expected at least one polynomial, got none"),
        ("5", "at least one variable"),
        (None, "expected a sequence of polynomials, got None"),
        (7, "expected a sequence of polynomials, got 7"),
        (0.5 * X, "expected exact coefficients, got the float 0.5"),
        ([0.5, "x"], "expected an exact number, got the float 0.5"),
        (sqrt(2) * X, "expected a polynomial in x with rational coefficients, got sqrt"),
        (1 / X, "expected a nonzero number as divisor in 1/x"),
        ((X + Y + 1) ** 10_000, "expands to at most 100000 terms in"),
        (sympy.sin(X), "with rational coefficients, got sin"),
        (sympy.I * X, "with rational coefficients, got I"),
        ([sympy.oo, "x"], "with rational coefficients, got oo"),
        (X > Y, "expected a sequence of polynomials, got x > y"),
        (X**2 == Y, "got False: == compares; write an equation as sympy.Eq"),
        ([sympy.Eq(X, X)], "got True: == compares"),
        (Poly(X, modulus=7), "expected rational coefficients, got some of"),
        ([sympy.ring("x", GF(7))[1]], "expected an exact number"),
        ([None, "x"], "expected an exact number, got None"),
        (Symbol("x y"), "expected a variable name"),
        (Symbol(INJECTION), "expected a variable name"),
        (Symbol("lambda"), "is a keyword"),
        (INJECTION, "unexpected '\"' at position 4"),
        (["x; y"], "unexpected ';'"),
    ],
    ids=repr,
)
def test_bad_polynomials(given_: Any, message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        read_polynomials(given_)


@pytest.mark.parametrize(
    ("given_", "variables", "message"),
    [
        ("x + z", "x, y", r"unknown variable 'z' \(variables: x, y\)"),
        ([x + y], ["x"], r"unknown variable 'y' \(variables: x\)"),
        (X + Y, "x", "expected a polynomial in x with"),
        ("x", "x, x", "expected distinct variables"),
        ("x", 5, "expected a sequence of variables, got 5"),
        ("x", INJECTION, "expected a variable name"),
        ("x", [INJECTION], "expected a variable name"),
        ("x", "", "expected a variable name"),
        ("x", [], "at least one variable"),
        ([polynomial_ring(["x"]).gens[0], "y"], None, "unknown variable 'y'"),
    ],
)
def test_bad_variables(given_: Any, variables: Any, message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        read_polynomials(given_, variables)


def test_an_unknown_order_is_refused() -> None:
    with pytest.raises(SpecificationError, match=r"among grevlex, lex, grlex, .*, got 'degrevlex'"):
        polynomial_ring(["x"], order="degrevlex")


@pytest.mark.parametrize(
    "given_",
    ["a, b; b, c", "a,b\nb,c\n", [["a", "b"], ["b", "c"]], sympy.Matrix(2, 2, symbols("a b b c"))],
    ids=["text", "lines", "lists", "sympy"],
)
def test_matrices(given_: Any) -> None:
    a, b, c = polynomial_ring("abc").gens
    assert read_matrix(given_) == ((a, b), (b, c))


@pytest.mark.parametrize(
    ("given_", "message"),
    [
        ("a, b; c", r"rows of equal positive length, got lengths \[2, 1\]"),
        ([["a"], []], r"got lengths \[1, 0\]"),
        ("", r"at least one row, such as .* got none"),
        ([[]], r"got lengths \[0\]"),
        (None, "expected a sequence of rows, got None"),
        (["a", "b"], "expected a sequence of entries, got 'a'"),
        ("a, ; b, c", "found the end at position 1"),
        ([["a; b"]], "unexpected ';'"),
        ([[INJECTION]], "at position 1"),
        (f"a, {INJECTION}; b, c", "got lengths"),
        ('a, run "touch pwned"; b, c', "unexpected '\"'"),
    ],
)
def test_bad_matrices(given_: Any, message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        read_matrix(given_)


def test_rational_matrices() -> None:
    half = Fraction(1, 2)
    expected = ((Fraction(1), half), (half, Fraction(3)))
    assert read_rational_matrix("1, 1/2; 1/2, 3") == expected
    assert read_rational_matrix([[1, half], ["1/2", Rational(3)]]) == expected
    assert read_rational_matrix(np.array([[1, 2]])) == ((1, 2),)
    for bad in (np.eye(2), [[0.5]], [["x"]], [[INJECTION]], "1, x; 2, 3", np.array([1, 2])):
        with pytest.raises(SpecificationError, match="expected"):
            read_rational_matrix(bad)


def test_modulo_is_reduction_of_coefficients() -> None:
    f = 103 * x**2 - y / 2 + 101
    g = modulo(f, GF(101))
    assert {m: int(c) % 101 for m, c in g.items()} == {(2, 0): 2, (0, 1): 50}
    assert modulo(f, QQ) == f
    with pytest.raises(SpecificationError, match="prime 101 divides the denominator"):
        modulo(x / 202, GF(101))


def test_long_sums_are_trees_and_short_ones_are_flat() -> None:
    flat = write_polynomial((x + y) ** 3, ("nv0", "nv1"))
    assert flat == "nv0^3+3*nv0^2*nv1+3*nv0*nv1^2+nv1^3"
    long = write_polynomial((x + y) ** 1000, ("nv0", "nv1"))
    depth = max(long[:k].count("(") - long[:k].count(")") for k in range(0, len(long), 97))
    assert 3 <= depth <= 12
    assert write_polynomial(-x + 1, ("a", "b")) == "-a+1"
