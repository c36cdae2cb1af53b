"""Generic fibres modulo symmetries: known values, theorems against counting, symmetries."""

from __future__ import annotations

from itertools import pairwise, product
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.algebra.linear import rank
from neurovariety.engines.session import Session
from neurovariety.errors import SpecificationError
from neurovariety.problems.identifiability.theorems import known_fibre

P, C, A, L = nv.PolynomialNetwork, nv.ConvolutionalNetwork, nv.LightningAttention, nv.LinearNetwork
E = nv.EquivariantNetwork

COUNTED: tuple[tuple[Any, int, int | None], ...] = (
    (P((2, 2, 2, 2), 2), 0, 1),
    (P((2, 3, 2, 1), 4), 0, 1),  # two quartics are known by the sum of their powers
    (P((2, 2, 1), "z^3 + z"), 0, 1),  # modulo signs
    (P((1, 1, 1), "z^2 + z", bias=True), 0, 1),
    (P((2, 2, 1), "z^2 + z", bias=True), 1, None),
    (C((2, 2), activation=2), 0, 1),
    (A((2, 1), (1,), 2), 0, 2),
    (A((2, 2), (1,), 2), 0, 1),
    (E("(1 2)", (2, 2, 2, 2), activation=2), 0, 1),  # modulo 2 * 2 permutations
    (nv.RationalNetwork((1, 1, 1), "z/(1 + z^2)"), 0, 1),
    (nv.RationalNetwork((2, 2, 1), "1/z"), 0, 1),  # no linear layer
    (P((1, 2, 1), "z + 1"), 2, None),
    (C((2, 2), channels=(2, 2, 2)), 0, 6),  # two of the four roots of a determinant
    (nv.ReLUNetwork((1, 2, 2, 1)), 0, 1),
    (nv.ReLUNetwork((1, 2, 1), "1, 0"), 1, None),
)


@pytest.mark.m2
@pytest.mark.parametrize(("network", "dimension", "points"), COUNTED, ids=str)
def test_fibres_are_counted(
    network: Any, dimension: int, points: int | None, session: Session
) -> None:
    found = nv.solve(nv.Identifiability(network, prime=31991), session).value
    assert (found.fibre_dimension, found.points) == (dimension, points)


PROVED: tuple[tuple[Any, int, int | None], ...] = (
    # Kruskal; Sylvester, Hilbert and Palatini; two decompositions; defective; without a theorem
    *((P(d, r), 0, 1) for d, r in (((2, 2, 1), 3), ((2, 3, 1), 5), ((3, 3, 2), 2), ((2, 3, 3), 3))),
    *((P(d, r), 0, 1) for d, r in (((4, 5, 1), 3), ((3, 7, 1), 5))),
    *((P(d, r), 0, 2) for d, r in (((3, 9, 1), 6), ((4, 8, 1), 4), ((6, 9, 1), 3))),
    (P((4, 9, 1), 4), 2, None),
    (P((2, 2, 1), 2), 1, None),
    (C((2, 2)), 0, 1),
    (C((3, 2)), 0, 3),
    (C((3, 3)), 0, 3),
    (C((1, 2, 2, 3), (2, 1, 1, 1)), 0, 6),
    (C((3, 2, 2), (2, 2, 1)), 0, 1),
)


@pytest.mark.parametrize(("network", "dimension", "points"), PROVED, ids=str)
def test_theorems_know_fibres(network: Any, dimension: int, points: int | None) -> None:
    known = known_fibre(network)
    assert known is not None
    assert (known.fibre_dimension, known.points) == (dimension, points)


@pytest.mark.m2
@pytest.mark.parametrize(
    "network",
    [
        *(P((2, 2, 1), 3), P((2, 1, 2), 2, bias=True), P((2, 2, 1), 2), C((2, 3, 2), (1, 2, 1))),
        nv.SoftmaxAttention((2, 1), 2, value_rank=1),
    ],
    ids=str,
)
def test_counting_agrees_with_theorems(network: Any, session: Session) -> None:
    known = known_fibre(network)
    found = nv.solve(nv.Identifiability(network, "fibre", prime=31991), session).value
    assert known is not None
    assert found.points == known.points
    assert found.fibre_dimension == known.fibre_dimension


def test_orbits_of_linear_networks_have_the_rank_of_the_action() -> None:
    """At weights without zeros, in place of runs of basis vectors."""
    for widths in product((1, 2, 3), repeat=4):
        network = L(*widths)
        known = known_fibre(network)
        assert known is not None
        dimension = network.fibre_dimension - rank(_action(widths), 32003)
        assert known.fibre_dimension == dimension, widths


def _action(widths: tuple[int, ...]) -> list[list[int]]:
    """The derivative of all base changes between layers."""
    W = [
        [[(3 * i + 5 * j + 7 * k) % 11 + i * j for j in range(a)] for i in range(b)]
        for k, (a, b) in enumerate(pairwise(widths))
    ]
    moved = []
    for k in range(1, len(W)):
        for a, b in product(range(widths[k]), repeat=2):
            parts = [[[0] * len(M[0]) for _ in M] for M in W]
            parts[k - 1][a] = W[k - 1][b]
            for i, row in enumerate(W[k]):
                parts[k][i][b] = -row[a]
            moved.append([v for M in parts for row in M for v in row])
    return moved


@pytest.mark.parametrize(
    ("network", "shown"),
    [
        (P((2, 2, 1), "z^4 + z^2"), "S_2 x a group of order 2 x a group of order 2"),
        (P((2, 2, 2), 1), "GL_2"),
        (P((2, 2, 2), "z + 1"), "S_2"),
        (P((2, 2, 2), "z + 1", bias=True), "GL_2"),
        (nv.RationalNetwork((2, 2, 2), "2*z"), "GL_2"),
        (P((1, 1, 1), "z^3 + 3*z^2 + 4*z", bias=True), "a group of order 2"),
        (C((2, 2, 2), (2, 1, 1)), "(C*)^2 x S_2"),
        (C((1, 1, 2)), "(C*)^2"),
    ],
)
def test_symmetries_are_all_that_is_known(network: Any, shown: str) -> None:
    assert str(network.symmetries) == shown


@pytest.mark.parametrize(
    "given",
    [
        3,
        A((2, 3, 2), (2, 2), 2),  # GL_3 moves rows that depend on each other
        E("(1 2 3)", (3, 3, 3)),
        C((2, 2), channels=(1, 3, 1)),
        E("(1 2 3 4); (2 4)", (4, 4), rank=3),
    ],
    ids=str,
)
def test_networks_without_a_chart_are_refused(given: Any) -> None:
    with pytest.raises(SpecificationError, match="expected"):
        nv.Identifiability(given)
