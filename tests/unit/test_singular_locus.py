"""Singular points: published ones, and which smaller networks they are."""

from __future__ import annotations

from typing import Any

import pytest

import neurovariety as nv
from neurovariety.engines.session import Session
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


def test_smaller_networks_keep_inputs_and_outputs() -> None:
    assert [net.widths for net in narrower(P((3, 2, 2, 1), 2))] == [
        (3, 2, 1, 1),
        (3, 1, 2, 1),
        (3, 1, 1, 1),
    ]
    assert list(narrower(C((3, 3), (1, 1)))) == []
