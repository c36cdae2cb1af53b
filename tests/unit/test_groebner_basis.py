"""Groebner bases of what users have: text, ring elements, ideals; over any of their rings."""

from __future__ import annotations

from typing import Any

import pytest
from sympy import GF, QQ

import neurovariety as nv
from neurovariety.algebra.polynomials import polynomial_ring

R = polynomial_ring(["x", "y"], GF(101))
x, y = R.gens


@pytest.mark.parametrize(
    ("given", "options", "field", "order"),
    [
        ("x*y = 1; x = y", {}, QQ, "grevlex"),
        ("x*y = 1; x = y", {"field": GF(101), "order": "lex"}, GF(101), "lex"),
        ([x * y - 1, x - y], {}, GF(101), "grevlex"),
        ([x * y - 1, x - y], {"order": "grlex"}, GF(101), "grlex"),
        ([x * y - 1, "x = y"], {}, GF(101), "grevlex"),
    ],
)
def test_a_ring_brings_its_field_and_order(
    given: Any, options: Any, field: Any, order: str
) -> None:
    problem = nv.GroebnerBasis(given, **options)
    assert (problem.field, problem.order, problem.symbols) == (field, order, ("x", "y"))
    assert problem.ring == polynomial_ring(["x", "y"], field, order)
    assert len(problem.polynomials) == 2


def test_text_and_ring_elements_are_the_same_question() -> None:
    text = nv.GroebnerBasis("x*y = 1; x = y", field=GF(101))
    elements = nv.GroebnerBasis([x * y - 1, x - y])
    assert nv.GroebnerBasis(nv.Implicit("x*y = 1; x = y")) == nv.GroebnerBasis("x*y = 1; x = y")
    assert text == elements
    assert nv.render(text) == nv.render(elements)
    assert len(nv.GroebnerBasis(x * y - 1).polynomials) == 1


def test_blocks_of_variables_are_an_order() -> None:
    first = nv.GroebnerBasis("x - t; y - t^2", "t, x, y", order="eliminate:1")
    again = nv.GroebnerBasis(first.polynomials)
    assert first == again == nv.GroebnerBasis(first.polynomials, order="grevlex:1,grevlex:2")
    lex = nv.GroebnerBasis("x - t", "t, x", order="lex:2")
    assert lex == nv.GroebnerBasis("x - t", "t, x", order="lex")


@pytest.mark.parametrize("order", ["eliminate:2", "grevlex:1", "grevlex:0, lex:2", "lex:1, x:1"])
def test_what_is_no_order_of_two_variables_is_refused(order: str) -> None:
    with pytest.raises(nv.SpecificationError, match=r"expected (an order|blocks of 2)"):
        nv.GroebnerBasis("x - y", order=order)


@pytest.mark.parametrize("given", [[], "", ["x^"], 3, None, object()])
def test_what_is_no_polynomial_is_refused(given: Any) -> None:
    with pytest.raises(nv.SpecificationError, match=r"expected|unexpected"):
        nv.GroebnerBasis(given)


@pytest.mark.m2
def test_large_systems_modulo_a_prime_have_the_same_basis_by_f4(session: nv.Session) -> None:
    names = ["a", "b", "c", "d"]
    a, b, c, d = polynomial_ring(names, GF(32003)).gens
    dense = [(a + k * b + c - d) ** 3 + (a * b - k * c * d) ** 2 + k for k in (1, 2, 3)]
    f4, plain = (nv.GroebnerBasis(dense[:n], order="grevlex") for n in (3, 1))
    assert (f4.chosen_method, plain.chosen_method) == ("f4", "groebner")
    result = nv.solve(f4, session)
    assert nv.verify(result, session, other=session).holds
