"""Ranks of Jacobians: known censuses, thresholds, and that the samples do not matter on a line."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import neurovariety as nv

PLANE = "0, 0; 10, 1; 3, 9; -7, 8; -9, -4; 2, -11"


def census(hidden: int, **options: Any) -> dict[int, int]:
    return nv.solve(nv.JacobianRankCensus(hidden=hidden, **options)).value.regions


@pytest.mark.parametrize(
    ("samples", "hidden", "expected"),
    [
        (1, 3, {0: 1, 1: 7}),
        (4, 1, {0: 1, 1: 2, 2: 5}),
        (4, 3, {0: 1, 1: 14, 2: 71, 3: 180, 4: 246}),
        (5, 2, {0: 1, 1: 6, 2: 27, 3: 36, 4: 30}),
        (6, 4, {0: 1, 1: 30, 2: 285, 3: 1560, 4: 4940, 5: 8400, 6: 5520}),
    ],
)
def test_on_a_line(samples: int, hidden: int, expected: dict[int, int]) -> None:
    assert census(hidden, samples=samples) == expected


@pytest.mark.parametrize("data", ["-3; -1; 2; 5", "0; 1; 1/1000; 1000000000"])
def test_only_the_number_of_samples_on_a_line_matters(data: str) -> None:
    for method in ("transfer", "patterns"):
        assert census(2, data=data, method=method) == {0: 1, 1: 6, 2: 21, 3: 24, 4: 12}


def test_in_the_plane() -> None:
    expected = {0: 1, 1: 15, 2: 55, 3: 183, 4: 330, 5: 290, 6: 150}
    assert census(2, data=PLANE) == expected


@pytest.mark.parametrize(("share", "hidden"), [((1, 2), 31), ((9, 10), 49), ((99, 100), 71)])
def test_the_phase_transition_of_twenty_samples(share: tuple[int, int], hidden: int) -> None:
    def reached(neurons: int) -> bool:
        full = nv.solve(nv.JacobianRankCensus(20, neurons)).value.full
        return full * share[1] >= share[0]

    assert reached(hidden)
    assert not reached(hidden - 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({}, "the number of samples, or data"),
        ({"samples": 3, "data": "1; 2"}, "and not both"),
        ({"data": PLANE, "method": "transfer"}, "does not apply"),
    ],
)
def test_what_is_refused(arguments: Any, said: str) -> None:
    with pytest.raises(nv.SpecificationError, match=said):
        nv.JacobianRankCensus(**arguments)


def test_many_sets_are_gone_through_without_keeping_them() -> None:
    problem = nv.JacobianRankCensus(hidden=9, data=PLANE)
    said = r"up to \d+ sets of patterns, more than 200000; .*sets\(\)"
    for refused in (nv.solve, nv.render):
        with pytest.raises(nv.TooLarge, match=said):
            refused(problem)
    assert next(problem.sets()).regions == 1


def test_uniform_over_regions_is_not_gaussian() -> None:
    """Regions are as many wherever the samples are; how large they are depends on it."""
    random = np.random.default_rng(1)
    weights = random.standard_normal((20_000, 2))
    shares = {}
    for x in (1, 10):
        census = nv.solve(nv.JacobianRankCensus(hidden=1, data=f"0; {x}")).value
        assert census.full == Fraction(1, 4)  # one of four: active at both samples
        active = weights @ np.array([[0, x], [1, 1]]) > 0
        shares[x] = active.all(axis=1).mean()
    assert abs(shares[1] - 3 / 8) < 0.02  # an angle of 135 degrees of 360
    assert abs(shares[10] - 1 / 4 - math.atan(1 / 10) / math.tau) < 0.02
