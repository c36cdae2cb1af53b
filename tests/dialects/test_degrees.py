"""Degrees, correspondences and minors in Sage: as known, and as Macaulay2 finds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sympy import GF

import neurovariety as nv
from neurovariety.engines.session import SageSession, Session
from tests.catalogue import CORRESPONDENCES, MINORS, Known, curve
from tests.verification.test_degrees import CASES

pytestmark = pytest.mark.m2

D = nv.Determinantal

# One of each method and kind of variety; Macaulay2 finds all of them in test_degrees.py.
ONE_OF_EACH = {
    (type(problem), problem.method, problem.variety.kind): (known, problem)
    for known, problem in reversed(CASES)
}.values()


def monic(polynomials: Any) -> set[Any]:
    return {f.monic() for f in polynomials}


@pytest.mark.parametrize(
    ("known", "problem"), ONE_OF_EACH, ids=[f"{p.method}: {p}" for _, p in ONE_OF_EACH]
)
def test_every_method_finds_the_known_degree(
    known: Known, problem: nv.EDDegree | nv.GenericEDDegree, sage: SageSession
) -> None:
    result = nv.solve(problem, sage, nv.Limits(seconds=60))
    assert (result.value, result.dimension) == (known.value, 0), known.source
    if known.polar and result.polar_degrees:
        assert result.polar_degrees == known.polar
    exact = problem.method in ("closed-form", "localization")
    assert (result.provenance.certainty is nv.Certainty.EXACT) == exact


@pytest.fixture(scope="module", params=["libsingular:std", "singular:slimgb", "msolve"])
def other(request: pytest.FixtureRequest) -> Iterator[SageSession]:
    with SageSession(algorithm=request.param) as warm:
        yield warm


@pytest.mark.parametrize(
    "problem",
    [
        nv.GenericEDDegree(D(2, 3, 1), "critical"),
        nv.GenericEDDegree(D(2, 2, 1), "slices"),
        nv.GenericEDDegree(D(2, 2, 1), "conormal"),
        nv.GenericEDDegree(nv.Parametric("t^2; 1/t^2")),
        nv.EDDegree(curve("cardioid"), method="saturation"),
    ],
    ids=str,
)
def test_whatever_computes_the_groebner_bases(
    problem: Any, other: SageSession, session: Session
) -> None:
    result, expected = nv.solve(problem, other), nv.solve(problem, session)
    assert (result.value, result.polar_degrees) == (expected.value, expected.polar_degrees)


@pytest.mark.parametrize("seed", [2, 3])
@pytest.mark.parametrize("prime", [31991, 101])
def test_the_count_does_not_depend_on_prime_and_seed(
    prime: int, seed: int, sage: SageSession
) -> None:
    problem = nv.GenericEDDegree(D(3, 3, 1), "critical", prime=prime, seed=seed)
    assert nv.solve(problem, sage).value == 39


def test_an_isotropic_conic_has_no_critical_points(sage: SageSession, session: Session) -> None:
    problem = nv.EDDegree(nv.Implicit("x^2 + y^2"))  # two isotropic lines
    here, there = nv.solve(problem, sage), nv.solve(problem, session)
    assert (here.value, here.dimension) == (there.value, there.dimension) == (0, -1)


@pytest.mark.parametrize(
    ("variety", "metric", "polar"),
    [
        known
        for known in CORRESPONDENCES
        if len(known[2]) < 4 and not isinstance(known[0], nv.Hankel)
    ],
    ids=str,
)
def test_correspondences(
    variety: Any, metric: Any, polar: tuple[int, ...], sage: SageSession, session: Session
) -> None:
    problem = nv.EDCorrespondence(variety, metric, equations=True)
    here, there = nv.solve(problem, sage).value, nv.solve(problem, session).value
    assert here.bidegrees == there.bidegrees == polar
    assert here.dimension == there.dimension
    assert here.auxiliary == there.auxiliary
    assert here.equations == there.equations is not None
    if not isinstance(variety, nv.Hankel):  # its minimal generators are not unique
        assert monic(here.ideal.generators) == monic(there.ideal.generators)


@pytest.mark.parametrize(("matrix", "size", "dim", "degree", "singular", "source"), MINORS)
@pytest.mark.parametrize("options", [{"order": "lex"}, {"field": GF(31991)}], ids=str)
def test_minors(
    matrix: Any,
    size: int | None,
    dim: int,
    degree: int,
    singular: int,
    source: str,
    options: dict[str, Any],
    sage: SageSession,
    session: Session,
) -> None:
    problem = replace(nv.MinorsIdeal(matrix, size), **options)
    here, there = nv.solve(problem, sage), nv.solve(problem, session)
    found = (here.value.dimension, here.value.degree, here.singular_locus.dimension)
    assert found == (dim, degree, singular), source
    assert here.singular_locus == there.singular_locus
    assert here.value.groebner_basis == there.value.groebner_basis
    assert monic(here.value.generators) == monic(there.value.generators)
