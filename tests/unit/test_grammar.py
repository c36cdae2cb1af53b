"""Polynomials from text: each production, each refusal with its position, and the limits."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sympy import GF, QQ
from sympy.polys.rings import PolyElement

from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.algebra.reading.arithmetic import MAX_EXPONENT
from neurovariety.algebra.reading.grammar import (
    MAX_DEPTH,
    free_names,
    parse_polynomial,
    split_polynomials,
)
from neurovariety.algebra.writing import show_polynomial
from neurovariety.errors import SpecificationError
from tests.strategies import INJECTION

R = polynomial_ring(["x", "y"])
x, y = R.gens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7", R(7)),
        ("x", x),
        ("-x", -x),
        ("+x - y + 1", x - y + 1),
        ("x - y - 1", x - (y + 1)),
        ("2*x*y", 2 * x * y),
        ("x/2", x * QQ(1, 2)),
        ("x/2*y/3", x * y * QQ(1, 6)),
        ("x/(1/2)", 2 * x),
        ("3/4", R(QQ(3, 4))),
        ("-3/4*x", x * QQ(-3, 4)),
        ("x^2", x**2),
        ("x**2", x**2),
        ("-x^2", -(x**2)),
        ("2*x^3*y^2", 2 * x**3 * y**2),
        ("(x + y)^2", x**2 + 2 * x * y + y**2),
        ("(x - y)*(x + y)", x**2 - y**2),
        ("((x))", x),
        ("x^0", R(1)),
        ("0^0", R(1)),
        ("x - x", R(0)),
        ("(x - x)^2*y", R(0)),
        ("x = y", x - y),
        ("x^2 + y^2 = 1", x**2 + y**2 - 1),
        ("  x\t+ y  ", x + y),
        ("x +\n y", x + y),
        ("00012*x", 12 * x),
        ("(-x)*(-y)", x * y),
    ],
)
def test_productions(text: str, expected: Any) -> None:
    assert parse_polynomial(text, R) == expected


PRODUCT = "; write products with a sign, such as "
POWER = "; write powers with a sign, such as x^2"


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("", 0, "expected a number, a variable or '(', found the end"),
        ("x +", 3, "expected a number, a variable or '(', found the end"),
        ("x + + y", 4, "expected a number, a variable or '(', found '+'"),
        ("2x", 1, "expected an operator, found 'x'" + PRODUCT + "2*x"),
        ("x y", 2, "expected an operator, found 'y'" + PRODUCT + "x*y"),
        ("(x + 1) (y)", 8, "expected an operator, found '('" + PRODUCT + "(...)*(...)"),
        ("(2 x)", 3, "expected ')', found 'x'" + PRODUCT + "2*x"),
        ("x^", 2, "expected a natural number as exponent, found the end"),
        ("x^-1", 2, "expected a natural number as exponent, found '-'"),
        ("x^y", 2, "expected a natural number as exponent, found 'y'"),
        ("x^2^3", 3, "expected an operator, found '^'"),
        ("x/y", 2, "expected a nonzero number as divisor, found 'y'"),
        ("x/0", 2, "expected a nonzero number as divisor, found '0'"),
        ("x/(1-1)", 2, "expected a nonzero number as divisor, found '('"),
        ("(x + y", 6, "expected ')', found the end"),
        ("x)", 1, "expected an operator, found ')'"),
        ("()", 1, "expected a number, a variable or '(', found ')'"),
        ("x = y = 1", 6, "expected an operator, found '='"),
        (
            "x == y",
            3,
            "expected a number, a variable or '(', found '='; write an equation with one =",
        ),
        ("x + z", 4, "unknown variable 'z' (variables: x, y)"),
        ("0.5*x", 1, "unexpected '.'; write decimals as fractions, such as 1/2"),
        ("x;y", 1, "unexpected ';'"),
        ("x\n  + $y", 6, "unexpected '$'"),
        ("x!", 1, "unexpected '!'"),
        (
            "x² + 1",
            0,
            "expected a variable name, found 'x²'" + POWER,
        ),
        ("__import__('os')", 11, 'unexpected "\'"'),
    ],
)
def test_refusals_say_what_was_expected_and_where(text: str, position: int, message: str) -> None:
    with pytest.raises(SpecificationError) as caught:
        parse_polynomial(text, R)
    first, shown, caret = str(caught.value).split("\n")
    assert first == f"{message} at position {position}:"
    assert caret.index("^") - 2 == position
    assert shown[2:] == text.replace("\n", " ")


def test_a_long_text_is_shown_around_the_position() -> None:
    text = "x + " * 100 + "? " + "+ x" * 100
    with pytest.raises(SpecificationError) as caught:
        parse_polynomial(text, R)
    _, shown, caret = str(caught.value).split("\n")
    assert len(shown) < 70
    assert shown[caret.index("^")] == "?"


@pytest.mark.parametrize("nested", [1, MAX_DEPTH - 1])
def test_nested_parentheses(nested: int) -> None:
    assert parse_polynomial("(" * nested + "x" + ")" * nested, R) == x


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("(" * MAX_DEPTH + "x" + ")" * MAX_DEPTH, "at most 100 nested parentheses"),
        ("(" * 100_000, "at most 100 nested parentheses"),
        (f"x^{MAX_EXPONENT + 1}", "an exponent of at most 10000"),
        ("x^" + "9" * 10_000, "an exponent of at most 10000"),
        ("x +" * 333_333 + " x", "at most 1000000 characters, got 1000001"),
        ("(x + y)^10000*(x + y)^10000", "expands to at most 100000 terms"),
        ("(x + y + 1)^10000", "expands to at most 100000 terms"),
        ("((2^10000)^10000)^10000", "coefficients of at most 1000000 bits"),
        ("((1/3)^10000)^10000*x", "coefficients of at most 1000000 bits"),
        ("(x + y + 10^1000)^400", "coefficients of at most 1000000 bits"),
        ("*".join(["3^10000"] * 100), "coefficients of at most 1000000 bits"),
    ],
)
def test_what_would_never_end_is_refused_before_it_starts(text: str, message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        parse_polynomial(text, R)


def test_large_but_possible() -> None:
    f = parse_polynomial("(x + y)^1000", R)
    assert (len(f), f.coeff(x**999 * y)) == (1001, 1000)
    digits = "7" * 10_000
    assert parse_polynomial(f"{digits}*x", R).coeff(x) * 9 == 7 * (10**10_000 - 1)


def test_thousands_of_terms() -> None:
    text = " + ".join(f"{k}*x^{k % 100}*y^{k // 100}" for k in range(1, 5_001))
    assert len(parse_polynomial(text, R)) == 5_000


def test_coefficients_in_a_prime_field() -> None:
    S = polynomial_ring(["x"], GF(101))
    assert parse_polynomial("102*x/2 = 51", S) == S.gens[0] * 51 - 51
    with pytest.raises(SpecificationError, match="nonzero number as divisor"):
        parse_polynomial("x/101", S)


def test_lists_are_split_at_semicolons_commas_and_lines() -> None:
    text = "x; y,\n x*y # ; not this, nor this\n\n# nor that\n;;x^2"
    assert split_polynomials(text) == ("x", "y", "x*y", "x^2")
    assert split_polynomials(" # nothing\n") == ()


def test_names() -> None:
    assert free_names("x10*x2 + b - a1^2*x2/3") == {"a1", "b", "x2", "x10"}


def test_injection_does_not_parse() -> None:
    for text in (INJECTION, *split_polynomials(INJECTION)[1:], f"x + {INJECTION}"):
        with pytest.raises(SpecificationError, match=r"at position \d"):
            parse_polynomial(text, R)


PIECES = ["x", "y", "z", "1", "23", "0", "^", "**", "*", "/", "+", "-", "(", ")", "=", " ", "\n"]
PIECES += ["x^2", "(x+y)", "^3", ";", '"', "'", "run", "#", "--", "{", "}", "²", "é", "\\", "\x00"]


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=20).map("".join)))
@example(INJECTION)
@example("x\u2028+ y")
@example("٣*x")
def test_any_text_is_a_polynomial_or_a_specification_error(text: str) -> None:
    with suppress(SpecificationError):
        f = parse_polynomial(text, R)
        assert isinstance(f, PolyElement)
        assert f.ring == R
        assert parse_polynomial(show_polynomial(f), R) == f
