"""Fibres: points with the product, their components, the dimension by two other methods."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise, product
from typing import Any

import pytest
from sympy import QQ
from sympy.polys.matrices import DomainMatrix

import neurovariety as nv
from neurovariety.algebra.exact import fraction
from neurovariety.networks.fibres import composed

WIDTHS = [
    *product((1, 2, 3), repeat=2),
    *product((1, 2, 3), repeat=3),
    *product((1, 2), repeat=4),
    *((3, 2, 3, 2, 3), (2, 1, 1, 3), (3, 2, 2, 4), (1, 1, 1, 1, 1)),
]


def of_rank(widths: tuple[int, ...], e: int, seed: int = 3) -> Any:
    """A random matrix of rank e with small fractions."""
    draw = random.Random(f"{widths} {e} {seed}")
    rows, cols = widths[-1], widths[0]

    def entries(a: int, b: int) -> DomainMatrix:
        table = [[QQ(draw.randint(-5, 5), draw.randint(1, 4)) for _ in range(b)] for _ in range(a)]
        return DomainMatrix(table, (a, b), QQ)

    while True:
        M = entries(rows, e) * entries(e, cols)
        if M.rank() == e:
            return rows_of(M)


def matrix_of(rows: tuple[tuple[Fraction, ...], ...]) -> DomainMatrix:
    table = [[QQ(v.numerator, v.denominator) for v in row] for row in rows]
    return DomainMatrix(table, (len(rows), len(rows[0])), QQ)


def rows_of(M: DomainMatrix) -> tuple[tuple[Fraction, ...], ...]:
    return tuple(tuple(map(fraction, row)) for row in M.to_list())


@pytest.mark.parametrize("widths", WIDTHS, ids=str)
def test_a_point_in_each_component_and_the_dimension_of_the_largest_orbit(
    widths: tuple[int, ...],
) -> None:
    for e in range(min(widths) + 1):
        fibre = has_a_point_in_each_component(widths, e)
        assert len(widths) > 4 or fibre.dimension == largest_orbit(widths, e)


def has_a_point_in_each_component(widths: tuple[int, ...], e: int) -> Any:
    net, M = nv.LinearNetwork(*widths), of_rank(widths, e)
    fibre = net.fibre(M)
    r = min(widths)
    b = sum(d == r for d in widths[1:-1])
    assert fibre.rank == e
    assert fibre.components == len(fibre.points) == (2**b if e == r else 1)
    assert fibre.is_connected == (fibre.components == 1)
    assert all(composed(weights) == M for weights in fibre.points)
    assert len({fibre.signs(weights) for weights in fibre.points}) == fibre.components
    return fibre


@pytest.mark.parametrize("widths", [(2, 2, 2), (3, 1, 1, 2), (2, 2, 2, 3)], ids=str)
def test_the_signs_are_constant_along_paths_and_change_by_reflections(
    widths: tuple[int, ...],
) -> None:
    """The group of the hidden layers acts; where its determinant is positive it is connected."""
    fibre = nv.LinearNetwork(*widths).fibre(of_rank(widths, min(widths)))
    draw = random.Random(5)
    for layer, d in enumerate(widths[1:-1], start=1):
        g = DomainMatrix(
            [[QQ(draw.randint(-3, 3)) for _ in range(d)] for _ in range(d)], (d, d), QQ
        )
        g = g + DomainMatrix.eye(d, QQ) * QQ(7)
        for turn in (g, g * DomainMatrix.diag([QQ(-1), *[QQ(1)] * (d - 1)], QQ)):
            for weights in fibre.points:
                W = [matrix_of(w) for w in weights]
                W[layer - 1], W[layer] = turn * W[layer - 1], W[layer] * turn.inv()
                signs = fibre.signs([rows_of(w) for w in W])
                changed = layer in fibre.full_layers and turn.det() < 0
                assert (signs != fibre.signs(weights)) == changed


@pytest.mark.parametrize("widths", [(1, 1, 1), (1, 2, 1), (2, 1, 2), (2, 2, 2), (2, 3, 1, 2)])
def test_the_jacobian_at_a_smooth_point_has_the_rank_of_the_codimension(
    widths: tuple[int, ...],
) -> None:
    net = nv.LinearNetwork(*widths)
    fibre = net.fibre(of_rank(widths, min(widths)))
    ring, image = net.ring, net.map.polynomials
    for weights in fibre.points:
        values = [QQ(v.numerator, v.denominator) for W in weights for row in W for v in row]
        at = list(zip(ring.gens, values, strict=True))
        rows = [[f.diff(x).evaluate(at) for x in ring.gens] for f in image]
        rank = DomainMatrix(rows, (len(rows), len(values)), QQ).rank()
        assert fibre.dimension == net.parameter_count - rank == net.fibre_dimension


def multisegments(
    segments: list[tuple[int, int]], widths: list[int]
) -> Iterator[dict[tuple[int, int], int]]:
    """Sums of intervals [a, b] that cover each layer i exactly d_i times."""
    if not segments:
        if not any(widths):
            yield {}
        return
    (a, b), *rest = segments
    for count in range(min(widths[a : b + 1]) + 1):
        left = [d - count * (a <= i <= b) for i, d in enumerate(widths)]
        for found in multisegments(rest, left):
            yield {(a, b): count, **found}


def largest_orbit(widths: tuple[int, ...], e: int) -> int:
    """The dimension by Gabriel's theorem: orbits of representations of the quiver 0 -> ... -> h.

    Hom([a, b], [c, d]) is a line if c <= a <= d <= b, else zero.
    """
    h = len(widths) - 1
    segments = [(i, i) for i in range(h + 1)] + list(combinations(range(h + 1), 2))
    best = -1
    for m in multisegments(segments, list(widths)):
        if m[0, h] == e:
            endomorphisms = sum(
                m[s] * m[t] for s in m for t in m if t[0] <= s[0] <= t[1] <= s[1] and m[s] and m[t]
            )
            best = max(best, sum(d * d for d in widths) - endomorphisms)
    return best - e * (widths[0] + widths[-1] - e)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda n: n.fibre([[1, 2, 3]]), "expected a matrix of size 2 x 2"),
        (lambda n: n.fibre([[1, 0], [0, 1]]), "of rank at most 1, the smallest width, got"),
        (lambda n: n.fibre([[1, 0.5], [0, 0]]), "expected an exact number"),
        (lambda n: n.fibre([[1, 2], [2, 4]]).signs([[[1, 2]]]), "matrices of sizes 1 x 2, 2 x 1"),
        (lambda n: n.fibre([[1, 2], [2, 4]]).signs(["1, 2", "1; 1"]), "got another product"),
    ],
)
def test_what_is_refused(ask: Any, message: str) -> None:
    with pytest.raises(nv.SpecificationError, match=message):
        ask(nv.LinearNetwork(2, 1, 2))


def test_the_sizes_agree() -> None:
    sizes = [
        (len(W), len(W[0]))
        for W in nv.LinearNetwork(3, 2, 4).fibre([[Fraction(0)] * 3] * 4).points[0]
    ]
    assert sizes == [(b, a) for a, b in pairwise((3, 2, 4))]
