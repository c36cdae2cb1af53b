"""Which primes are taken, and counts that the usual prime would spoil."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import isprime

import neurovariety as nv
from neurovariety.algebra.primes import Telling, good_prime, good_primes
from neurovariety.verify import checks_of

BOTH = 32003 * 31991
LARGE = nv.Implicit("32003*x^2 + y^2 = 1")


@pytest.mark.parametrize("p", [101, 103, 32003, 32749])
def test_another_prime_is_another_prime(p: int) -> None:
    other = good_prime([], other_than=p)
    assert other != p
    assert 101 <= other <= 32749
    assert isprime(other)


@settings(max_examples=20)
@given(st.lists(st.fractions(max_denominator=10**6), max_size=5), st.integers(1, 32003))
def test_a_good_prime_divides_nothing(values: list[Fraction], multiple: int) -> None:
    numbers = [Telling(v * multiple, "a number") for v in values]
    p = good_prime(numbers)
    assert isprime(p)
    tops = [n.value.numerator * n.value.denominator for n in numbers]
    assert all(top == 0 or top % p for top in tops)


def test_where_all_are_bad_none_is_taken() -> None:
    every = list(good_primes([]))
    assert len(every) == len(set(every)) == 3487  # from 101 to 32749
    product = 1
    for p in every:
        product *= p
    with pytest.raises(nv.SpecificationError, match="found none"):
        good_prime([Telling(product, "a coefficient")])


@pytest.mark.parametrize(
    ("problem", "value"),
    [
        (nv.EDDegree(LARGE), 4),
        (nv.GenericEDDegree(LARGE), 4),
        (nv.EDDegree(nv.Implicit(f"{BOTH}*x^2 + y^2 = 1")), 4),
        (nv.EDDegree(nv.Implicit("x^2 + 32004*y^2 = 1")), 4),
        (nv.EDDegree(nv.Implicit("x^2 + y^2 = 1"), nv.Weighted([1, 32004])), 4),
        (nv.EDDegree(nv.Implicit("x^2 + 32004*y^2 = 1"), nv.Weighted([1, 32004])), 2),
        (nv.EDDegree(nv.Parametric("32003*t; t^2")), 3),
        (nv.EDDegree(nv.Implicit("y = x^101"), prime=103), 201),
        (nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), X="32003", Y="1", regularization=1), 5),
        (nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), X="32002", Y="1", regularization=1), 5),
        (nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), X="1", Y="1", regularization=32003), 5),
    ],
)
def test_counts_where_the_usual_prime_is_bad(
    problem: nv.EDDegree, value: int, session: nv.Session
) -> None:
    result = nv.solve(problem, session)
    found = result.value.complex if isinstance(problem, nv.CriticalPoints) else result.value
    assert found == value


def test_what_a_bad_prime_counts_is_refuted(session: nv.Session) -> None:
    result = nv.solve(nv.EDDegree(LARGE), session)
    assert result.provenance.field == "GF(31991)"
    checks = checks_of(replace(result, value=2), session)
    refuted = next(check for check in checks if check.name.startswith("another prime"))
    assert (refuted.holds, refuted.detail) == (False, "4")
