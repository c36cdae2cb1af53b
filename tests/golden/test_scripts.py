"""The scripts that are kept, byte for byte; `make golden` writes them anew."""

from __future__ import annotations

from collections.abc import Hashable

import pytest

import neurovariety as nv
from neurovariety.engines.frame import parse_frame
from neurovariety.engines.script import LANGUAGES
from neurovariety.problems.base.result import Result
from neurovariety.problems.real_critical_points.result import RealCriticalPointsResult
from neurovariety.problems.real_ed_critical_points.result import RealEDCriticalPointsResult
from neurovariety.verify import invariant_part
from tests.golden.problems import GOLDEN, SCRIPTS

KEPT = [(name, dialect) for name in GOLDEN for dialect in LANGUAGES]


def kept(name: str, dialect: str) -> bytes:
    return (SCRIPTS / f"{name}.{LANGUAGES[dialect].suffix}").read_bytes()


@pytest.mark.parametrize(("name", "dialect"), KEPT)
def test_the_script_has_not_changed(name: str, dialect: str) -> None:
    text = nv.render(GOLDEN[name], dialect).text
    assert text.encode() == kept(name, dialect), "make golden, and read the diff"


def test_no_script_is_kept_without_its_problem() -> None:
    expected = {f"{name}.{LANGUAGES[dialect].suffix}" for name, dialect in KEPT}
    assert {path.name for path in SCRIPTS.iterdir()} == expected


@pytest.mark.m2
@pytest.mark.parametrize("name", GOLDEN)
def test_a_kept_script_runs_and_answers(name: str, session: nv.Session) -> None:
    script = nv.render(GOLDEN[name])
    run = session.run(script, nv.Limits(seconds=60))
    assert parse_frame(run.answer, script.kind).fields


@pytest.mark.m2
@pytest.mark.sage
@pytest.mark.parametrize("name", GOLDEN)
def test_both_engines_give_the_same_answer(
    name: str, session: nv.Session, sage: nv.SageSession
) -> None:
    limits = nv.Limits(seconds=60)
    here, there = (nv.solve(GOLDEN[name], engine, limits) for engine in (session, sage))
    assert (here.provenance.engine, there.provenance.engine) == ("Macaulay2", "Sage")
    assert found(here) == found(there)


def found(result: Result) -> Hashable:
    """What all engines must find; of real points, how many there are and whether that is all."""
    if isinstance(result, RealCriticalPointsResult):
        return result.value.count, result.value.complete
    if isinstance(result, RealEDCriticalPointsResult):
        return len(result.value.points), result.value.complete, result.value.expected
    return invariant_part(result)
