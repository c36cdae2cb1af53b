"""Elimination: projections, images of polynomial and rational maps, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from sympy import GF

import neurovariety as nv
from neurovariety.algebra.ideals import reduced_basis
from neurovariety.algebra.polynomials import modulo, read_polynomials

UMBRELLA = nv.Parametric("s*t; s; t^2")
KNOWN = [
    # Cox, Little, O'Shea, chapter 3: the tangent surface of the twisted cubic, and its closure
    (
        nv.Eliminate("x - t - u; y - t^2 - 2*t*u; z - t^3 - 3*t^2*u", "t, u"),
        (2, 4, "4*x^3*z - 3*x^2*y^2 - 6*x*y*z + 4*y^3 + z^2"),
    ),
    (nv.Eliminate("x*t = 1; y*t = 2", "t"), (1, 1, "y - 2*x")),
    (nv.Eliminate(UMBRELLA), (2, 3, "x2^2*x3 - x1^2")),
    (nv.Eliminate(UMBRELLA, field=GF(101), order="lex"), (2, 3, "x1^2 - x2^2*x3")),
    (nv.Eliminate(nv.Parametric("t; 1/t")), (1, 2, "x1*x2 - 1")),
    (nv.Eliminate(nv.LinearNetwork(2, 1, 2)), (3, 2, "x2*x3 - x1*x4")),
    (nv.Eliminate(nv.PolynomialNetwork((2, 2, 1), 4)), (4, 3, "")),  # a determinant of order 3
    (nv.Eliminate("x = s; y = t; s = t^2", "s, t", order="lex"), (1, 2, "x - y^2")),
    (nv.Eliminate("x = s; y = t", "s, t"), (2, 1, "0")),
    (nv.Eliminate("t*x = 1; t = 0", "t"), (-1, 0, "1")),
]


@pytest.mark.m2
@pytest.mark.parametrize(("problem", "known"), KNOWN, ids=lambda value: str(value))
def test_known_projections_and_images(problem: Any, known: Any, session: nv.Session) -> None:
    found = nv.solve(problem, session).value
    dimension, degree, text = known
    assert (found.dimension, found.degree) == (dimension, degree)
    if text:
        given = modulo(read_polynomials(text, found.ring.symbols)[0], found.ring.domain)
        assert found.groebner_basis == reduced_basis([given.set_ring(found.ring)])


def test_ways_to_say_the_same() -> None:
    text = nv.Eliminate("x - t; y - t^2", "t")
    assert text == nv.Eliminate(nv.Implicit("x - t; y - t^2"), ["t"])
    assert text == nv.Eliminate(text.polynomials, text.variables)
    assert text.ring.symbols == nv.GroebnerBasis("x; y").ring.symbols
    rational = nv.Eliminate(nv.Parametric("1/x1; s/x1"))
    assert rational.variables == ("s", "x1_", "s_")
    assert rational == nv.Eliminate(rational.ideal, rational.variables)


@pytest.mark.parametrize(
    ("given", "variables"),
    [("x - t", None), ("x - t", "t, x"), ("x - t", "z"), ("", "t"), (UMBRELLA, "s")],
)
def test_what_cannot_be_eliminated_is_refused(given: Any, variables: Any) -> None:
    with pytest.raises(nv.SpecificationError, match="expected"):
        nv.Eliminate(given, variables)


def test_a_refusal_names_it() -> None:
    with pytest.raises(nv.SpecificationError, match="Eliminate finds them"):
        nv.Bottlenecks(nv.LightningAttention((2, 2), (1,), 2))
