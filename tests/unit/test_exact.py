"""Exact numbers as text."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from neurovariety.algebra.exact import (
    check_integer,
    format_integer,
    format_rational,
    parse_integer,
    reduces_to,
    to_rational,
)
from neurovariety.algebra.primes import check_field, check_prime
from neurovariety.errors import SpecificationError
from tests.strategies import INJECTION, integers


@given(integers())
def test_integers_of_any_length_come_back(value: int) -> None:
    assert parse_integer(format_integer(value)) == value


@given(integers(), st.integers(1, 10**9))
def test_fractions_come_back(numerator: int, denominator: int) -> None:
    value = Fraction(numerator, denominator)
    assert to_rational(format_rational(value)) == value


@pytest.mark.parametrize("digits", [1, 3999, 4000, 4001, 4300, 4301, 8000, 10_000, 100_000])
def test_long_integers_at_the_borders(digits: int) -> None:
    value = 10 ** (digits - 1)
    assert format_integer(value) == "1" + "0" * (digits - 1)
    assert format_integer(-value) == "-1" + "0" * (digits - 1)
    assert parse_integer("9" * digits) == 10**digits - 1
    assert parse_integer("-" + "9" * digits) == 1 - 10**digits


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (3, Fraction(3)),
        (Fraction(1, 2), Fraction(1, 2)),
        (" -3/4 ", Fraction(-3, 4)),
        ("+7", Fraction(7)),
        (sympy.Rational(2, 3), Fraction(2, 3)),
        (sympy.Integer(5), Fraction(5)),
        (sympy.QQ(5, 6), Fraction(5, 6)),
        (np.int64(9), Fraction(9)),
    ],
)
def test_exact_numbers_are_taken(given_: Any, expected: Fraction) -> None:
    assert to_rational(given_) == expected


@pytest.mark.parametrize(
    "given_",
    [
        *(0.5, np.float64(1.5), sympy.Float(0.5), float("nan"), Decimal("0.5"), 1j, None, True),
        *([1], sympy.sqrt(2), sympy.pi, sympy.oo, sympy.Symbol("x")),
        *("", "x", "1.5", "1/0", "1/-2", "--3", "+-3", "1/2/3", "1e3", "²", INJECTION, "1;2"),
    ],
    ids=repr,
)
def test_anything_else_is_refused(given_: Any) -> None:
    with pytest.raises(SpecificationError, match=r"^expected .*, got ") as caught:
        to_rational(given_)
    assert str(given_).strip() in str(caught.value)


def test_a_float_is_told_what_to_write_instead() -> None:
    with pytest.raises(SpecificationError, match="write a fraction"):
        to_rational(0.5)
    with pytest.raises(SpecificationError, match=r"got '-2.50'; write -5/2"):
        to_rational("-2.50")


@pytest.mark.parametrize("p", [101, 32003, 31991, 32749])
def test_primes_are_taken(p: int) -> None:
    assert check_prime(p) == p


@pytest.mark.parametrize(
    ("p", "message"),
    [
        (32001, "expected a prime number, got 32001"),
        (1, "expected a prime number"),
        (-7, "expected a prime number"),
        (True, "expected a prime number, got True"),
        (101.0, "expected a prime number, got 101.0"),
        ("101", "expected a prime number, got '101'"),
        (97, "97 is too small .* expected one from 101 to 32749"),
        (32771, "32771 is too large .* at most 32749"),
        pytest.param(10**5000 + 1, "too large", id="5001 digits"),
    ],
)
def test_other_characteristics_are_refused(p: Any, message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        check_prime(p)


def test_fields() -> None:
    assert check_field(sympy.QQ) == sympy.QQ
    assert check_field("QQ") == sympy.QQ
    for given_ in (sympy.GF(32003, symmetric=False), "GF(32003)", "32003"):
        assert check_field(given_) == sympy.GF(32003)
    bad = (sympy.ZZ, sympy.RR, sympy.GF(4), sympy.GF(2), "ZZ", "GF(4)", "GF(x)", "-7", None, 32003)
    for other in bad:
        with pytest.raises(SpecificationError, match="expected"):
            check_field(other)


@given(st.integers(-(10**20), 10**20), st.integers(1, 10**6))
def test_reduction_modulo_a_prime_is_a_homomorphism(a: int, b: int) -> None:
    p = 32003
    if b % p:
        assert reduces_to(Fraction(a, b), p) * b % p == a % p


def test_a_prime_in_a_denominator_is_refused() -> None:
    with pytest.raises(SpecificationError, match=r"prime 101 divides .* 1/202; take another"):
        reduces_to(Fraction(1, 202), 101)


@pytest.mark.parametrize(
    "value", [0, -1, 4, pytest.param(10**5000, id="5001 digits"), True, 2.0, "2", None]
)
def test_integers_out_of_range(value: Any) -> None:
    with pytest.raises(SpecificationError, match=r"rank: expected .*from 1 to 3, got "):
        check_integer("rank", value, 1, 3)
    assert check_integer("rank", 3, 1, 3) == 3
