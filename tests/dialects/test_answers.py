"""Every script is answered: by Macaulay2 once each, by Sage where it is told, and alike."""

from __future__ import annotations

import pickle
from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.engines.frame import parse_frame
from neurovariety.engines.script import LANGUAGES, Script
from neurovariety.problems.base.methods import Place
from neurovariety.problems.base.result import Result
from neurovariety.problems.real_critical_points.result import RealCriticalPointsResult
from neurovariety.problems.real_ed_critical_points.result import RealEDCriticalPointsResult
from neurovariety.verify import invariant_part
from tests.golden.problems import EVERY, GOLDEN
from tests.mutations import claims_no_more

pytestmark = pytest.mark.m2

OF_EACH_ENGINE = {
    "conservation-laws": "the random point of the certificate",
    "darboux-polynomials": "the order of the spaces",
    "reach": "the random form whose values are isolated: other ends of the same intervals",
}
"""Of which problems the values may differ between engines, and in what."""

LIMITS = nv.Limits(seconds=60)
SCRIPTS: dict[Script, Any] = {nv.render(problem): problem for problem in reversed(EVERY)}
"""One problem for each script: ``auto`` renders that of the method that it takes."""
BOTH = {n: p for n, p in GOLDEN.items() if set(p.chosen.dialects) == set(LANGUAGES)}
OTHERS = [problem for problem in reversed(SCRIPTS.values()) if problem not in BOTH.values()]

SOLVED = {n: p for n, p in BOTH.items() if p.chosen.place in (Place.ENGINE, Place.EITHER)}
CHECKED = {n: p for n, p in BOTH.items() if n not in SOLVED}
"""No engine solves these; what the scripts answer serves to check the results."""


@pytest.mark.sage
@pytest.mark.parametrize("problem", SOLVED.values(), ids=SOLVED)
def test_both_engines_give_the_same_answer(
    problem: Any, session: nv.Session, sage: nv.SageSession
) -> None:
    here, there = answered(problem, session), answered(problem, sage)
    assert (here.provenance.engine, there.provenance.engine) == ("Macaulay2", "Sage")
    assert found(here) == found(there)
    if problem.chosen.place is Place.ENGINE and len(problem.methods) > 1:
        other = replace(problem, method="auto")
        if other.chosen.place is Place.EITHER:  # solved here
            assert found(nv.solve(other)) == found(here)
    # equal ideals are equal values: a reduced Groebner basis has one form
    assert here.value == there.value or problem.kind in OF_EACH_ENGINE


@pytest.mark.sage
@pytest.mark.parametrize("problem", CHECKED.values(), ids=CHECKED)
def test_both_engines_answer_a_script_that_checks_alike(
    problem: Any, session: nv.Session, sage: nv.SageSession
) -> None:
    frames = []
    for engine in (session, sage):
        script = nv.render(problem, engine.dialect)
        fields = parse_frame(engine.run(script, LIMITS).answer, script.kind).fields
        frames.append({name: value for name, value in fields.items() if name != "engine"})
    assert frames[0] == frames[1] != {}


@pytest.mark.parametrize("problem", OTHERS, ids=lambda p: f"{p.chosen_method}: {p}")
def test_every_other_script_is_answered(
    problem: Any, session: nv.Session, request: pytest.FixtureRequest
) -> None:
    here = answered(problem, session)
    if not isinstance(problem, nv.EDDegree | nv.GenericEDDegree | nv.EDCorrespondence):
        return
    there = answered(problem, request.getfixturevalue("sage"))
    assert found(here) == found(there)
    if isinstance(problem, nv.EDCorrespondence):
        assert len(here.value.ideal.generators) == len(there.value.ideal.generators)


def answered(problem: Any, engine: nv.Session | nv.SageSession) -> Result:
    """The result, which prints without Python's inner words and can be sent."""
    result = nv.solve(problem, engine, LIMITS)
    assert result.value is not None
    assert claims_no_more(result)
    assert result.provenance.digest == nv.render(problem, engine.dialect).digest
    assert "(Fraction(" not in str(result)
    # other processes get problems and results so
    sent = pickle.loads(pickle.dumps(result))
    assert (sent.problem, sent.value, sent.data()) == (problem, result.value, result.data())
    return result


def found(result: Result) -> Hashable:
    """What all engines must find; of real points, how many there are and whether that is all."""
    if isinstance(result, RealCriticalPointsResult):
        return result.value.count, result.value.complete
    if isinstance(result, RealEDCriticalPointsResult):
        return len(result.value.points), result.value.complete, result.value.expected
    return invariant_part(result)
