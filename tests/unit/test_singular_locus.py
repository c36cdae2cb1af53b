"""Singular points: published ones, and which smaller networks they are."""

from __future__ import annotations

from typing import Any

import pytest

import neurovariety as nv
from neurovariety.algebra.evaluation import modularly
from neurovariety.algebra.linear import rank
from neurovariety.engines.session import Session
from neurovariety.problems.image_ideal.interpolation import Forms
from neurovariety.problems.singular_locus.subnetworks import narrower

P, C, L = nv.PolynomialNetwork, nv.ConvolutionalNetwork, nv.LinearNetwork
A = nv.LightningAttention

FOUND: tuple[tuple[Any, list[tuple[int, int]], int | None], ...] = (
    # dimensions and degrees of the components, dimension of the ramification
    (C((2, 2), activation=2), [(1, 1)], 2),  # along the line of x_1^2
    (nv.Parametric("s*t; s; t^2"), [(1, 1)], 0),  # Whitney's umbrella, with its handle
    (nv.Parametric("t^2 - 1; t^3 - t"), [(0, 1)], -1),  # a node: no ramification
    (nv.Parametric("t^2; t^3"), [(0, 1)], 0),  # a cusp
    (nv.Parametric("t; t^2"), [], -1),
    (nv.Implicit("x*z; y*z"), [(0, 1)], None),  # where components meet
    (nv.Implicit("(x^2 + y^2 - 1)^2"), [], None),  # of the set, not of the scheme
    (A((2, 1), (2,), 2), [(4, 3)], None),  # Segre; ramification of a chart would be no answer
    (nv.Hankel(3, 2), [(2, 4)], None),  # the cone over the rational normal curve
)


@pytest.mark.m2
@pytest.mark.parametrize(("model", "components", "ramification"), FOUND, ids=str)
def test_singular_points_are_known(
    model: Any, components: list[tuple[int, int]], ramification: int | None, session: Session
) -> None:
    found = nv.solve(nv.SingularLocus(model), session).value
    assert [(part.dimension, part.degree) for part in found.components] == components
    assert found.ramification == ramification
    assert found.is_smooth == (not components)


@pytest.mark.m2
@pytest.mark.parametrize(
    ("network", "smaller"),
    [
        (P((2, 2, 2), 3), P((2, 1, 2), 3)),
        (C((3, 2, 2), (2, 2, 1)), C((1, 3, 2), (2, 2, 1))),
        (A((2, 1), (2,), 2), A((2, 1), (1,), 2)),
    ],
    ids=str,
)
def test_components_are_smaller_networks(network: Any, smaller: Any, session: Session) -> None:
    assert nv.solve(nv.SingularLocus(network), session).value.subnetworks == (smaller,)


@pytest.mark.parametrize(
    ("model", "dimension", "degree"),
    [
        (L(3, 2, 3), 5, nv.Determinantal(3, 3, 1).degree),
        (L(2, 1, 3), 0, 1),
        (L(2, 3), -1, 0),
        (nv.SymmetricDeterminantal(3, 2), 3, 4),
        (nv.SymmetricDeterminantal(2, 2), -1, 0),
    ],
    ids=str,
)
def test_ranks_drop_once_more(model: Any, dimension: int, degree: int) -> None:
    found = nv.solve(nv.SingularLocus(model))
    assert (found.value.dimension, found.value.degree) == (dimension, degree)
    assert found.provenance.certainty is nv.Certainty.EXACT


@pytest.mark.parametrize(
    ("network", "dimension", "degree", "smaller", "ramification"),
    [
        (A((3, 1), (1,), 2), 5, 24, None, 7),  # v^2 (x) t
        (A((3, 1), (2,), 2), 7, 45, A((3, 1), (1,), 2), None),  # the published 45
        (A((2, 2), (2,), 2), 5, 12, None, None),  # P^1 x P^2 x P^1 by O(1, 1, 1)
        (A((3, 2), (2,), 2), 10, 756, A((3, 2), (1,), 2), None),
        (A((4, 1), (3,), 2), 15, 7280, A((4, 1), (2,), 2), None),  # C(14, 3) times 20
    ],
    ids=str,
)
def test_singular_attention_is_known(
    network: Any, dimension: int, degree: int, smaller: Any, ramification: int | None
) -> None:
    found = nv.solve(nv.SingularLocus(network)).value
    assert (found.dimension, found.degree, found.subnetworks) == (dimension, degree, (smaller,))
    assert found.ramification == ramification


def test_attention_of_any_size_has_known_singular_points() -> None:
    assert nv.solve(nv.SingularLocus(A((1, 3), (2,), 2))).value.is_smooth
    wide = nv.solve(nv.SingularLocus(A((40, 30), (1,), 2))).value  # nothing is expanded
    assert (wide.dimension, wide.ramification) == (147, 1240)


@pytest.mark.m2
@pytest.mark.parametrize("keys", [1, 3])
def test_singular_attention_is_that_of_its_equations(keys: int, session: Session) -> None:
    network = A((2, 1), (keys,), 2)
    known = nv.solve(nv.SingularLocus(network, "ranks"), session).value
    assert nv.solve(nv.SingularLocus(network)).value == known
    assert nv.solve(nv.SingularLocus(network), session).value == known


def test_only_attention_of_rank_one_is_singular() -> None:
    """Equations of rank two in three dimensions, and their gradients, at special functions."""
    p, net = 1_000_003, A((3, 1), (2,), 2)
    equations = Forms(net.variety).up_to(4)
    gradients = [[f.diff(x) for x in f.ring.gens] for f in equations]

    def rank_at(*weights: int) -> int:
        at = modularly([int(f(*weights)) % p for f in net.map.polynomials], p)
        return rank([[int(at(g)) for g in row] for row in gradients], p)

    regular, general = net.ambient_dimension - net.variety.dimension, (3, 5, 7, 2, 9, 4)
    for v, keys in (
        ((1, 2, 3), (5, 7, 4, 8, 1, 6)),
        ((1, 2, 3), (1, 2, 3, 8, 1, 6)),  # V is a key
        ((1, 0, 0), (1, 0, 0, 0, 1, 0)),
    ):
        assert rank_at(*v, *keys, *general) == rank_at(*v, *keys, 1, 0, 0, 0, 1, 0) == regular
        assert rank_at(*v, *keys[:3], 0, 0, 0, *general) < regular


def test_smaller_networks_keep_inputs_and_outputs() -> None:
    assert [net.widths for net in narrower(P((3, 2, 2, 1), 2))] == [
        (3, 2, 1, 1),
        (3, 1, 2, 1),
        (3, 1, 1, 1),
    ]
    assert list(narrower(C((3, 3), (1, 1)))) == []
