"""The law for one hidden layer and one sample: the thesis's table, the equations, its sharpness."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import QQ, ring

import neurovariety as nv
from neurovariety.certify.isolation import real_solutions
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import GradientSystem, QuadraticLoss
from neurovariety.problems.critical_points.countlaw import CriticalCountLaw, critical_count_law
from neurovariety.problems.real_critical_points.convex import active_sets

# Bharadwaj's thesis, table 3.1: rows in order of d, then d_y, then d_x = 1, 2, 3 (two in the last):
# N_C, N_C*, max N_R. Row 10 prints 4 for the last, which is even.
TABLE = {
    (1, 1): (5, 4, 3),
    (1, 2): (9, 8, 3),
    (1, 3): (13, 12, 3),
    (2, 1): (9, 0, 5),
    (2, 2): (33, 16, 9),
    (2, 3): (73, 48, 9),
    (3, 1): (13, 0, 7),
    (3, 2): (73, 0, 19),
    (3, 3): (245, 64, 27),
}


@pytest.mark.parametrize(("d", "p"), TABLE)
@pytest.mark.parametrize("inputs", [1, 2, 3])
def test_the_thesis_s_table(d: int, p: int, inputs: int) -> None:
    law = critical_count_law(LinearNetwork(inputs, d, p), samples=1)
    assert (law.complex, law.torus, law.real_maximum) == TABLE[d, p]
    assert law.real_attained
    assert law == nv.critical_count_law(LinearNetwork(inputs, d, p))


@given(d=st.integers(1, 12), p=st.integers(1, 12))
def test_what_follows_from_the_law(d: int, p: int) -> None:
    law = critical_count_law(LinearNetwork(1, d, p))
    assert law.torus <= (4 * p) ** d
    assert law.complex <= (1 + 4 * p) ** d
    assert (law.complex == (1 + 4 * p) ** d) == (d == 1)
    assert law.real_maximum % 2 == 1
    assert law.real_maximum <= law.complex
    # the points with k active neurons are those without zero weights of subnetworks of width k
    small = [critical_count_law(LinearNetwork(1, k, p)).torus for k in range(1, d + 1)]
    assert law.complex == 1 + sum(comb(d, k) * t for k, t in enumerate(small, start=1))
    assert law.complex == critical_count_law(LinearNetwork(1, p, d)).complex


@pytest.mark.parametrize(
    ("network", "samples", "words"),
    [
        (LinearNetwork(2, 2), 1, r"one hidden layer \(H = 1\), but the linear network .* has 0"),
        (LinearNetwork(2, 2, 2, 2), 1, r"one hidden layer \(H = 1\).* has 2"),
        (LinearNetwork(2, 2, 2), 2, r"one sample \(m = 1\), got 2"),
        (LinearNetwork(2, 2, 2), 0, "samples: expected at least 1, got 0"),
        (LinearNetwork(2, 2, 2), 1.0, "samples: expected an integer"),
        ("linear:2,2,2", 1, "expected a LinearNetwork"),
    ],
)
def test_hypotheses(network: Any, samples: Any, words: str) -> None:
    with pytest.raises(nv.SpecificationError, match=words):
        critical_count_law(network, samples)


def test_what_it_says() -> None:
    law = critical_count_law(LinearNetwork(2, 5, 3))
    assert not law.real_attained
    assert str(law).endswith(f"N_C = {law.complex}, N_C* = 0, N_R <= 131")
    assert "one hidden layer" in law.hypotheses[0]
    assert "C(d, k) C(p, k) 4^k" in CriticalCountLaw.theorem


def drawn(network: LinearNetwork, seed: int) -> GradientSystem:
    """Random data; the weights of regularization have both signs."""
    draw = random.Random(seed)

    def matrix(rows: int, cols: int) -> list[list[Fraction]]:
        signs = (-1, 1)
        return [
            [Fraction(draw.choice(signs) * draw.randint(1, 99), 32) for _ in range(cols)]
            for _ in range(rows)
        ]

    n, d, p = network.widths
    loss = QuadraticLoss(matrix(n, 1), matrix(p, 1), [matrix(d, n), matrix(p, d)])
    return GradientSystem(network, loss)


@pytest.mark.parametrize("widths", [(1, 1, 1), (2, 1, 2), (2, 2, 1), (1, 2, 2), (2, 2, 2)])
def test_the_gradient_system_has_that_many_simple_solutions(widths: tuple[int, ...]) -> None:
    network = LinearNetwork(*widths)
    found = real_solutions(drawn(network, 7).equations)
    law = critical_count_law(network)
    assert (found.degree, found.points) == (law.complex, law.complex)


@pytest.mark.parametrize(("k", "p"), [(k, p) for p in range(1, 5) for k in range(1, p + 1)])
def test_the_equations_of_an_active_set(k: int, p: int) -> None:
    """The system (2) of the proof has C(p, k) 2^k simple solutions for random data."""
    draw = random.Random(p)
    domain, *unknowns = ring([f"r{j}" for j in range(p)] + [f"t{i}" for i in range(k)], QQ)
    r, t = unknowns[:p], unknowns[p:]
    c = [[QQ(draw.randint(1, 99), 16) for _ in range(k)] for _ in range(p)]
    equations = [
        r[j] * (1 + sum(c[j][i] * t[i] for i in range(k))) + draw.randint(1, 9) for j in range(p)
    ]
    equations += [sum(c[j][i] * r[j] ** 2 for j in range(p)) - draw.randint(1, 9) for i in range(k)]
    found = real_solutions([domain(f) for f in equations])
    assert (found.degree, found.points) == (comb(p, k) * 2**k,) * 2


def maximal(q: list[list[Fraction]], y: int) -> GradientSystem:
    """The network of the proof, with w_i = 1: the columns of M are the given points."""
    p = len(q[0])
    loss = QuadraticLoss(
        [[1]], [[y]] * p, [[[1]] * len(q), [[1 / point[j] for point in q] for j in range(p)]]
    )
    return GradientSystem(LinearNetwork(1, len(q), p), loss)


@settings(max_examples=5)
@given(d=st.integers(2, 6))
def test_two_outputs_attain_the_maximum(d: int) -> None:
    """Points with the same 1/z_1 + 1/z_2 = 1."""
    points = [[1 + Fraction(i, d), 1 + Fraction(d, i)] for i in range(1, d + 1)]
    sets = active_sets(maximal(points, 10**6))
    assert {s.neurons for s in sets if s.count} == {
        S for k in range(3) for S in combinations(range(d), k)
    }
    assert sum(s.count for s in sets) == critical_count_law(LinearNetwork(1, d, 2)).real_maximum


@pytest.mark.parametrize("p", [2, 3, 4])
def test_one_neuron_more_than_outputs_attains_the_maximum(p: int) -> None:
    """A small simplex around (1, ..., 1), where f = sum of 1/z_l, and a point near the centre."""
    size = Fraction(1, 50)
    corners = [[1 + size * ((i == j) - Fraction(1, p)) for j in range(p)] for i in range(p)]
    lift = size**2 * Fraction(p - 1, p) / (4 * p * (p - 1) ** 2)
    sets = active_sets(maximal([*corners, [1 - lift] * p], 10**9))
    law = critical_count_law(LinearNetwork(1, p + 1, p))
    assert law.real_attained
    assert sum(s.count for s in sets) == law.real_maximum
