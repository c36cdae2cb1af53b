"""Ideals of minors and ED correspondences, checked by algebra that the engine did not do."""

from __future__ import annotations

from typing import Any

import pytest
from sympy import GF

import neurovariety as nv
from neurovariety.engines.session import Session
from tests.catalogue import CORRESPONDENCES, MINORS, curve

pytestmark = pytest.mark.m2

LARGEST = nv.Determinantal(3, 3, 1)
"""Its correspondence is among the tests of the Macaulay2 package."""


@pytest.mark.parametrize(("matrix", "size", "dim", "degree", "singular", "source"), MINORS)
@pytest.mark.parametrize("field", ["QQ", "GF"])
def test_minors_have_the_known_invariants(
    matrix: Any,
    size: int | None,
    dim: int,
    degree: int,
    singular: int,
    source: str,
    field: str,
    session: Session,
) -> None:
    options = {} if field == "QQ" else {"field": GF(31991)}
    result = nv.solve(nv.MinorsIdeal(matrix, size, **options), session)
    found = (result.value.dimension, result.value.degree, result.singular_locus.dimension)
    assert found == (dim, degree, singular), source
    assert nv.verify(result, session, other=session).holds


@pytest.mark.parametrize("order", ["grevlex", "lex", "grlex"])
def test_the_minors_are_a_groebner_basis_for_a_diagonal_order(order: str, session: Session) -> None:
    result = nv.solve(nv.MinorsIdeal(nv.Determinantal(3, 4, 1), order=order), session)
    assert (result.value.dimension, result.value.degree) == (6, 10)
    assert nv.verify(result, session, other=session).holds
    if order == "lex":  # the diagonal term leads each minor
        basis = {g.monic() for g in result.value.groebner_basis}
        assert basis == {g.monic() for g in result.value.generators}


@pytest.mark.parametrize(
    ("variety", "metric", "polar"),
    [k for k in CORRESPONDENCES if k[0] != LARGEST and not isinstance(k[0], nv.Hankel)],  # 5 s each
    ids=str,
)
def test_correspondences(
    variety: Any, metric: nv.Frobenius, polar: tuple[int, ...], session: Session
) -> None:
    problem = nv.EDCorrespondence(variety, metric, equations=True)
    result = nv.solve(problem, session)
    value = result.value
    assert value.bidegrees == polar
    assert value.dimension == variety.ambient_dimension
    assert value.equations is not None
    assert nv.verify(result, session, other=session).holds


def test_the_circle_s_correspondence_by_hand(session: Session) -> None:
    result = nv.solve(nv.EDCorrespondence(curve("circle"), equations=True), session)
    equations = result.value.equations
    assert equations is not None
    x, y, u, v = equations.ring.gens
    assert [equations.reduce(f) for f in (x * v - y * u, x**2 + y**2 - 1)] == [0, 0]
    assert equations.reduce(x * u - 1) != 0
