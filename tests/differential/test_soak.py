"""The soak: what fails is shrunk, what was done is not done again, what was found is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import neurovariety as nv
from neurovariety.studies.store import Store
from tests.differential import soak
from tests.differential.asking import Ask, Fault, Outcome
from tests.differential.cases import Case, Pair
from tests.differential.generate.posed import Posed
from tests.differential.relations.base import Relation


def _few_letters(ask: Ask, posed: Posed, extra: Any) -> None:
    if len(posed.problem.ideal) == 2:
        raise Fault("two generators")


def test_an_input_is_the_same_every_time_and_a_fault_is_shrunk() -> None:
    pair = Pair("is-invariant", Relation("one generator", _few_letters))
    failing = next(
        case
        for case in (Case(pair, k) for k in range(100))
        if case.run({}, nv.Limits(1))[0] is Outcome.FAULT
    )
    again = Case(Pair("is-invariant", Relation("one generator", _few_letters)), failing.draw)
    assert repr(again.input) == repr(failing.input)
    posed, _ = soak.shrunk(failing, {}, nv.Limits(1))
    assert posed.tags == ("a*b",)  # the first map of all
    assert len(posed.problem.ideal) == 2


def test_a_soak_goes_on_where_it_was_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done: list[int] = []

    def solved(number: int, *_: Any) -> dict[str, Any]:
        done.append(number)
        if number == 3:
            raise KeyboardInterrupt
        return {"pair": "a", "tags": ["b"], "outcome": "holds" if number else "fault"} | FAULT

    monkeypatch.setattr(soak, "solved", solved)
    console = Console(width=200)
    with Store(tmp_path / "soak.sqlite") as store:
        with pytest.raises(KeyboardInterrupt):
            soak.run(list(range(5)), {}, nv.Limits(1), store, console)
        with pytest.raises(KeyboardInterrupt):
            soak.run(list(range(5)), {}, nv.Limits(1), store, console)
        assert done == [0, 1, 2, 3, 3]
        soak.report(store.get(soak.computation()), console)
    assert "3 cases: 1 fault, 2 holds" in capsys.readouterr().out


FAULT = {"said": "1 and 2", "input": "x", "reproduce": "python -m tests.differential.soak --case 0"}
