"""Certified critical points: against SymPy, solutions by hand, and what must be refused."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import flint
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import QQ

from neurovariety.certify.balls import Box, ball, disjoint, inside, interval, longest_side
from neurovariety.certify.derivatives import derivatives
from neurovariety.certify.enclosures import gradient_enclosure, hessian_index, loss_enclosure
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import GradientSystem, QuadraticLoss
from neurovariety.problems.real_critical_points.intervals import (
    RADIUS,
    certify,
    refine,
    reflected,
)
from neurovariety.problems.real_critical_points.symmetry import orbit_signs, reflect, sign_changes

rationals = st.fractions(-4, 4, max_denominator=9)
positive = st.fractions(Fraction(1, 9), 4, max_denominator=9)


architectures = st.lists(st.integers(1, 2), min_size=2, max_size=4)
sample_counts = st.integers(1, 2)


@st.composite
def systems(
    draw: st.DrawFn, widths: Any = architectures, samples: Any = sample_counts
) -> GradientSystem:
    """A random regularised loss of a small network."""
    d, m = draw(widths), draw(samples)

    def matrix(rows: int, cols: int, entries: Any = rationals) -> Any:
        return [[draw(entries) for _ in range(cols)] for _ in range(rows)]

    weights = [matrix(b, a, positive) for a, b in pairwise(d)]
    return GradientSystem(
        LinearNetwork(*d), QuadraticLoss(matrix(d[0], m), matrix(d[-1], m), weights)
    )


def hand() -> GradientSystem:
    """Critical points (0, 0) and +-(3, 2): r = 2ab - 15 with (2br + 4a, 2ar + 9b) = 0."""
    return GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[2]], [[15]], [[[4]], [[9]]]))


def thesis() -> GradientSystem:
    """The 4-weight network (1.13) of the thesis: no regularization, a curve of critical points."""
    loss = QuadraticLoss([[1, 2], [3, 4]], [[1, 3], [2, 4]])
    return GradientSystem(LinearNetwork(2, 1, 2), loss)


def weights_of(data: st.DataObject, system: GradientSystem, entries: Any = rationals) -> Any:
    n = system.network.parameter_count
    return data.draw(st.lists(entries, min_size=n, max_size=n))


def exact(value: Any) -> Fraction:
    return Fraction(int(value.numerator), int(value.denominator))


@settings(max_examples=15, deadline=None)
@given(systems(), st.data())
def test_structure_agrees_with_expanded_polynomials(
    system: GradientSystem, data: st.DataObject
) -> None:
    point = weights_of(data, system)
    numbers = [QQ(v.numerator, v.denominator) for v in point]
    maps = derivatives(system, "fmpq")
    column = maps.matrix([[flint.fmpq(v.numerator, v.denominator)] for v in point])

    def same(found: Any, wanted: Any) -> bool:
        values = [
            exact(f.evaluate(list(zip(system.ring.gens, numbers, strict=True)))) for f in wanted
        ]
        return [Fraction(int(v.p), int(v.q)) for v in found] == values

    assert same([maps.loss(column)], [system.polynomial])
    assert same(maps.gradient(column).entries(), system.equations)
    assert same(maps.hessian(column).entries(), [f for row in system.hessian for f in row])


@settings(max_examples=15, deadline=None)
@given(systems(), st.data(), st.sampled_from([53, 64, 200]))
def test_enclosures_hold_all_values_in_the_box(
    system: GradientSystem, data: st.DataObject, precision: int
) -> None:
    low, part = weights_of(data, system), weights_of(data, system, st.fractions(0, 1))
    side = data.draw(st.fractions(0, 1))
    box = tuple((w, w + side) for w in low)
    place = [
        (g, QQ(v.numerator, v.denominator))
        for g, v in zip(
            system.ring.gens, (w + side * p for w, p in zip(low, part, strict=True)), strict=True
        )
    ]
    for (a, b), f in zip(gradient_enclosure(system, box, precision), system.equations, strict=True):
        assert a <= exact(f.evaluate(place)) <= b
    a, b = loss_enclosure(system, box, precision)
    assert a <= exact(system.polynomial.evaluate(place)) <= b


@pytest.mark.parametrize(("a", "b"), [(3, 2), (-3, -2), (0, 0)])
def test_points_by_hand(a: int, b: int) -> None:
    point = certify(hand(), [a + 1e-4, b - 1e-4])
    assert point is not None
    assert inside([(Fraction(a), Fraction(a)), (Fraction(b), Fraction(b))], point.box)
    assert longest_side(point.box) <= Fraction(1, 2**40)
    assert inside(point.box, point.domain)
    assert point.zeros == ((0, 1) if a == 0 else ())
    assert len(point.nonzero) == 2 - len(point.zeros)
    loss = Fraction(225, 2) if a == 0 else Fraction(81, 2)
    low, high = loss_enclosure(hand(), point.box)
    assert low <= loss <= high
    assert hessian_index(hand(), point.box) == ((1, 1) if a == 0 else (2, 0))


@pytest.mark.parametrize("wrong", [[3.1, 2], [3, -2], [1, 1], [1e8, 1e8], [3.001, 2.001]])
def test_far_approximations_are_refused(wrong: list[float]) -> None:
    assert certify(hand(), wrong) is None


def test_a_zero_out_of_reach_is_refused() -> None:
    near = [Fraction(3) + RADIUS / 2, Fraction(2)]
    assert certify(hand(), near) is not None
    assert certify(hand(), near, radius=RADIUS / 4) is None


def test_points_that_are_not_isolated_are_refused() -> None:
    origin = certify(thesis(), [0, 0, 0, 0])
    assert origin is not None  # it is isolated, without regularization too
    assert hessian_index(thesis(), origin.box) == (2, 2)
    X, Y = np.array([[1.0, 2], [3, 4]]), np.array([[1.0, 3], [2, 4]])
    left, values, right = np.linalg.svd(Y)
    best = values[0] * np.outer(left[:, 0], right[0]) @ np.linalg.inv(X)  # of rank one
    approximation = [*best[0], *(best[:, 0] / best[0, 0])]
    place = tuple((Fraction(w), Fraction(w)) for w in map(float, approximation))
    assert max(max(-a, b) for a, b in gradient_enclosure(thesis(), place)) < 1e-9
    assert certify(thesis(), approximation) is None  # critical, but on a curve


def test_a_double_root_is_refused() -> None:
    degenerate = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[1]], 1))
    assert certify(degenerate, [0, 0]) is None
    assert certify(degenerate, [1e-5, 1e-5]) is None
    assert hessian_index(degenerate, ((Fraction(0), Fraction(0)),) * 2) is None


def test_two_near_points_are_told_apart() -> None:
    # ab = y - 1 with a = b: +-2^-30, 2^-29 apart, with the origin between them
    loss = QuadraticLoss([[1]], [[1 + Fraction(1, 2**60)]], 1)
    system = GradientSystem(LinearNetwork(1, 1, 1), loss)
    tiny = Fraction(1, 2**30)
    points = [certify(system, [c, c]) for c in (-tiny, 0, tiny)]
    boxes = [p.box for p in points if p is not None]
    assert len(boxes) == 3
    assert all(
        inside(((c, c),) * 2, b) for c, b in zip((-tiny, 0 * tiny, tiny), boxes, strict=True)
    )
    assert disjoint(boxes[0], boxes[1])
    assert disjoint(boxes[1], boxes[2])


def test_refinement_and_identity() -> None:
    first, second = (certify(hand(), [3 + e, 2 + e]) for e in (1e-5, -1e-5))
    other, origin = certify(hand(), [-3, -2]), certify(hand(), [0, 0])
    assert first
    assert second
    assert other
    assert origin
    assert inside(first.box, second.domain)
    assert disjoint(first.box, other.box)
    assert disjoint(first.box, origin.box)
    narrow = refine(first, Fraction(1, 2**3000))
    assert longest_side(narrow.box) <= Fraction(1, 2**3000)
    assert inside([(Fraction(3), Fraction(3)), (Fraction(2), Fraction(2))], narrow.box)
    assert inside(narrow.box, second.domain)
    assert inside(reflected(first, (-1, -1)).box, other.domain)


@settings(max_examples=25, deadline=None)
@given(systems(), st.data())
def test_sign_changes_preserve_the_loss(system: GradientSystem, data: st.DataObject) -> None:
    point = weights_of(data, system)
    box: Box = tuple((w, w) for w in point)
    loss = loss_enclosure(system, box, 256)
    signs = orbit_signs(system, range(len(point)))
    for s in signs:
        low, high = loss_enclosure(system, reflect(box, s), 256)
        assert max(low, loss[0]) <= min(high, loss[1])
    images = {tuple(a * b for a, b in zip(s, point, strict=True)) for s in signs}
    nonzero = [k for k, w in enumerate(point) if w]
    assert len(orbit_signs(system, nonzero)) == len(images)


def test_data_with_zeros_have_more_sign_changes() -> None:
    loss = QuadraticLoss([[1], [0]], [[0], [5]], 1)
    system = GradientSystem(LinearNetwork(2, 1, 2), loss)
    # the second input (w1_12), the neuron (all), the first output (w2_11)
    assert sign_changes(system) == ((1,), (0, 1, 2, 3), (2,))
    point = certify(system, [2, 0, 0, 2])
    assert point is not None
    assert point.zeros == (1, 2)
    assert point.nonzero == (0, 3)


@settings(max_examples=20, deadline=None)
@given(systems(), st.data())
def test_index_agrees_with_eigenvalues(system: GradientSystem, data: st.DataObject) -> None:
    point = weights_of(data, system)
    maps = derivatives(system, "fmpq")
    column = maps.matrix([[flint.fmpq(v.numerator, v.denominator)] for v in point])
    hessian = maps.hessian(column)
    n = len(point)
    entries = [int(v.p) / int(v.q) for v in hessian.entries()]
    values = np.linalg.eigvalsh(np.reshape(entries, (n, n)))
    found = hessian_index(system, tuple((w, w) for w in point))
    if abs(values).min() > 1e-9:
        assert found == (int((values > 0).sum()), int((values < 0).sum()))
    wide = tuple((w - 100, w + 100) for w in point)
    assert n == 1 or hessian_index(system, wide) in (None, found)


@given(st.fractions())
def test_balls_contain_their_numbers(value: Fraction) -> None:
    low, high = interval(ball(value))
    assert low <= value <= high
