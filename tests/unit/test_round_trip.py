"""Polynomials, ideals and names through the real engine and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sympy import GF, QQ

import neurovariety as nv
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.algebra.writing import write_polynomial
from neurovariety.engines.frame import Polynomials, parse_frame
from neurovariety.engines.script import NameTable
from neurovariety.scripts.resources import macaulay2_library
from tests.strategies import FIELDS, integers, names, polynomials

pytestmark = pytest.mark.m2

KINDS = {str(QQ): "QQ"} | {str(GF(p)): f"ZZ/{p}" for p in (101, 32003)}


def echoed(engine: Any, ring: Any, given_: list[Any]) -> list[dict[Any, Any]]:
    """The terms of polynomials that the engine has read and written."""
    variables = NameTable(tuple(map(str, ring.symbols))).engine_names
    entries = ",\n".join(write_polynomial(f, variables) for f in given_)
    library = "\n".join(macaulay2_library(("result",)))
    text = (
        f"{library}\nR = {KINDS[str(ring.domain)]}[{', '.join(variables)}];\n"
        f'writeAnswer("echo", {{("it", sub(matrix {{{{{entries}}}}}, R))}})\n'
    )
    run = engine.run(nv.Script(text, kind="echo"), nv.Limits(seconds=60))
    answer = parse_frame(run.answer, "echo").get("it", Polynomials)
    assert answer.variables == ring.ngens
    make = QQ if ring.domain == QQ else (lambda a, b: ring.domain(a) / ring.domain(b))
    return [dict(ring.from_dict({m: make(*c) for m, c in f.items()})) for f in answer.terms]


RINGS = st.builds(
    lambda count, field: polynomial_ring([f"x{i}" for i in range(count)], field),
    st.integers(1, 4),
    st.sampled_from(FIELDS),
)


@given(RINGS.flatmap(lambda R: st.lists(polynomials(R), min_size=1, max_size=5)))
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_polynomials_come_back(session: nv.Session, given_: list[Any]) -> None:
    assert echoed(session, given_[0].ring, given_) == [dict(f) for f in given_]


@given(st.lists(integers(), min_size=1, max_size=4), integers())
@settings(max_examples=10)
def test_numbers_of_thousands_of_digits_come_back(
    session: nv.Session, tops: list[int], bottom: int
) -> None:
    ring = polynomial_ring(["x"])
    given_ = [ring(QQ(top, abs(bottom) + 1)) + ring.gens[0] for top in tops]
    assert echoed(session, ring, given_) == [dict(f) for f in given_]


def test_ten_thousand_digits_come_back_by_a_process_of_its_own(macaulay2: nv.Macaulay2) -> None:
    ring = polynomial_ring(["x", "y"])
    x, y = ring.gens
    f = QQ(10**10_000 + 1, 10**9_999 + 3) * x * y - 10**9_998 * y + QQ(1, 7)
    assert echoed(macaulay2, ring, [f]) == [dict(f)]


def test_thousands_of_terms_come_back(session: nv.Session) -> None:
    ring = polynomial_ring(["x", "y"])
    f = ring.from_dict({(k % 100, k // 100): QQ(k + 1, k % 7 + 1) for k in range(5_000)})
    assert echoed(session, ring, [f]) == [dict(f)]


@given(st.lists(names(), min_size=2, max_size=2, unique=True))
@settings(max_examples=8)
def test_a_circle_in_any_names_has_ed_degree_two(session: nv.Session, variables: list[str]) -> None:
    x, y = variables
    circle = nv.Implicit(f"{x}^2 + {y}^2 = 1", variables)
    assert nv.solve(nv.EDDegree(circle), session).value == 2


@pytest.mark.parametrize(
    "variables", ["e, ideal", "gb, pi", "ii, ring", "QQ, ZZ", "nv1, nv0", "R, V", "α, é", "W, kk"]
)
def test_names_that_mean_something_to_the_engine(variables: str, session: nv.Session) -> None:
    x, y = variables.split(", ")
    circle = nv.Implicit(f"{x}^2 + {y}^2 = 1", variables)
    result = nv.solve(nv.EDCorrespondence(circle), session)
    assert [str(s) for s in result.value.ideal.ring.symbols][1:3] == [x, y]
    assert nv.solve(nv.EDDegree(circle), session).value == 2


def test_e_and_ideal_are_variables_in_a_process_of_their_own(macaulay2: nv.Macaulay2) -> None:
    circle = nv.Implicit("e^2 + ideal^2 = 1")
    assert nv.solve(nv.EDDegree(circle), macaulay2).value == 2


SMALL = polynomial_ring(["pi", "e"])
CONICS = st.dictionaries(
    st.sampled_from([(0, 0), (1, 0), (0, 1), (1, 1), (2, 0)]), st.integers(-9, 9), max_size=4
).map(SMALL.from_dict)


@given(CONICS, CONICS, st.sampled_from(["grevlex", "lex", "grlex"]))
@settings(max_examples=12)
def test_ideals_come_back(session: nv.Session, f: Any, g: Any, order: str) -> None:
    result = nv.solve(nv.MinorsIdeal([[f, g]], 1, order=order), session, nv.Limits(seconds=60))
    ideal = result.value
    assert [str(s) for s in ideal.ring.symbols] == ["pi", "e"]
    assert {terms(h) for h in ideal.generators} == {terms(h) for h in (f, g) if h}
    assert all(ideal.reduce(h) == 0 for h in ideal.generators)
    assert nv.verify(result, session, other=session).holds


def terms(f: Any) -> frozenset[Any]:
    return frozenset(f.items())
