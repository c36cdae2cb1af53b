"""The question about critical points: what it accepts, and what determines its script."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.engines.frame import Frame
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.critical_points.patterns import zero_pattern
from neurovariety.problems.critical_points.problem import CriticalPoints

NET = nv.LinearNetwork(2, 2, 2)
SMALL = CriticalPoints(nv.LinearNetwork(1, 1, 1), samples=1)
PROVENANCE = Provenance("Macaulay2", "1.26", "m", "GF(p)", 1, nv.Certainty.MODULAR, "digest", 0.5)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({}, "a number of samples, or data X and Y"),
        ({"samples": 0}, "samples: expected from 1 to 25000, got 0"),
        ({"samples": True}, "samples: expected an integer"),
        ({"X": [[1], [2]]}, "both X and Y"),
        ({"X": [[1], [2]], "Y": [[1], [2]], "samples": 2}, "expected 2 samples, got 1"),
        ({"X": [[1]], "Y": [[1], [2]]}, "X of size 2 x 1"),
        ({"X": [[0.5], [2]], "Y": [[1], [2]]}, "float"),
        ({"samples": 1, "regularization": "strong"}, "expected regularization 'generic'"),
        ({"samples": 1, "regularization": [[[1, 2], [3, 4]]]}, "sizes 2 x 2, 2 x 2, got 2 x 2"),
        ({"samples": 1, "method": "guess"}, "method 'guess' does not apply"),
        ({"samples": 1, "prime": 32004}, "expected a prime"),
        ({"samples": 1, "seed": -1}, "seed"),
        (
            {"X": [["1/32003"], [2]], "Y": [[1], [2]], "prime": 32003},
            "the prime 32003 divides the denominator of 1/32003",
        ),
        (
            {"samples": 1, "regularization": Fraction(1, 32003), "prime": 32003},
            "divides the denominator",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused(arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(nv.SpecificationError, match=said):
        CriticalPoints(NET, **arguments)


def test_a_network_is_expected() -> None:
    with pytest.raises(nv.SpecificationError, match="expected a LinearNetwork"):
        CriticalPoints(NET.variety, samples=1)  # type: ignore[arg-type]


def test_a_prime_in_a_denominator_is_no_matter_over_the_rationals() -> None:
    problem = CriticalPoints(NET, X=[["1/32003"], [2]], Y=[[1], [2]], method="exact")
    assert problem.grounds.field == "QQ"


def test_data_come_from_the_seed_and_lie_where_the_documentation_says() -> None:
    problem = CriticalPoints(NET, samples=3)
    assert problem.loss == replace(problem).loss != replace(problem, seed=2).loss
    for row in (*problem.loss.X, *problem.loss.Y):
        assert all(4096 % v.denominator == 0 and abs(v) < 10 for v in row)
    for L in problem.loss.weights_of(NET):
        assert all(32768 % v.denominator == 0 and 0 < v <= Fraction(1, 8) for r in L for v in r)


@pytest.mark.parametrize(
    ("method", "data", "proves"),
    [
        ("modular", {"samples": 1}, False),
        ("exact", {"samples": 1}, False),
        ("exact", {"X": [[1], [2]], "Y": [[1], [2]], "regularization": 1}, True),
        ("exact", {"X": [[1], [2]], "Y": [[1], [2]]}, False),
        ("modular", {"X": [[1], [2]], "Y": [[1], [2]], "regularization": None}, False),
    ],
)
def test_only_given_data_over_the_rationals_prove(
    method: str, data: dict[str, Any], proves: bool
) -> None:
    assert CriticalPoints(NET, method=method, **data).grounds.certainty is (
        nv.Certainty.EXACT if proves else nv.Certainty.MODULAR
    )


def _decoded(**fields: Any) -> Any:
    whole = {
        "dimension": 0,
        "degree": 5,
        "points": 5,
        "orbits": 3,
        "reduced": True,
        "patternCounts": (1, 4),
        "patternSupports": (0, 0, 1, 1),
    } | fields
    return SMALL.part("decode").decode(
        Frame("critical-points", whole), SMALL, nv.render(SMALL), PROVENANCE
    )


def test_counts_and_patterns_are_read() -> None:
    value = _decoded().value
    assert (value.complex, value.torus, value.orbits, value.reduced) == (5, 4, 3, True)
    assert {str(p): n for p, n in value.zero_patterns.items()} == {"* *": 4, "0 0": 1}
    assert all(value.propositions.values())


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"patternCounts": (1, 3)}, "add up to 5 points, got 4"),
        ({"patternSupports": (0, 0, 1)}, "2 weights for each of 2 patterns, got 3"),
        ({"points": "5"}, "'points' of type int"),
    ],
)
def test_answers_that_contradict_themselves_are_refused(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(ProtocolError, match=said):
        _decoded(**fields)


def test_a_positive_dimension_has_no_count() -> None:
    value = _decoded(dimension=1, degree=4).value
    assert (value.dimension, value.degree, value.complex, value.torus) == (1, 4, None, None)
    assert value.zero_patterns == {}
    assert value.propositions == {}


def test_json_has_all_of_it() -> None:
    data = _decoded().data()
    assert data["zero_patterns"] == {"* *": 4, "0 0": 1}
    assert data["provenance"]["certainty"] == "modular"


def test_stray_zeros_break_the_propositions() -> None:
    stray_row = zero_pattern(NET, [1, 0, 1, 1, 1, 1, 1, 1])
    assert (stray_row.rows_are_whole, stray_row.columns_are_whole) == (False, True)
    stray_column = zero_pattern(NET, [1, 1, 1, 1, 1, 1, 0, 1])
    assert (stray_column.rows_are_whole, stray_column.columns_are_whole) == (True, False)
    dead_row = zero_pattern(NET, [0, 0, 1, 1, 1, 1, 1, 1])
    assert (dead_row.rows_match_columns, dead_row.is_active_subnetwork) == (False, False)
    assert dead_row.rows_are_whole


def test_deep_subnetworks_have_zeros_in_rows() -> None:
    deep = nv.LinearNetwork(1, 2, 2, 1)
    pattern = zero_pattern(deep, [1, 0, 1, 0, 0, 0, 1, 0])
    assert str(pattern) == "*/0 *0/00 *0"
    assert pattern.active == ((1,), (1,))
    assert pattern.is_active_subnetwork
    assert not pattern.rows_are_whole


def test_without_hidden_layers_nothing_is_inactive() -> None:
    assert zero_pattern(nv.LinearNetwork(2, 1), [1, 1]).is_active_subnetwork
    assert not zero_pattern(nv.LinearNetwork(2, 1), [1, 0]).is_active_subnetwork


def test_patterns_have_all_weights() -> None:
    with pytest.raises(nv.SpecificationError, match="expected 8 weights"):
        zero_pattern(NET, [1])
