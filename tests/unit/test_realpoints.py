"""Sets of real critical points: three ways to the same, and what makes a set incomplete."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import prod

import numpy as np
import pytest

from neurovariety.certify.balls import Box, inside
from neurovariety.certify.enclosures import gradient_enclosure
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import GradientSystem, QuadraticLoss
from neurovariety.problems.real_critical_points.intervals import certify
from neurovariety.problems.real_critical_points.points import Kind, RealCriticalPointSet, collect
from neurovariety.problems.real_critical_points.search import (
    by_convexity,
    by_isolation,
    by_tracking,
)
from neurovariety.problems.real_critical_points.tracking import certify_complex, distinct_points


@dataclass(frozen=True)
class Boxes:
    """What an isolating solver gives."""

    boxes: tuple[Box, ...]


def draw(seed: int, *widths: int) -> GradientSystem:
    """Random data as a question draws them."""
    r = random.Random(seed)

    def normal(rows: int) -> list[list[Fraction]]:
        return [[Fraction(round(4096 * r.gauss(0, 1)), 4096)] for _ in range(rows)]

    weights = [
        [[Fraction(r.randint(1, 4096), 32768) for _ in range(a)] for _ in range(b)]
        for a, b in pairwise(widths)
    ]
    loss = QuadraticLoss(normal(widths[0]), normal(widths[-1]), weights)
    return GradientSystem(LinearNetwork(*widths), loss)


def grown(found: RealCriticalPointSet, by: Fraction) -> list[Box]:
    return [tuple((a - by, b + by) for a, b in p.certificate.box) for p in found.points]


def places(found: RealCriticalPointSet) -> set[tuple[int, ...]]:
    return {tuple(round(w * 2**30) for w in p.certificate.approximation) for p in found.points}


def complex_points(system: GradientSystem) -> list[list[complex]]:
    """One hidden neuron: all critical points, up to sign, by the roots of one polynomial."""
    n, _, p = system.network.widths
    first, second = system.loss.weights_of(system.network)
    x = np.array([float(row[0]) for row in system.loss.X])
    y = np.array([float(row[0]) for row in system.loss.Y])
    mu = np.array([float(row[0]) for row in second])
    weights = np.array([float(v) for v in first[0]])
    kappa = float((x**2 / weights).sum())
    one = np.poly1d([1])
    squares = [np.poly1d([1 / m, 1]) ** 2 for m in mu]
    equation = -prod(squares, start=one)
    for k in range(p):
        others = prod((s for j, s in enumerate(squares) if j != k), start=one)
        equation = equation + others * (kappa * y[k] ** 2 / mu[k])
    points = [[0j] * (n + p)]
    for t in np.roots(equation.coeffs):
        s = np.sqrt(complex(t))
        points.append([*(s * x / (weights * kappa)), *(s * y / mu / (1 + t / mu))])
    return points


@pytest.mark.parametrize("widths", [(1, 1, 1), (2, 1, 2), (3, 1, 3), (1, 1, 4)])
@pytest.mark.parametrize("seed", range(3))
def test_three_ways_agree_for_one_neuron(widths: tuple[int, int, int], seed: int) -> None:
    system = draw(seed, *widths)
    by_theory = by_convexity(system)
    approximations = complex_points(system)
    tracked = by_tracking(system, approximations, expected=1 + 4 * widths[2])
    isolated = by_isolation(system, Boxes(tuple(grown(by_theory, Fraction(1, 1000)))))
    assert by_theory.complete
    assert tracked.complete
    assert isolated.complete
    assert places(by_theory) == places(tracked) == places(isolated)
    assert len(approximations) == 1 + 2 * widths[2]


@pytest.mark.parametrize("seed", range(4))
def test_a_draw_of_the_thesis_row_14(seed: int) -> None:
    found = by_convexity(draw(seed, 2, 2, 2))
    assert found.complete
    assert found.count in (1, 3, 5, 7, 9)
    assert found.count == len(found.points) == len(places(found))
    assert len(found.minima) + len(found.saddles) == found.count
    for p in found.points:
        box = p.certificate.box
        assert max(b - a for a, b in box) <= Fraction(1, 2**40)
        assert all(a <= 0 <= b for a, b in gradient_enclosure(found.system, box))
        assert p.residual < 1e-30
        assert p.loss[0] <= p.loss[1]
        assert [len(W) for W in p.weights] == [2, 2]
        flat = [w for W in p.approximation for row in W for w in row]
        assert all(
            float(a) - 1e-12 <= w <= float(b) + 1e-12 for w, (a, b) in zip(flat, box, strict=True)
        )
        pattern = p.zero_pattern
        assert pattern is not None
        assert pattern.is_active_subnetwork
    origin = found.orbits[-1]
    assert origin.zero_pattern is not None
    assert not any(origin.zero_pattern.active)
    assert origin.orbit_size == 1
    y = [row[0] for row in found.system.loss.Y]
    assert origin.loss == (sum(v * v for v in y) / 2,) * 2
    assert found.orbits[0].kind is Kind.MINIMUM
    assert [p.is_global for p in found.orbits] == [True] + [False] * (len(found.orbits) - 1)


def test_isolating_boxes_of_any_width() -> None:
    """A solver's boxes can be wider or narrower than ours, or points."""
    found = by_convexity(draw(1, 2, 2, 2))
    for by in (Fraction(1, 100), Fraction(1, 2**20), Fraction(1, 2**60)):
        assert by_isolation(found.system, Boxes(tuple(grown(found, by)))).complete
    origin = ((Fraction(0), Fraction(0)),) * 8
    narrow = [
        origin if not any(p.certificate.nonzero) else b
        for p, b in zip(found.points, grown(found, Fraction(1, 2**60)), strict=True)
    ]
    assert by_isolation(found.system, Boxes(tuple(narrow))).complete


def test_boxes_that_do_not_fit_are_not_accounted_for() -> None:
    found = by_convexity(draw(1, 2, 2, 2))
    boxes = grown(found, Fraction(1, 1000))
    lost = by_isolation(found.system, Boxes(tuple(boxes[1:])))
    assert not lost.complete
    assert lost.undecided
    assert lost.why.endswith(f"of {found.count - 1} isolating boxes are accounted for")
    twice = by_isolation(found.system, Boxes((*boxes, boxes[0])))
    assert not twice.complete
    empty = tuple((a + 1, b + 1) for a, b in boxes[0])
    stray = by_isolation(found.system, Boxes((*boxes, empty)))
    assert not stray.complete
    assert stray.count == found.count
    assert stray.undecided == (f"box {found.count} was not certified",)


def test_a_degenerate_point_is_undecided() -> None:
    """y = 1 is where the pair of points leaves the origin: one solution of multiplicity 3."""
    system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[1]], 1))
    box = ((Fraction(-1, 8), Fraction(1, 8)),) * 2
    for found in (
        by_convexity(system),
        by_isolation(system, Boxes((box,))),
        by_tracking(system, [[0, 0], [1e-6, 1e-6]], expected=3),
    ):
        assert (found.count, found.complete) == (0, False)
        assert found.undecided


def test_tracking_needs_all_points() -> None:
    system = draw(2, 2, 1, 2)
    approximations = complex_points(system)
    for lost in range(1, len(approximations)):
        some = [*approximations[:lost], *approximations[lost + 1 :]]
        found = by_tracking(system, some, expected=9)
        partner = any(_is_conjugate(approximations[lost], q) for q in some)
        assert found.complete == partner
        if not partner:
            assert found.why == "7 complex critical points were certified, 9 were counted"
            assert all(p.is_global is not True for p in found.orbits)
    more = by_tracking(system, [*approximations, *approximations], expected=9)
    assert more.complete
    assert not by_tracking(system, approximations, expected=7).complete
    noise = by_tracking(system, [*approximations, [1 + 1j] * 4], expected=9)
    assert noise.complete


def _is_conjugate(p: Sequence[complex], q: Sequence[complex]) -> bool:
    """Up to sign."""
    return any(np.allclose(np.conj(p), sign * np.array(q), atol=1e-6) for sign in (1, -1))


def test_complex_points_are_real_or_not_by_proof() -> None:
    system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[3]], 1))
    # ab = 2 with a = b, or ab = 4 with a = -b
    real, imaginary = certify_complex(system, [1.4142, 1.4142]), certify_complex(system, [2j, -2j])
    assert real is not None
    assert imaginary is not None
    assert real.is_real
    assert not imaginary.is_real
    assert imaginary.is_decided
    assert inside([(Fraction(2), Fraction(2))], [imaginary.box[2]])
    assert certify_complex(system, [1.4142, -1.4142]) is None
    points, representatives, undecided = distinct_points(system, [[2j, -2j], [-2j, 2j], [0, 0]])
    assert (len(points), len(representatives), undecided) == (3, 2, ())


def test_kinds_and_an_open_question() -> None:
    system = GradientSystem(LinearNetwork(1, 1), QuadraticLoss([[1]], [[1]], -2))
    point = certify(system, [-1])
    assert point is not None
    found = collect(system, [point], True, "linear")
    assert found.orbits[0].kind is Kind.MAXIMUM
    assert found.orbits[0].is_global is None  # the loss has no lower bound
    assert found.orbits[0].orbit_size == 1
    assert collect(system, [], True, "none").points == ()


def test_deep_networks_from_isolating_boxes() -> None:
    """Widths 1, 1, 1, 1 by hand: a = b = c = w with (w^3 - y) w^2 + w = 0 on the diagonal."""
    system = GradientSystem(LinearNetwork(1, 1, 1, 1), QuadraticLoss([[1]], [[3]], 1))
    roots = [w.real for w in np.roots([1, 0, 0, -3, 1]) if abs(w.imag) < 1e-9]
    signs = [(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1)]
    centres = [(0.0, 0.0, 0.0), *(tuple(s * w for s in sign) for w in roots for sign in signs)]
    boxes = tuple(
        tuple((Fraction(c) - Fraction(1, 9), Fraction(c) + Fraction(1, 9)) for c in centre)
        for centre in centres
    )
    found = by_isolation(system, Boxes(boxes))
    assert (found.count, len(found.orbits), found.complete) == (1 + 4 * len(roots), 3, True)
    assert [p.index for p in found.orbits] == [0, 0, 1]
