"""Computations in this process that are stopped say what they know by then, and go on behind it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.algebra.progress import watched
from neurovariety.errors import Interrupted, TooLarge, TooLate
from neurovariety.problems.classification_fan import insertion
from neurovariety.problems.linear_regions import cells
from neurovariety.scripts import rendering

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


def test_levels_before_the_fan_is_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(insertion, "BLOCK", 10)
    problem = nv.MistakeLevels(POINTS + "; 4, 2", "6,6; -3,-3", (2, 1))  # one point twice
    partial = stopped(problem, "33 cones", KeyboardInterrupt)
    *_, rest = problem.counts(after=partial.counted.after)
    both = zip(partial.counted.cones, rest.cones, strict=True)
    assert [a + b for a, b in both] == [v.cones for v in nv.solve(problem).value.levels]
    assert "2 mistakes  " in str(partial)
    assert "cones or more" in str(partial)


@pytest.mark.parametrize("by", [KeyboardInterrupt, TooLate])
def test_a_boundary_in_the_plane(by: type[BaseException]) -> None:
    problem = nv.DecisionBoundary(nv.ReLUNetwork(weights=WEIGHTS, biases="1,2,-1,3 | -2,1,4 | -9"))
    partial = stopped(problem, "12 activation", by)
    whole = nv.solve(problem)
    assert partial.after
    assert 0 < len(partial.value.vertices) < len(whole.value.vertices)
    assert all(problem.function.at(p) == (0,) for p in partial.value.vertices)


def test_a_boundary_in_space() -> None:
    net = nv.ReLUNetwork(weights="1,0,0; 0,1,1; 1,-1,2; 0,0,1 | 1,1,-1,1", biases="0,0,1,2 | -3")
    problem = nv.DecisionBoundary(net)
    partial, whole = stopped(problem, "8 activation", TooLate), nv.solve(problem)
    rest = list(problem.pieces(after=partial.after))
    assert 0 < partial.value.pieces < whole.value.pieces == partial.value.pieces + len(rest)
    assert list(whole.pieces)[-len(rest) :] == rest
    with pytest.raises(nv.SpecificationError, match="a pattern of 4 numbers"):
        next(problem.pieces(after=(0,)))


@pytest.mark.parametrize("by", [KeyboardInterrupt, TooLate])
def test_local_minima(by: type[BaseException]) -> None:
    problem = nv.LocalMinima([-3, -1, 2, 5], [1, -2, 3, 0], [1, 1])
    partial, whole = stopped(problem, "40 of 64", by), nv.solve(problem).value
    rest = list(problem.regions(after=partial.after))
    assert (partial.value.all_regions, len(rest)) == (40, 24)
    found = sum(not proof.multipliers for proof in rest)
    assert 0 < len(partial.value.regions) == len(whole.regions) - found
    assert set(partial.value.regions) <= set(whole.regions)
    for wrong in ((0,), (2,) * 8, (0, 1, 0, 1, 0, 0, 0, 0)):
        with pytest.raises(nv.SpecificationError, match="expected a region, 8 numbers"):
            next(problem.regions(after=wrong))


@pytest.mark.parametrize("by", [KeyboardInterrupt, TooLate])
def test_a_tropical_form(by: type[BaseException]) -> None:
    halves = [[[1, "1/2"], [-3, 1], [2, -1]], [[1, -1, "1/3"], [-1, 2, 1]], [[1, "1/5"]]]
    problem = nv.TropicalForm(nv.ReLUNetwork(weights=halves, biases=[[1, 2, -1], [-2, 1], [0]]))
    partial, whole = stopped(problem, "4 of 6", by), nv.solve(problem).value
    assert partial.value == partial.neurons[-1]
    assert "stopped behind neuron 4 of 6" in str(partial)
    at = [f.function.at((Fraction(3), Fraction(5)))[0] for f in partial.neurons[:3]]
    assert at == [Fraction(13, 2), 0, 0]
    _, output = problem.neurons(after=partial.neurons)
    assert output == whole
    unproved = stopped(replace(problem), "1 activation", by)  # nothing is kept from before
    assert (len(unproved.neurons), unproved.value) == (6, whole)
    assert "stopped in the proof" in str(unproved)
    for wrong in ([1], [nv.TropicalRational("1, 2")], [nv.TropicalRational("1/7, 2, 3")]):
        with pytest.raises(nv.SpecificationError, match="at most 6 neurons of 2 inputs"):
            next(problem.neurons(after=wrong))


def test_more_than_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_REGIONS", 11)
    monkeypatch.setattr(cells, "at_least", lambda function, most: 1)
    problem = nv.LinearRegions(nv.ReLUNetwork(weights=WEIGHTS, biases="1,2,-1,3 | -2,1,4 | 0"))
    with pytest.raises(TooLarge, match="more than 11") as error:
        nv.solve(problem)
    assert error.value.partial.value.activation_regions == 12


def test_a_result_whose_script_is_not_written_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(problem: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rendering, "render", late)
    with pytest.raises(Interrupted) as error:
        nv.solve(nv.ClassificationFan(POINTS, (1, 1)))
    assert error.value.partial.value.cones == 32


def test_nothing_is_known_yet() -> None:
    assert stopped(nv.ClassificationFan(POINTS), "0 cones", KeyboardInterrupt) is None
