"""Known ED degrees by every method that applies, each on the engine under test."""

from __future__ import annotations

from dataclasses import replace

import pytest

import neurovariety as nv
from neurovariety.engines.session import Session
from tests.catalogue import GENERIC, SPECIAL, Known

pytestmark = pytest.mark.m2


SMALL = 3
"""Coordinates up to which the definition is quick."""


def _problems(known: Known) -> list[nv.EDDegree | nv.GenericEDDegree]:
    question: nv.EDDegree | nv.GenericEDDegree = nv.GenericEDDegree(known.variety)
    if known.metric is not None:
        question = nv.EDDegree(known.variety, known.metric)
    slow = known.slow if known.variety.ambient_dimension <= SMALL else ("definition", *known.slow)
    return [replace(question, method=m) for m in question.methods if m not in slow]


CASES = [(known, problem) for known in (*GENERIC, *SPECIAL) for problem in _problems(known)]


@pytest.mark.parametrize(("known", "problem"), CASES, ids=[f"{p.method}: {p}" for _, p in CASES])
def test_every_method_finds_the_known_degree(
    known: Known, problem: nv.EDDegree | nv.GenericEDDegree, session: Session
) -> None:
    result = nv.solve(problem, session, nv.Limits(seconds=60))
    assert result.value == known.value, known.source
    if known.polar and result.polar_degrees:
        assert result.polar_degrees == known.polar
    assert result.provenance.method == problem.method
    exact = problem.method in ("closed-form", "localization")
    assert (result.provenance.certainty is nv.Certainty.EXACT) == exact


@pytest.mark.parametrize("seed", [2, 3])
@pytest.mark.parametrize("prime", [31991, 10007])
def test_the_count_does_not_depend_on_prime_and_seed(
    prime: int, seed: int, session: Session
) -> None:
    problem = nv.GenericEDDegree(nv.Determinantal(3, 3, 1), "critical", prime=prime, seed=seed)
    assert nv.solve(problem, session).value == 39


@pytest.mark.parametrize("size", [(2, 3, 1), (3, 2, 1), (2, 4, 1), (3, 3, 2)])
def test_python_and_macaulay2_localize_alike(size: tuple[int, int, int], session: Session) -> None:
    problem = nv.GenericEDDegree(nv.Determinantal(*size), "localization")
    here, there = nv.solve(problem), nv.solve(problem, session)
    assert here.polar_degrees == there.polar_degrees
    assert (here.provenance.engine, there.provenance.engine) == ("neurovariety", "Macaulay2")


def test_whitened_data_give_the_frobenius_metric() -> None:
    data = nv.DataMetric("3/5, -4/5; 4/5, 3/5")
    assert data.is_whitened
    V = nv.LinearNetwork(2, 1, 2).variety
    assert data.form(V) == nv.Frobenius().form(V)


def test_a_generic_symmetric_form_gives_the_generic_degree(session: Session) -> None:
    form = nv.SymmetricForm("7, 1, 2, 3; 1, 9, 4, 1; 2, 4, 11, 5; 3, 1, 5, 13")
    problem = nv.EDDegree(nv.Determinantal(2, 2, 1), form)
    assert nv.solve(problem, session).value == 6
