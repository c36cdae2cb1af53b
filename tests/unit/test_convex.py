"""The convex reduction: against solutions by hand, the count law, and degenerate data."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from neurovariety.certify.balls import inside, middle
from neurovariety.certify.enclosures import gradient_enclosure
from neurovariety.errors import SpecificationError
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import GradientSystem, QuadraticLoss
from neurovariety.problems.real_critical_points.convex import (
    Outcome,
    active_sets,
    convexity_fails,
    lift,
)
from neurovariety.problems.real_critical_points.points import Kind
from neurovariety.problems.real_critical_points.search import by_convexity
from tests.unit.test_intervals import systems

UNDECIDED = Outcome.UNDECIDED
one_sample = st.just(1)


def shapes(largest: int) -> st.SearchStrategy[tuple[int, int, int]]:
    width = st.integers(1, largest)
    return st.tuples(width, width, width)


def count(system: GradientSystem) -> int:
    return sum(s.count for s in active_sets(system))


@pytest.mark.parametrize(("y", "expected"), [(15, 3), (4, 3), (3, None), (2, 1), (0, 1), (-15, 3)])
def test_one_neuron_by_hand(y: int, expected: int | None) -> None:
    """With x = 2, lambda = 4, mu = 9: other points than the origin exist iff |y| > 3."""
    loss = QuadraticLoss([[2]], [[y]], [[[4]], [[9]]])
    found = by_convexity(GradientSystem(LinearNetwork(1, 1, 1), loss))
    if expected is None:  # the three points coincide
        assert not found.complete
        assert found.count == 0
        assert len(found.undecided) == 2
        return
    assert (found.count, found.complete, found.undecided) == (expected, True, ())
    if y == 15:  # a = 3, b = 2 and the loss is 81/2
        lowest = found.orbits[0].certificate.box
        assert any(
            inside([(3 * s,) * 2, (2 * s,) * 2], lowest) for s in (Fraction(1), Fraction(-1))
        )
        low, high = found.orbits[0].loss
        assert low <= Fraction(81, 2) <= high
        assert found.minima[0].is_global


@settings(max_examples=20, deadline=None)
@given(systems(st.tuples(st.integers(1, 3), st.integers(1, 3), st.just(1)), one_sample))
def test_one_output_by_hand(system: GradientSystem) -> None:
    """Neuron i is active at a pair of points iff kappa_i y^2 > mu_i, and two never are at once."""
    n, d, _ = system.network.widths
    first, second = system.loss.weights_of(system.network)
    x, y = [row[0] for row in system.loss.X], system.loss.Y[0][0]
    kappa = [sum(x[j] ** 2 / first[i][j] for j in range(n)) for i in range(d)]
    gains = [kappa[i] * y * y / second[0][i] for i in range(d)]
    assume(1 not in gains and len({g for g in gains if g > 1}) == sum(g > 1 for g in gains))
    sets = active_sets(system)
    assert all(s.outcome is not UNDECIDED for s in sets)
    critical = {s.neurons for s in sets if s.outcome is Outcome.CRITICAL}
    assert critical == {(), *((i,) for i in range(d) if gains[i] > 1)}
    for s in sets:
        if len(s.neurons) == 1 and s.energies:  # (1 + t/mu)^2 = gain
            (low, high), i = s.energies[0], s.neurons[0]
            mu = second[0][i]
            assert (1 + low / mu) ** 2 <= gains[i] <= (1 + high / mu) ** 2


@settings(max_examples=20, deadline=None)
@given(systems(shapes(3), one_sample))
def test_counts_obey_the_law(system: GradientSystem) -> None:
    """Odd, and at most sum_(k <= min(d, p)) C(d, k) 2^k."""
    _, d, p = system.network.widths
    sets = active_sets(system)
    assert len(sets) == 2**d
    assume(all(s.outcome is not UNDECIDED for s in sets))
    assert count(system) % 2 == 1
    assert count(system) <= sum(comb(d, k) * 2**k for k in range(min(d, p) + 1))


@settings(max_examples=20, deadline=None)
@given(systems(shapes(2), one_sample))
def test_points_are_critical_and_every_minimum_is_global(system: GradientSystem) -> None:
    """A t that is minimal for all neurons is F's minimum; elsewhere some neuron lowers the loss."""
    for active in active_sets(system):
        if active.outcome is Outcome.CRITICAL:
            place = tuple((w, w) for w in middle(lift(system, active)))
            assert all(max(-a, b) < 1e-25 for a, b in gradient_enclosure(system, place, 256))
    found = by_convexity(system)
    assume(found.complete)
    assert found.count == count(system)
    assert all(p.is_global == (p.kind is Kind.MINIMUM) for p in found.orbits)
    assert sum(p.kind is Kind.MINIMUM for p in found.orbits) == 1
    for p in found.orbits:
        pattern = p.zero_pattern
        assert pattern is not None
        assert p.orbit_size == 2 ** len(pattern.active[0])


@pytest.mark.parametrize("inputs", [1, 3])
@pytest.mark.parametrize(
    "mu",  # a row for each output, a column for each hidden neuron
    [
        *([[1]], [[1], [2]], [[1], [2], [3]]),
        *([[1, 2]], [[1, 4], [4, 1]], [[1, 4], [4, 1], [3, 3]]),
        *([[1, 2, 3]], [[1, 2, 4], [4, 2, 1]], [[1, 4, 4], [4, 1, 4], [4, 4, 1]]),
    ],
    ids=lambda mu: f"d={len(mu[0])},p={len(mu)}",
)
def test_the_law_is_sharp(mu: list[list[int]], inputs: int) -> None:
    """As many real points as the law allows, for each shape of Table 3.1 of the thesis."""
    d, p = len(mu[0]), len(mu)
    loss = QuadraticLoss([[1]] * inputs, [[20]] * p, [[[1] * inputs] * d, mu])
    found = by_convexity(GradientSystem(LinearNetwork(inputs, d, p), loss))
    assert found.complete
    assert found.count == sum(comb(d, k) * 2**k for k in range(min(d, p) + 1))


def test_without_signal_there_is_only_the_origin() -> None:
    for x, y in (([[0], [0]], [[3], [5]]), ([[3], [5]], [[0], [0]]), ([[0], [0]], [[0], [0]])):
        system = GradientSystem(LinearNetwork(2, 3, 2), QuadraticLoss(x, y, Fraction(1, 7)))
        found = by_convexity(system)
        assert (found.count, found.complete) == (1, True)
        assert found.points[0].kind is Kind.MINIMUM


def test_zero_inputs_and_outputs_have_zero_weights() -> None:
    """An output that is always zero gets no weights, and the rest is as without it."""
    weights = [[[Fraction(1, 9), 1], [Fraction(1, 7), 2]], [[Fraction(1, 5), 1], [3, 4]]]
    small = [[[Fraction(1, 9)], [Fraction(1, 7)]], [[Fraction(1, 5), 1]]]
    loss = QuadraticLoss([[2], [0]], [[3], [0]], weights)
    with_zeros = by_convexity(GradientSystem(LinearNetwork(2, 2, 2), loss))
    without = by_convexity(
        GradientSystem(LinearNetwork(1, 2, 1), QuadraticLoss([[2]], [[3]], small))
    )
    assert with_zeros.complete
    assert with_zeros.count == without.count == 5
    assert [str(p.zero_pattern) for p in with_zeros.orbits] == [
        "*0/00 *0/00",
        "00/*0 0*/00",
        "00/00 00/00",
    ]


def test_equal_regularization_is_undecided() -> None:
    """Rotations of the hidden layer make circles of critical points."""
    system = GradientSystem(LinearNetwork(1, 2, 1), QuadraticLoss([[2]], [[3]], 1))
    found = by_convexity(system)
    assert not found.complete
    assert found.count == 1  # the origin
    assert len(found.undecided) == 3


@pytest.mark.parametrize(
    ("widths", "samples", "weights", "said"),
    [
        ((1, 1), 1, 1, "0 hidden layers"),
        ((1, 1, 1, 1), 1, 1, "2 hidden layers"),
        ((1, 1, 1), 2, 1, "2 samples"),
        ((1, 1, 1), 1, None, "not positive"),
        ((1, 1, 1), 1, -1, "not positive"),
        ((1, 1, 1), 1, [[[1]], [[0]]], "not positive"),
    ],
)
def test_hypotheses(widths: tuple[int, ...], samples: int, weights: object, said: str) -> None:
    data = [[1] * samples]
    system = GradientSystem(LinearNetwork(*widths), QuadraticLoss(data, data, weights))
    assert said in convexity_fails(system)
    with pytest.raises(SpecificationError, match=said):
        by_convexity(system)


@pytest.mark.parametrize("power", [-40, -12, 12, 40, 200])
def test_scales_do_not_matter(power: int) -> None:
    """X -> c X, Lambda_1 -> c^2 Lambda_1 keeps the critical points of W_2 W_1 up to scale."""
    c = Fraction(2) ** power
    first = [[Fraction(1, 9), 1], [Fraction(1, 7), 2]]
    second = [[Fraction(1, 5), 1], [3, Fraction(1, 4)]]
    plain = QuadraticLoss([[2], [1]], [[3], [4]], [first, second])
    scaled = QuadraticLoss(
        [[2 * c], [c]], [[3], [4]], [[[c * c * v for v in row] for row in first], second]
    )
    network = LinearNetwork(2, 2, 2)
    counts = [
        [(s.neurons, s.count) for s in active_sets(GradientSystem(network, loss))]
        for loss in (plain, scaled)
    ]
    assert counts[0] == counts[1]
    assert all(s.outcome is not UNDECIDED for s in active_sets(GradientSystem(network, scaled)))
