"""Classification fans: known numbers, what certificates must be, what is refused."""

from __future__ import annotations

from math import comb
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import neurovariety as nv
from neurovariety.errors import TooLarge
from neurovariety.problems.classification_fan.bounds import at_least
from neurovariety.problems.classification_fan.certificates import Certificates, proved
from neurovariety.problems.mistake_levels.facets import tie

POINTS = [(4, -12), (5, 3), (6, 6), (4, 2), (-3, -3), (3, -11)]
SQUARE = [(0, 0), (1, 0), (0, 1), (1, 1)]


def cones(points: Any, terms: int) -> int:
    return nv.solve(nv.ClassificationFan(points, (terms, 0))).value.cones


@pytest.mark.parametrize(
    ("points", "terms", "expected"),
    [
        (POINTS[:4], 3, 75),
        (POINTS[:5], 3, 189),
        (SQUARE, 3, 3**4 - 3 * 2),  # d + 2 points in general position
        (POINTS, 2, 32),  # two triples lie on lines, so Cover's number is not reached
        ([(x, x * x) for x in range(6)], 2, 2 * sum(comb(5, i) for i in range(3))),
        ([(1, 0), (2, 0), (1, 0)], 2, 4),  # equal points are one
        ([(0, 0), (1, 1), (2, 2)], 2, 6),  # on a line
        ([(10**40, 1), (1, 0), ("1/3", 5)], 2, 8),  # independent, out of reach of floats
    ],
)
def test_known_numbers(points: Any, terms: int, expected: int) -> None:
    assert cones(points, terms) == expected


def test_nine_points_in_general_position_do_not_have_the_published_cones() -> None:
    """Cover: 36 divisions in two; those in three and four count 24 times, with their names."""
    found = nv.solve(nv.ClassificationFan([(x, x * x) for x in range(-4, 5)])).value
    assert found.by_parts[:2] == (1, comb(9, 2))
    assert found.cones == 36724
    assert (41680 - 4 - 12 * comb(9, 2)) % 24


def test_a_stopped_enumeration_goes_on() -> None:
    fan = nv.ClassificationFan(POINTS[:5], (2, 1))
    every = [c.covector for c in fan.cones()]
    assert every == sorted(every)
    assert [c.covector for c in fan.cones(after=every[20])] == every[21:]


def test_counting_goes_on_behind_a_covector_and_keeps_nothing() -> None:
    fan = nv.ClassificationFan(POINTS[:5], (2, 1))
    *_, whole = fan.counts()
    place = [c.covector for c in fan.cones()][20]
    *_, rest = fan.counts(after=place)
    assert whole.fan == nv.solve(fan).value
    assert whole.fan.orbits - rest.fan.orbits == 21
    assert (whole.after, whole.done) == (rest.after, 1)
    for wrong in ((0, 1), (0, 2, 0, 0, 0), "x", (1, 0, 0, 0, 0), 5):
        with pytest.raises(nv.SpecificationError):
            next(fan.counts(after=wrong))


PARABOLA = [(i, i * i) for i in range(50)]
CLOUD = [(i * i % 17, i**3 % 19) for i in range(10)]
CROWD = [(i * i % 97, i**3 % 101) for i in range(20)]
GRID = "0,0; 0,1; 0,2; 1,0; 1,1; 1,2; 2,0; 2,1; 2,2"


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (nv.ClassificationFan([[i] for i in range(60)], (3, 3)), "at least 5495792 cones"),
        (nv.ClassificationFan(PARABOLA, (2, 2)), "at least 1065244 cones up to the names"),
        (nv.MistakeLevels(PARABOLA, PARABOLA[:1]), "at least 2.* cones with the names"),
        (nv.MistakeLevels(CLOUD, CLOUD[:6], (3, 3)), "more than 2.* cones with the names"),
        (nv.MistakeLevels(CLOUD, CLOUD[:6], (6, 6)), "at least 2.* cones with the names"),
        (nv.MistakeLevels(CROWD, CROWD[:6], (2, 2)), "at least 2.* cones with the names"),
    ],
)
def test_cones_that_are_not_kept_are_refused_with_their_number(problem: Any, said: str) -> None:
    with pytest.raises(TooLarge, match=said):
        nv.solve(problem)


def test_levels_of_many_terms_at_few_points() -> None:
    assert [v.cones for v in nv.solve(nv.MistakeLevels("0; 1", "0", (5, 5))).value.levels] == [
        25,
        50,
        25,
    ]


@pytest.mark.parametrize(
    ("points", "terms"), [(POINTS, 3), (PARABOLA[:7], 4), (SQUARE, 4), (GRID, 4)]
)
def test_there_are_no_more_cones_than_said(points: Any, terms: int) -> None:
    fan = nv.ClassificationFan(points, (terms, 0))
    for bound in (at_least(fan.homogeneous, terms, most) for most in (0, 50, 200, 10**6)):
        pairs = zip(bound.by_parts, nv.solve(fan).value.by_parts, strict=True)
        assert all(fewer <= number for fewer, number in pairs)


def test_each_certificate_is_needed() -> None:
    fan = nv.ClassificationFan(SQUARE, (2, 1))
    witnesses, refutations = fan.certificates
    assert proved(fan.homogeneous, 3, fan.certificates) == (1, 6, 6)
    for k in range(len(witnesses)):
        fewer = (*witnesses[:k], *witnesses[k + 1 :])
        with pytest.raises(ValueError, match="neither a witness nor a refutation"):
            proved(fan.homogeneous, 3, Certificates(fewer, refutations))
    with pytest.raises(ValueError, match="neither a witness nor a refutation"):
        proved(fan.homogeneous, 3, Certificates(witnesses, ()))
    ((first, *others),) = refutations
    for wrong in ((*first[:3], first[3] + 1), (*first[:3], 0)):
        with pytest.raises(ValueError, match=r"a refutation|the inequalities"):
            proved(fan.homogeneous, 3, Certificates(witnesses, ((wrong, *others),)))


def test_levels_of_linear_classifiers_have_bad_local_minima() -> None:
    labels = nv.MistakeLevels([[x] for x in range(1, 7)], "2; 5", (1, 1))
    value = nv.solve(labels).value
    assert value.fewest == 2
    assert [(v.wrong, v.cones) for v in value.bad_local_minima] == [((0, 2, 3), 1), ((2, 3, 5), 1)]
    assert [(v.cones, v.local_minima) for v in value.levels[2:5]] == [(3, 3), (6, 2), (3, 0)]


def test_points_that_coincide_change_sides_together() -> None:
    problem = nv.MistakeLevels("0; 1; 2; 1", "1; 2", (1, 1))
    value = nv.solve(problem).value
    assert [v.cones for v in value.levels] == [v.components for v in value.levels]
    assert [v.cones for v in value.levels] == [1, 1, 2, 1, 1]
    assert [(v.mistakes, v.covector) for v in value.minima] == [(0, (1, 0, 0, 0))]
    assert problem.functions((1, 0, 0, 0))[0] == (0, 0)
    with pytest.raises(nv.SpecificationError, match="covector of a cone"):
        problem.functions((1, 0, 0, 1))


def test_components_and_networks_are_drawn(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    problem = nv.MistakeLevels(SQUARE, "1, 0; 0, 1", (1, 1))
    assert sorted(problem.graph.mistakes) == [1] * 4 + [2] * 6 + [3] * 4
    assert len(problem.graph.edges) == 24  # four great circles, cut into six arcs each
    levels = nv.plot.level_graph(problem).save(tmp_path / "levels.svg")
    triangle = nv.TropicalRational("-1,1,0; -1,0,1; -1,-1,-1")
    regions = nv.plot.linear_regions(triangle, points=SQUARE).save(tmp_path / "r.svg")
    assert levels.stat().st_size > 1000
    assert "decision boundary" in regions.read_text("utf-8")
    with pytest.raises(nv.SpecificationError, match="two inputs, got 1"):
        nv.plot.linear_regions(nv.TropicalRational("0, 1; 0, 2"))


def test_covectors_that_differ_at_one_point_need_not_be_neighbours() -> None:
    text = """48, 60, -8; 17, -6, -10; -59, 7, 31; 44, -7, 60; -22, -52, -42; 40, -10, -42;
        -36, 27, 23; -5, 60, 42"""
    points = np.array(nv.ClassificationFan(text, (2, 1)).homogeneous)
    labels = (0, 1, 1, 2, 0, 2, 1, 2, 0)
    found = tie(points, 7, labels)
    assert found.functions == ()
    total = np.zeros((3, 4), object)
    for q, a, b, y in found.refutation:
        assert y > 0
        assert labels[q] == a != b
        assert (q, b) != (7, 0)
        total[a] += y * points[q]
        total[b] -= y * points[q]
    total[2] += found.multiple * points[7]
    total[0] -= found.multiple * points[7]
    assert not total.any()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1, 0.5",), "1/2"),
        (("",), "expected"),
        ((SQUARE, (2,)), "expected two numbers of terms"),
        ((SQUARE, (0, 0)), "at least one term"),
    ],
)
def test_what_is_refused(arguments: Any, said: str) -> None:
    with pytest.raises(nv.SpecificationError, match=said):
        nv.ClassificationFan(*arguments)


def test_positive_points_are_among_the_points() -> None:
    with pytest.raises(nv.SpecificationError, match=r"at least one row, such as .* got none"):
        nv.MistakeLevels("0, 0; 1, 0", "", (1, 1))
    with pytest.raises(nv.SpecificationError, match="among the points, got 2, 2"):
        nv.MistakeLevels(SQUARE, "2, 2")


def test_functions_are_found_for_cones_alone() -> None:
    problem = nv.MistakeLevels([*SQUARE, (1, 1)], "1, 0; 0, 1", (1, 1))
    assert problem.functions([0, 0, 0, 1, 1]) == ((3, -2, -2), (0, 0, 0))
    for wrong in ((0, 1, 1, 0, 0), (0, 0, 0, 1, 0), (0, 0, 0, 2, 2), (0, 0), 3, "x"):
        with pytest.raises(nv.SpecificationError, match="expected"):
            problem.functions(wrong)
