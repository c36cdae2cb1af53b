"""Which primes are taken, and counts that the usual prime would spoil."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import isprime

import neurovariety as nv
from neurovariety.algebra.primes import Telling, further_primes, good_prime, good_primes
from neurovariety.varieties.assumptions import Standing
from neurovariety.verify import checks_of

BOTH = 32003 * 31991
LARGE = nv.Implicit("32003*x^2 + y^2 = 1")


@pytest.mark.parametrize("p", [101, 103, 32003, 32749])
def test_another_prime_is_another_prime(p: int) -> None:
    other = next(further_primes([], p))
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
    every = list(islice(good_primes([]), 3487))
    assert len(set(every)) == 3487  # from 101 to 32749
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
        (nv.VoronoiCell(LARGE), 2),
        (nv.EDDegree(nv.Implicit(f"{BOTH}*x^2 + y^2 = 1")), 4),
        (nv.EDDegree(nv.Implicit("x^2 + 32004*y^2 = 1")), 4),
        (nv.EDDegree(nv.Implicit("x^2 + y^2 = 1"), nv.Weighted([1, 32004])), 4),
        (nv.EDDegree(nv.Implicit("x^2 + 32004*y^2 = 1"), nv.Weighted([1, 32004])), 2),
        (nv.EDDegree(nv.Parametric("32003*t; t^2")), 3),
        (nv.EDDegree(nv.Implicit("x^2 + 6*x*y + 32012*y^2 = 1")), 4),  # modulo 32003 a square
        (nv.EDDegree(nv.Implicit("y = x^101"), prime=103), 201),
        (nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), X="32003", Y="1", regularization=1), 5),
        (nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), X="32002", Y="1", regularization=1), 5),
        (nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), X="1", Y="1", regularization=32003), 5),
    ],
)
def test_counts_where_the_usual_prime_is_bad(problem: Any, value: int, session: nv.Session) -> None:
    found = nv.solve(problem, session).value
    if isinstance(problem, nv.CriticalPoints):
        found = found.complex
    elif isinstance(problem, nv.VoronoiCell):
        found = found.degree
    assert found == value


def test_what_a_bad_prime_counts_is_refuted(session: nv.Session) -> None:
    result = nv.solve(nv.EDDegree(LARGE), session)
    assert result.provenance.field == "GF(31991)"
    checks = checks_of(replace(result, value=2), session)
    refuted = next(check for check in checks if check.name.startswith("another prime"))
    assert (refuted.holds, refuted.detail) == (False, "4")


CUBIC = nv.Implicit("800075*(4*x + 3*y) = (3*x - 4*y)^3 + 25*(3*x - 4*y)")
"""Modulo 32003 the cubic 32003*y = x^3 + x is three lines; it is turned, so no number shows."""

NODAL = nv.Implicit(f"(12*x+5*y)^3 - 13*(12*x+5*y)^2 + 13*{BOTH**2}*(5*x-12*y)^2")
"""Turned, too: modulo both usual primes y^3 - y^2 + (32003*31991*x)^2 is two lines."""


@pytest.mark.parametrize(
    ("problem", "degree"),
    [
        (nv.EDDegree(CUBIC), 5),
        (nv.EDDegree(NODAL), 5),
        (nv.SignatureDiscriminant(nv.Implicit("x^2 + 32004*y^2 = 1"), method="pencil"), 6),
    ],
)
def test_a_second_prime_is_asked_where_numbers_are_large(
    problem: Any, degree: int, session: nv.Session
) -> None:
    result = nv.solve(problem, session)
    value = result.value if isinstance(problem, nv.EDDegree) else result.value.discriminant.degree
    assert value == degree
    assert re.search(r"good prime: holds modulo p, \d+ and \d+ agree", str(result))


def test_what_hides_from_the_usual_primes_does_not_refute_a_right_answer(
    session: nv.Session,
) -> None:
    """Modulo both the node of the cubic is a double line, and the two forms are dependent."""
    u, v = "(12*x + 5*y)", "(5*x - 12*y)"
    for problem in (
        nv.MinorsIdeal(str(NODAL.polynomials[0]), 1),
        nv.IdealEquality(f"{u} + {BOTH}*{v}; {u}", "x; y"),
    ):
        checks = checks_of(nv.solve(problem, session), session)
        (modular,) = (check for check in checks if check.name.startswith("modulo "))
        assert modular.holds, modular


F = nv.Frobenius()
ONE = nv.LinearNetwork(1, 1, 1)


@pytest.mark.parametrize(
    ("variety", "metric", "datum", "real", "nearest"),
    [
        ("(x-y)*(32003*x+y-32003)*(32003*y-1)", F, (3, 1), 3, 0.99997),
        ("(x^2+y^2-1)*(32003*x-10^5)", F, ("25/8", "1/9"), 3, 0.00029),
        ("(x^2 + 6*x*y + 32012*y^2 - 1)*(x - 5)", F, (1, 2), 3, 1.99892),  # 32012 - 3^2
    ],
)
def test_completeness_rests_on_two_primes(
    variety: str,
    metric: nv.Metric,
    datum: tuple[Any, ...],
    real: int,
    nearest: float,
    session: nv.Session,
) -> None:
    result = nv.solve(nv.RealEDCriticalPoints(nv.Implicit(variety), metric, datum), session)
    value = result.value
    assert value.complete
    assert len(value.points) == real
    low, high = value.points[0].distance
    assert low - Fraction(1, 10**5) < nearest < high + Fraction(1, 10**5)
    good = next(a for a in result.assumptions if a.name == "good prime")
    assert good.standing is Standing.MODULAR


def test_an_undercount_modulo_one_prime_is_no_proof(session: nv.Session) -> None:
    """Modulo 32003 these are three lines, with 3 critical points; the first prime is outvoted."""
    conic = nv.Implicit("(x^2 + 6*x*y + 32012*y^2 - 1)*(x - 5)")
    assert nv.solve(nv.EDDegree(conic, prime=32003), session).value == 3
    result = nv.solve(nv.RealEDCriticalPoints(conic, F, (1, 2), prime=32003), session)
    assert (result.value.expected, result.value.complete) == (5, True)
    assert re.search(r"\d+ and \d+ agree", str(result))


@pytest.mark.parametrize("engine", ["session", "sage"])
@pytest.mark.parametrize(
    ("X", "Y", "weight", "real"),
    [(32003, 1, 1, 3), (32002, 1, 1, 3), (1, 1, 32003, 1), (5, 6401, 2, 3)],
)
def test_critical_points_of_data_that_a_prime_spoils(
    X: int, Y: int, weight: int, real: int, engine: str, request: pytest.FixtureRequest
) -> None:
    """For 5, 6401 and 2 two points are the same modulo 32003, which divides 5 * 6401 - 2."""
    warm = request.getfixturevalue(engine)
    problem = nv.CriticalPoints(ONE, X=str(X), Y=str(Y), regularization=weight)
    assert nv.solve(problem, warm).value.complex == 5
    value = nv.solve(nv.RealCriticalPoints(problem, "tracking"), warm).value
    assert (value.count, value.complete) == (real, True)
