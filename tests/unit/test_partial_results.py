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


@pytest.mark.parametrize("by", [KeyboardInterrupt, TooLate])
def test_local_complexity(by: type[BaseException]) -> None:
    net = nv.ReLUNetwork(weights=WEIGHTS, biases="1,2,-1,3 | -2,1,4 | 0")
    problem = nv.LocalComplexity(net, "-3,3; -3,3")
    partial, whole = stopped(problem, "12 activation", by), nv.solve(problem).value
    found = partial.value
    assert 0 < float(found.complexity) < float(whole.complexity)
    for part in problem.parts(after=partial.after):
        found = replace(
            found,
            complexity=found.complexity + part.complexity,
            variation=found.variation + part.variation,
        )
    assert found == whole


@pytest.mark.parametrize("by", [KeyboardInterrupt, TooLate])
def test_a_realization_by_pairs_until_its_sums_are_there(by: type[BaseException]) -> None:
    f = nv.TropicalRational("0,0,0; 0,1,0; 0,0,1; -1,1,1; -4,2,2", "0,0,0; 1,2,-1; 1,-1,3")
    whole = nv.solve(nv.Realization(f)).value
    for word, sizes in (("1 of 2", {1, 2, 3}), ("2 of 2", {1, 2, 3})):
        partial = stopped(nv.Realization(f), word, by)
        assert not partial.is_complete
        assert {len(m.functions) for m in partial.value.maxima} <= sizes
        for x in ((3, 2), (-1, Fraction(1, 2)), (-4, -7)):
            assert (whole.at(x),) == (partial.value.at(x),) == partial.value.network.function.at(x)


def test_cells_of_boundary_types() -> None:
    problem = nv.BoundaryTypes((2, 2), 2)
    partial, whole = stopped(problem, "12 of 28", TooLate), nv.solve(problem).value
    assert partial.value.cells == 12
    every = {replace(t, cells=0): t.cells for t in whole.types}
    assert all(t.cells <= every[replace(t, cells=0)] for t in partial.value.types)
    assert "there are more cells" in str(partial)


@pytest.mark.parametrize("by", [KeyboardInterrupt, TooLate])
def test_max_pooling_goes_on_if_it_is_solved_again(by: type[BaseException]) -> None:
    problem = nv.MaxPooling(rows=3, columns=6, window=2, faces=True)
    partial = stopped(problem, "2 of 5 blocks", by)
    assert partial.value == nv.solve(nv.MaxPooling(rows=3, columns=3, window=2, faces=True)).value
    assert "of the first 2 of 5 blocks" in str(partial)
    known = list(problem.family.polynomials(2))
    assert nv.solve(problem).value == nv.solve(replace(problem)).value
    assert all(a is b for a, b in zip(problem.family.polynomials(2), known, strict=True))
    any_windows = nv.MaxPooling(windows=[[1, 2], [2, 3], [1, 3]])
    assert stopped(any_windows, "2 of 3", by).value.vertices == 4


@pytest.mark.parametrize("by", [KeyboardInterrupt, TooLate])
def test_ranks_of_sets_of_patterns(by: type[BaseException]) -> None:
    problem = nv.JacobianRankCensus(hidden=2, data="0, 0; 10, 1; 3, 9; -7, 8")
    partial, whole = stopped(problem, "50 of at most", by), nv.solve(problem).value
    ranks = list(partial.value.by_rank)
    for found in problem.sets(after=partial.after):
        ranks[found.rank] += found.regions
    assert tuple(ranks) == whole.by_rank != partial.value.by_rank
    with pytest.raises(nv.SpecificationError, match="a set of 14 patterns, got"):
        next(problem.sets(after=(1, 0)))


def test_ranks_on_a_line_go_on_at_the_sample_where_they_stopped() -> None:
    problem = nv.JacobianRankCensus(samples=7, hidden=3)
    partial = stopped(problem, "4 of 7 samples", KeyboardInterrupt)
    assert (
        partial.value
        == nv.solve(nv.JacobianRankCensus(samples=4, hidden=3, method="patterns")).value
    )
    assert (partial.is_complete, partial.samples) == (False, 4)
    assert "these are for the first 4 of 7" in str(partial)
    told: list[str] = []
    with watched(told.append):
        found = nv.solve(problem).value
    assert told[0] == "4 of 7 samples"
    assert found == nv.solve(replace(problem, method="patterns")).value


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
