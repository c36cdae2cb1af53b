"""Local minima of a ReLU network: known numbers, traps, what is refused."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.errors import TooLarge

X, Y = [-3, -1, 2, 5], [1, -2, 3, 0]


@pytest.mark.parametrize(
    ("v", "regions", "losses"),
    [
        ([1, -1], 12, "5 9 19/2 35/3 38/3 13 14"),
        ([1, 1], 7, "38/3 13 14"),
    ],
)
def test_known_numbers(v: list[int], regions: int, losses: str) -> None:
    found = nv.solve(nv.LocalMinima(X, Y, v)).value
    assert (found.all_regions, len(found.regions), found.perfect) == (64, regions, 0)
    assert sorted({r.loss for r in found.regions}) == list(map(Fraction, losses.split()))
    assert found.smallest_loss == found.regions[0].loss


def test_full_rank_does_not_put_a_minimum_into_a_region() -> None:
    result = nv.solve(nv.LocalMinima(X, Y, [1, 1]))
    assert result.value.full_rank == 12
    assert not [r for r in result.value.regions if r.rank == len(X)]
    assert dict(result.summary())["full rank"] == "12 regions, 12 of them without local minima"


def test_a_loss_can_be_smaller_at_a_kink() -> None:
    """Only max(x - 1, 0) fits, and the neuron is zero at the second sample."""
    problem = nv.LocalMinima([0, 1, 2, 3], [0, 0, 1, 2], [1])
    found = nv.solve(problem).value
    assert found.smallest_loss is not None
    assert found.smallest_loss > 0


def test_critical_weights_are_given_with_each_region() -> None:
    problem = nv.LocalMinima([[0, 1], [1, 0]], [2, 3], [2])
    for proof in problem.regions():
        *w, scale = proof.weights
        outputs = [
            2 * a * (w[0] + w[1] * p + w[2] * q)
            for a, (p, q) in zip(proof.active[0], problem.x, strict=True)
        ]
        errors = [Fraction(f, scale) - y for f, y in zip(outputs, problem.y, strict=True)]
        assert sum(e * e for e in errors) == proof.loss


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("1; 2", "1", "1"), "a number in y for each of 2 samples, got 1"),
        (("1; 2", "1, 2", "1, 0"), "numbers in v that are not zero"),
        (("1; 2", "1, 2", []), "numbers in v that are not zero"),
        (("1, 2; 3", "1, 2", "1"), "rows"),
        (([], "1", "1"), "expected"),
        (("1; 2", "1, x", "1"), "x"),
        ((5, "1", "1"), "expected"),
    ],
)
def test_what_is_refused(given: Any, said: str) -> None:
    with pytest.raises(nv.SpecificationError, match=said):
        nv.LocalMinima(*given)


def test_a_number_with_thousands_of_digits_is_written_as_a_power() -> None:
    with pytest.raises(TooLarge, match=r"^at least 4\^9000 regions, more than 20000"):
        nv.solve(nv.LocalMinima([1, 2], [1, 1], [1] * 9000))


def test_many_regions_are_gone_through_without_keeping_them() -> None:
    problem = nv.LocalMinima(range(5), [0] * 5, [1] * 5)
    with pytest.raises(TooLarge, match="100000 regions"):
        nv.solve(problem)
    assert next(problem.regions()).loss == 0


def test_losses_and_ranks_are_drawn(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    result = nv.solve(nv.LocalMinima("0; 1; 2", "1, 0, 1/2", "1"))
    losses = nv.plot.minimal_losses(result).save(tmp_path / "losses.svg")
    ranks = nv.plot.rank_transition(nv.JacobianRankCensus(4, 6)).save(tmp_path / "ranks.svg")
    assert losses.stat().st_size > 1000
    assert ranks.stat().st_size > 1000
    with pytest.raises(nv.SpecificationError, match="on a line"):
        nv.plot.rank_transition(nv.JacobianRankCensus(hidden=1, data="0, 0; 1, 1"))
