"""Runs that a limit stopped: what becomes of the progress that they leave, replayed.

That engines leave it is tested with each engine: tests/verification/test_invariants.py for
Macaulay2, tests/dialects/test_flows.py for Sage.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from typer.testing import CliRunner

import neurovariety as nv
from neurovariety.cli.app import app
from neurovariety.engines.base import Outcome, Run
from neurovariety.engines.errors import EngineError
from neurovariety.engines.replay import Replay
from neurovariety.errors import Interrupted
from tests.catalogue_flows import ONE

PROBLEM = nv.InvariantIdeal(ONE, "w1_11 - 2")
FIRST = """NEUROVARIETY-PROGRESS 1 invariant-ideal
engine text Macaulay2 1.26.06
groebnerBasis polynomials 2 1
polynomial 2
1 0 | 1
0 0 | -2
dimensions ints 1
degree int 1
stabilized bool false
END 8
"""
SECOND = """NEUROVARIETY-PROGRESS 1 invariant-ideal
engine text Macaulay2 1.26.06
groebnerBasis polynomials 2 2
polynomial 2
1 0 | 1
0 0 | -2
polynomial 2
0 2 | 1
0 1 | -1/2
dimensions ints 1 0
degree int 2
stabilized bool false
END 11
"""
STOPPED = Run(
    engine="Macaulay2",
    version="1.26.06",
    argv=("M2", "--script", "script.m2"),
    outcome=Outcome.TIMEOUT,
    exit_code=None,
    stdout="",
    stderr="",
    answer=FIRST + SECOND + FIRST[:60],
    seconds=5.0,
    limits=nv.Limits(5),
)


def error_of(run: Run) -> EngineError:
    with pytest.raises(EngineError) as caught:
        nv.solve(PROBLEM, Replay(default=run))
    return caught.value


@pytest.mark.parametrize(
    "outcome", [outcome for outcome in Outcome if outcome is not Outcome.FINISHED]
)
def test_the_last_whole_frame_is_kept(outcome: Outcome) -> None:
    partial: Any = error_of(replace(STOPPED, outcome=outcome)).partial
    assert partial.value.dimensions == (1, 0)
    assert (partial.value.ideal.degree, partial.value.stabilized) == (2, False)
    assert set(map(str, partial.value.groebner_basis)) == {"w1_11 - 2", "w2_11**2 - 1/2*w2_11"}
    assert partial.provenance.seconds == 5


def test_what_is_kept_is_verified() -> None:
    partial: Any = error_of(STOPPED).partial
    chain = partial.value
    assert nv.verify(partial).holds
    for wrong in (
        replace(chain, dimensions=(1, 1)),
        replace(chain, ideal=replace(chain.ideal, degree=1)),
    ):
        assert not nv.verify(replace(partial, value=wrong)).holds


@pytest.mark.parametrize(
    "answer", ["", FIRST[:60], FIRST.replace("ints 1", "ints x"), FIRST.replace("ints 1", "ints ")]
)
def test_what_is_left_of_an_answer_does_not_hide_why_it_stopped(answer: str) -> None:
    stopped = error_of(replace(STOPPED, answer=answer))
    assert isinstance(stopped, TimeoutError)
    assert stopped.partial is None


QUARTICS = nv.PolynomialNetwork((2, 2, 1), 4)
HOPELESS = (
    nv.ImageDegree(QUARTICS),
    nv.LearningDegree(QUARTICS),
    nv.CriticalCensus(QUARTICS),
    nv.SingularLocus(QUARTICS),
    nv.Fibre(QUARTICS, "x1^4"),
    nv.Identifiability(QUARTICS),
)


@pytest.mark.parametrize("problem", HOPELESS, ids=lambda p: p.kind)
@pytest.mark.parametrize("outcome", [Outcome.TIMEOUT, Outcome.MEMORY])
def test_the_dimension_is_known_where_a_count_is_hopeless(problem: Any, outcome: Outcome) -> None:
    with pytest.raises(EngineError) as caught:
        nv.solve(problem, Replay(default=replace(STOPPED, answer="", outcome=outcome)))
    known: Any = caught.value.partial
    assert (known.problem.kind, known.value.dimension, known.value.ambient) == ("dimension", 4, 5)
    assert known.provenance.certainty is nv.Certainty.EXACT


def test_the_dimension_is_known_after_an_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> Run:
        raise KeyboardInterrupt

    monkeypatch.setattr(nv.Macaulay2, "run", interrupted)
    with pytest.raises(Interrupted) as caught:
        nv.solve(nv.LearningDegree(QUARTICS, nv.GaussianData()))
    assert caught.value.partial.value.dimension == 4
    with pytest.raises(KeyboardInterrupt) as nothing:
        nv.solve(nv.ImageDegree(nv.Implicit("x^2 + y^2 - z")))  # its dimension takes an engine, too
    assert not isinstance(nothing.value, Interrupted)


def test_the_shell_shows_it_and_ends_with_the_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nv.Macaulay2, "run", lambda *_: STOPPED)
    words = ["invariant-ideal", "linear:1,1,1", "-X", "1", "-Y", "1", "--contains", "w1_11 - 2"]
    for_a_reader, as_json = (CliRunner().invoke(app, [*words, *more]) for more in ((), ("--json",)))
    for result in (for_a_reader, as_json):
        assert isinstance(result.exception, TimeoutError)
    assert "What it had found by then" in for_a_reader.output
    assert "not ended" in for_a_reader.output
    data = json.loads(as_json.output)
    assert (data["partial"], data["dimensions"], data["stabilized"]) == (True, [1, 0], False)
