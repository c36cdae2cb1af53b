"""Zero-Hessian critical points, against counts of points, exact Hessians and tangent spaces."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest

import neurovariety as nv
from neurovariety.algebra.linear import rank
from neurovariety.networks.losses import GradientSystem
from neurovariety.studies.reproduce.quiver import orbit_dimension, strings_of_zero_hessians
from neurovariety.studies.reproduce.zerohessian import tangent_space, zero_hessians

P = 10_007
RANDOM = np.random.default_rng(3)


def chain(matrices: list[Any], low: int, high: int, size: int, p: int) -> Any:
    """W_(high-1) ... W_(low+1), the identity of the given size if there is none."""
    total = np.eye(size, dtype=np.int64)
    for W in matrices[low:high]:
        total = W @ total % p
    return total


def has_zero_hessian(W: list[Any], C: Any, widths: tuple[int, ...], p: int) -> bool:
    """The conditions on products, as the definition of the Hessian's blocks gives them."""
    h = len(W)
    before = [chain(W, 0, i, widths[0], p) for i in range(h)]
    after = [chain(W, i + 1, h, widths[i + 1], p) for i in range(h)]
    if any(before[i].any() and after[i].any() for i in range(h)):
        return False
    for i in range(h):
        for j in range(i + 1, h):
            between = chain(W, i + 1, j, widths[i + 1], p)
            if between.any() and (before[i] @ C.T % p @ after[j] % p).any():
                return False
    return True


def linear_order(d: int, q: int) -> int:
    """The number of invertible d x d matrices over a field with q elements."""
    total = 1
    for k in range(d):
        total *= q**d - q**k
    return total


def orbit_size(widths: tuple[int, ...], strings: Any, q: int) -> int:
    """All changes of bases that keep C, over those that keep W too; C has full rank."""
    d0, dh = widths[0], widths[-1]
    small, large = min(d0, dh), max(d0, dh)
    full_rank = 1
    for k in range(small):
        full_rank *= q**large - q**k
    group = 1
    for d in widths:
        group *= linear_order(d, q)
    number = sum(d * d for d in widths) - orbit_dimension(widths, strings) - d0 * dh
    semisimple = list(Counter(strings).values())
    stabilizer = q ** (number - sum(m * m for m in semisimple))
    for m in semisimple:
        stabilizer *= linear_order(m, q)
    assert group % (full_rank * stabilizer) == 0
    return group // (full_rank * stabilizer)


@pytest.mark.parametrize(
    ("widths", "q"),
    [
        ((1, 1, 1), 3),
        ((1, 1, 1, 1, 1), 5),
        ((2, 1, 1, 2), 3),
        ((1, 2, 2, 1), 2),
        ((2, 2, 2, 1), 2),
        ((1, 1, 2, 1, 2), 3),
        ((2, 2, 1, 1, 1, 1), 2),
        ((1, 1, 2, 2, 1, 2), 2),
        ((2, 2, 2, 2), 2),
    ],
    ids=str,
)
def test_the_orbits_are_all_points_over_a_finite_field(widths: tuple[int, ...], q: int) -> None:
    C = np.eye(widths[-1], widths[0], dtype=np.int64)
    sizes = [(b, a) for a, b in pairwise(widths)]
    counted = 0
    for entries in product(range(q), repeat=sum(a * b for a, b in sizes)):
        values = iter(entries)
        W = [
            np.array([[next(values) for _ in range(b)] for _ in range(a)], dtype=np.int64)
            for a, b in sizes
        ]
        counted += has_zero_hessian(W, C, widths, q)
    expected = sum(orbit_size(widths, s, q) for s in strings_of_zero_hessians(widths))
    assert counted == expected


@pytest.mark.parametrize("widths", [(1, 1, 1, 1, 1), (2, 1, 2, 1), (1, 1, 2, 2, 1, 2)], ids=str)
def test_gradient_and_hessian_of_the_loss_vanish_there_and_not_elsewhere(
    widths: tuple[int, ...],
) -> None:
    network = nv.LinearNetwork(*widths)
    orbits = sorted(strings_of_zero_hessians(widths), key=lambda s: -orbit_dimension(widths, s))
    for strings in orbits[:4]:
        W, _, C = tangent_space(widths, strings, RANDOM, P)
        point = [int(v) for layer in W for v in layer.flat]
        unit = [[int(i == j) for j in range(widths[0])] for i in range(widths[0])]
        system = GradientSystem(network, nv.QuadraticLoss(unit, C.tolist()))
        forms = [*system.equations, *(f for row in system.hessian for f in row)]
        assert not any(_value(f, point) % P for f in forms)
        moved = [v + 1 for v in point]
        assert any(_value(f, moved) % P for f in forms)


def _value(f: Any, point: list[int]) -> int:
    total = Fraction(0)
    for monomial, c in f.terms():
        term = Fraction(int(c.numerator), int(c.denominator))
        for a, e in zip(point, monomial, strict=True):
            term *= a**e
        total += term
    return int(total * 2) * pow(2, -1, P)


@pytest.mark.parametrize("widths", [(2, 2, 2, 2, 2), (3, 2, 1, 2, 2), (1, 2, 2, 2, 3)], ids=str)
def test_the_tangent_space_has_the_orbit_s_dimension(widths: tuple[int, ...]) -> None:
    for strings in strings_of_zero_hessians(widths):
        _, tangent, _ = tangent_space(widths, strings, RANDOM, P)
        rows = np.concatenate([t.reshape(len(t), -1) for t in tangent], axis=1)
        assert rank(rows, P) == orbit_dimension(widths, strings)


def test_the_criterion_of_the_talk() -> None:
    """At widths up to two it holds for h <= 4, and fails for six architectures with h = 5."""
    failing = [
        widths
        for h in range(2, 6)
        for widths in product((1, 2), repeat=h + 1)
        if not zero_hessians(nv.LinearNetwork(*widths)).smaller
    ]
    assert failing == [
        (1, 1, 2, 2, 1, 2),
        (1, 1, 2, 2, 2, 2),
        (1, 2, 2, 1, 1, 2),
        (2, 1, 1, 2, 2, 1),
        (2, 1, 2, 2, 1, 1),
        (2, 2, 2, 2, 1, 1),
    ]
    assert {w[::-1] for w in failing} == set(failing)  # transposing the network
    assert all(zero_hessians(nv.LinearNetwork(*w)).grounds == "proof" for w in failing)


def test_the_image_of_delta_is_that_of_the_laws() -> None:
    """Independent laws of 2-2-2, 2-3-2, 3-3-3-3 and 5-5-5-5: 3, 6, 12, 30."""
    known = {(2, 2, 2): 3, (2, 3, 2): 6, (1, 2, 1): 3, (3, 3, 3, 3): 12, (5, 5, 5, 5): 30}
    for widths, number in known.items():
        assert zero_hessians(nv.LinearNetwork(*widths)).image == number
