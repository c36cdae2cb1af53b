"""Computations in this process that are stopped say what they know by then, and go on behind it."""

from __future__ import annotations

from typing import Any

import pytest

import neurovariety as nv
from neurovariety.algebra.progress import watched
from neurovariety.errors import TooLate
from neurovariety.problems.classification_fan import insertion

WEIGHTS = "1,2; -3,1; 2,-1; 1,1 | 1,-1,2,1; -1,2,1,-2; 1,1,-1,1 | 1,1,1"
POINTS = "4,-12; 5,3; 6,6; 4,2; -3,-3; 3,-11"


def stopped(problem: Any, word: str, by: type[BaseException]) -> Any:
    """What is known where progress is told with a word."""

    def show(said: str) -> None:
        if word in said:
            raise by

    with watched(show), pytest.raises((by, TimeoutError)) as error:
        nv.solve(problem)
    return getattr(error.value, "partial", None)


@pytest.mark.parametrize("by", [KeyboardInterrupt, TooLate])
def test_linear_regions(by: type[BaseException]) -> None:
    problem = nv.LinearRegions(nv.ReLUNetwork(weights=WEIGHTS, biases="1,2,-1,3 | -2,1,4 | 0"))
    partial = stopped(problem, "12 activation", by)
    *_, rest = problem.counts(after=partial.after)
    assert partial.value.activation_regions == 12
    assert 12 + rest.regions == nv.solve(problem).value.activation_regions
    assert "no: stopped behind 0, " in str(partial)
    with pytest.raises(nv.SpecificationError, match="a run that was stopped"):
        nv.verify(partial)


def test_cones_of_a_fan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(insertion, "BLOCK", 10)
    fan = nv.ClassificationFan(POINTS, (2, 1))
    partial = stopped(fan, "33 cones", KeyboardInterrupt)
    *_, rest = fan.counts(after=partial.after)
    sums = map(sum, zip(partial.value.by_parts, rest.fan.by_parts, strict=True))
    assert tuple(sums) == nv.solve(fan).value.by_parts


def test_levels_of_mistakes() -> None:
    problem = nv.MistakeLevels(POINTS, "6,6; -3,-3", (2, 1))
    partial = stopped(problem, "levels to 2", KeyboardInterrupt)
    whole = nv.solve(problem).value
    assert partial.value.levels == whole.levels[:3]
    assert not partial.is_complete
    assert partial.value.minima == tuple(v for v in whole.minima if v.mistakes <= 2)


def test_nothing_is_known_yet() -> None:
    assert stopped(nv.ClassificationFan(POINTS), "0 cones", KeyboardInterrupt) is None
