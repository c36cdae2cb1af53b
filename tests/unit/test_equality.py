"""Equality of ideals as a question, and the Hilbert series behind dimension and degree."""

from __future__ import annotations

from math import comb
from typing import Any

import pytest
from sympy import GF

import neurovariety as nv
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.algebra.staircase import dimension_and_degree


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"first": [], "second": []}, "two zero ideals"),
        ({"first": "x - t", "second": "x*t", "eliminate": "t"}, "without t"),
        ({"first": "x", "second": "x", "eliminate": "y"}, "eliminate"),
        ({"first": "x", "second": "x", "order": "random"}, "order"),
        ({"first": "x/101", "second": "x", "field": GF(101)}, "denominator"),
    ],
)
def test_what_is_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(nv.SpecificationError, match=message):
        nv.IdealEquality(**arguments)


def test_variables_come_from_the_rings_and_those_to_eliminate_first() -> None:
    x, y = polynomial_ring(["x", "y"], GF(101)).gens
    problem = nv.IdealEquality([x - y], [y**2], field=GF(101))
    assert problem.symbols == ("x", "y")
    assert problem.first[0].ring.domain == GF(101)
    assert nv.IdealEquality("b - a", "c", eliminate="b").symbols[0] == "b"


@pytest.mark.parametrize("n", [1, 3, 5])
@pytest.mark.parametrize("d", [1, 2, 4])
def test_powers_of_the_maximal_ideal_have_binomial_length(n: int, d: int) -> None:
    """The monomials of degree d leave C(n + d - 1, n) ones."""
    exponents = [()]
    for _ in range(n):
        exponents = [(*m, e) for m in exponents for e in range(d + 1 - sum(m))]
    powers = [m for m in exponents if sum(m) == d]
    assert dimension_and_degree(powers, n) == (0, comb(n + d - 1, n))


def test_the_limits_of_monomial_ideals() -> None:
    assert dimension_and_degree([], 4) == (4, 1)
    assert dimension_and_degree([(0, 0)], 2) == (-1, 0)
    assert dimension_and_degree([(2, 0, 0), (2, 1, 0)], 3) == (2, 2)


@pytest.mark.m2
@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (nv.IdealEquality("x^2 - y", "x^2 - y; x*y"), (0, 1, False)),
        (nv.IdealEquality("x^2 - y; x*y", [], field=GF(101)), (2, 0, True)),
        (nv.IdealEquality("x; y", "x + y; x - y"), (0, 0, False)),
        (nv.IdealEquality("x*y - 1; x", "1"), (0, 0, True)),
        (nv.IdealEquality("x - t; y - t^2", "x^2 - y", eliminate="t"), (0, 0, True)),
    ],
    ids=str,
)
def test_what_engines_answer(
    problem: nv.IdealEquality,
    expected: tuple[int, int, bool],
    session: nv.Session,
    sage: nv.SageSession,
) -> None:
    for engine in (session, sage):
        value = nv.solve(problem, engine).value
        assert (len(value.missing), len(value.extra), value.is_groebner) == expected
        assert bool(value) == (expected[:2] == (0, 0))
