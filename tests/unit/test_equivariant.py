"""Networks that commute with permutations: blocks, components over CC and RR, convolutions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.algebra.linear import rank
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network
from neurovariety.networks.words import network

E = nv.EquivariantNetwork
S3 = "(1 2 3)(4 5 6); (1 4)(2 6)(3 5)"  # moving itself
Q8 = "(1 3 2 4)(5 7 6 8); (1 5 2 6)(3 8 4 7)"  # likewise
D4 = "(1 2 3 4); (2 4)"
TWO = "(1 2 3)(4 5 6)"


@st.composite
def actions(draw: st.DrawFn) -> Network:
    widths = draw(st.tuples(st.integers(1, 5), st.integers(1, 5)))
    generator = st.tuples(*(st.permutations(range(d)) for d in widths))
    return E(draw(st.lists(generator, min_size=1, max_size=2)), widths)


@settings(max_examples=12)
@given(actions())
def test_blocks_are_those_of_random_maps(net: Any) -> None:
    blocks = net.blocks()
    for k, d in enumerate(net.widths):
        assert sum(b.degree * b.multiplicities[k] for b in blocks) == d
        assert sum(b.degree * b.multiplicities[k] for b in net.blocks("RR")) == d
    assert sum(b.multiplicities[0] * b.multiplicities[1] for b in blocks) == net.parameter_count
    weights = np.random.default_rng(1).integers(1, 32003, net.parameter_count)
    matrix = net.evaluate(weights, np.eye(net.widths[0], dtype=int), 32003)
    largest = sum(b.degree * min(b.multiplicities) for b in blocks)
    assert rank(matrix, 32003) == largest
    for generator in net.group:
        inputs, outputs = map(list, generator)
        assert (matrix[np.ix_(outputs, inputs)] == matrix).all()


@pytest.mark.parametrize(
    ("group", "rank", "over_cc", "over_rr"),
    [
        ("(1 2 3)", 1, [1, 1, 1], [1]),
        ("(1 2 3)", 2, [2, 2, 2], [2, 1]),
        (D4, 3, [2, 2, 2], [2, 2, 2]),
        (S3, 2, [3, 2], [3, 2]),
        (S3, 3, [4, 4, 2], [4, 4, 2]),
        (TWO, 3, [9, 7, 7, 7, 7, 7, 7], [9, 4]),
        ("(1 2 3 4)", 2, [2] * 6, [2, 2]),
        (Q8, 3, [4] * 4 + [3] * 4, [3] * 4),  # quaternions of rank one have rank four
        (Q8, 4, [5] * 6 + [4, 4], [4, 4]),
    ],
)
def test_components(group: str, rank: int, over_cc: list[int], over_rr: list[int]) -> None:
    n = max(int(s) for s in group if s.isdigit())
    net = E(group, (n, n), rank)
    assert [c.dimension for c in net.components("CC")] == over_cc
    assert [c.dimension for c in net.components("RR")] == over_rr
    assert all(c.rank <= rank for c in net.components("RR"))
    if n < 6:  # there are fewer minors
        found = nv.solve(nv.Dimension(net))
        assert (found.value.dimension, found.provenance.certainty.value) == (over_cc[0], "exact")


def test_degrees_of_components() -> None:
    largest = E(TWO, (6, 6), 3).components("RR")[0]
    assert (largest.ed_degree, largest.generic_ed_degree, largest.degree) == (4, 216, 8)


@pytest.mark.m2
def test_over_the_rationals_there_are_other_components(session: nv.Session) -> None:
    """Two lines that are conjugate are one component over QQ, and have one real point."""
    net = E("(1 2 3)", (3, 3), 1)
    found = nv.solve(nv.Decomposition(net.variety), engine=session).value
    assert sorted((c.dimension, c.degree) for c in found) == [(1, 1), (1, 2)]
    assert [len(net.components(field)) for field in ("CC", "RR")] == [3, 1]


@pytest.mark.m2
def test_minors_have_the_largest_component(session: nv.Session) -> None:
    net = E(S3, (6, 6), 2)
    largest, _ = net.components()
    basis = nv.solve(nv.GroebnerBasis(net.variety.polynomials), engine=session).value
    assert (basis.dimension, basis.degree) == (largest.dimension, largest.degree) == (3, 2)


@pytest.mark.m2
def test_the_variety_of_circulant_matrices_of_rank_two(session: nv.Session) -> None:
    net = E("(1 2 3 4)", (4, 4), 2)
    degrees = [
        sum(getattr(c, d) for c in net.components(f))
        for f, d in (("CC", "degree"), ("RR", "ed_degree"), ("CC", "generic_ed_degree"))
    ]
    assert degrees == [6, 2, 6]
    found = nv.solve(nv.EDDegree(net.variety, net.frobenius), engine=session)
    assert found.value == degrees[1]


NETWORKS: tuple[tuple[Any, int, int, str], ...] = (
    (E("(1 2)", (2, 2, 2, 2), activation=2), 4, 5, "(C*)^2" + " x a group of order 2" * 2),
    (E("(1 2 3)", (3, 3, 3, 3), activation=2), 7, 15, "(C*)^2" + " x a group of order 3" * 2),
    (E("(1 2 3)(4 5 6) | (1 2 3) | (1 2 3)(4 5 6)", (6, 3, 6)), 9, 12, "GL_1 x GL_1 x GL_1"),
    (E("(1 2 3); (1 2)", (3, 3, 1), activation="z^2 + z"), 3, 3, "none"),
    (E("(1 2 3)", (3, 1)), 1, 1, "none"),
)


@pytest.mark.parametrize(("net", "dimension", "ambient", "symmetries"), NETWORKS, ids=str)
def test_layers_that_commute(net: Any, dimension: int, ambient: int, symmetries: str) -> None:
    found = nv.solve(nv.Dimension(net))
    assert (found.value.dimension, found.value.ambient) == (dimension, ambient)
    assert found.provenance.certainty is nv.Certainty.EXACT
    assert net.map.ambient_dimension == ambient
    assert net.map.generic_rank(32003) == dimension
    assert str(net.symmetries) == symmetries


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: E("(1 2 3)", (4, 2)), "disjoint cycles of 1, ..., 2"),
        (lambda: E([[1, 0, 0]], (3, 3)), "a permutation of 3 neurons"),
        (lambda: E([[1, 0]], (3, 3)), "a permutation of 3 neurons"),
        (lambda: E([[[1, 0], [1, 0]]], (2, 2, 2)), "one for each of 3 layers, got 2"),
        (lambda: E("(1 2", (2, 2)), "expected a permutation such as"),
        (lambda: E([], (2, 2)), "got none"),
        (lambda: E("(1 2)", (2, 2), 3), "rank: expected from 1 to 2"),
        (lambda: E("(1 2)", (2, 2, 2), 1), "hidden layers without a rank"),
        (lambda: E("(1 2)", (2, 2), 1).map, "one component, and these matrices have 2"),
        (lambda: E("(1 2 3 4); (1 2)", (4, 4), 2).map, "2 neurons that are not moved gives all"),
        (lambda: E("()", (30, 30)).blocks(), "900 matrices|3600 matrices"),
        (lambda: E("(1 2)", (2, 2)).components("QQ"), "field CC or RR"),
    ],
)
def test_bad_input(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        make()


def test_groups_are_read_in_several_ways() -> None:
    from sympy.combinatorics import Permutation, PermutationGroup

    net = E("(1 2 3); (1 2)", (3, 3), 2)
    assert E([[1, 2, 0], [1, 0, 2]], (3, 3), 2) == net
    assert E([[2, 3, 1], [2, 1, 3]], (3, 3), 2) == net
    assert E(PermutationGroup(Permutation(0, 1, 2), Permutation(2)(0, 1)), (3, 3), 2) == net
    assert E(net.group, net.widths, net.rank) == net
    assert network("equivariant:3,3:(1,2,3);(1,2)/2") == net
    assert network("equivariant:2,2,2:(1,2)/z^2") == E("(1 2)", (2, 2, 2), activation=2)
