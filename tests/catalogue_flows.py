"""Gradient flows whose conservation laws are known, and where the numbers come from.

Sources: [MGP] S. Marcotte, R. Gribonval, G. Peyre, Abide by the Law and Follow the Flow, 2023.
[MGP24] their Keep the Momentum, 2024. [computed] independently of this package with Macaulay2 or
exactly. [hand] by an argument that the entry states.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import neurovariety as nv

L = nv.LinearNetwork


@dataclass(frozen=True)
class KnownFlow:
    """A flow, independent laws up to a degree, dimension of the Lie algebra's trace, source."""

    flow: Any
    laws: int
    lie: int
    source: str
    degree: int = 2


def _entropic(model: Any) -> nv.GradientFlow:
    """The mirror flow of the entropy, with momentum."""
    metric = nv.GradientFlow(model).parameters.gens
    return nv.GradientFlow(model, metric=metric, damping="1/2")


CUBIC = nv.PolynomialFlow(
    "a^3 - 2*b*c*d + e^2; a*b*e - 3*c + d^3; b^2*d - a*e^2 + 2; c^3 + a*b - e; 2*d^2*e - b*c^2 + a"
)
FLOWS = (
    KnownFlow(L(2, 2, 2), 3, 5, "MGP: r(r+1)/2 with r = 2"),
    KnownFlow(L(2, 1, 2), 1, 3, "MGP: r(r+1)/2 with r = 1"),
    KnownFlow(L(3, 2, 3), 3, 9, "MGP: r(r+1)/2 with r = 2"),
    KnownFlow(L(2, 3, 2), 6, 6, "MGP: r(r+1)/2 with r = 3"),
    KnownFlow(L(1, 2, 1), 3, 1, "MGP: n + m = r"),
    KnownFlow(L(1, 4, 1), 7, 1, "MGP: n + m < r, (n+m)r - (n+m)(n+m-1)/2"),
    KnownFlow(L(4, 4, 4), 10, 22, "MGP: r(r+1)/2 with r = 4"),
    KnownFlow(L(2, 2, 2, 2), 6, 6, "computed"),
    KnownFlow(L(3, 3, 3, 3), 12, 15, "computed"),
    KnownFlow(L(3, 2, 3, 2, 3), 12, 12, "computed"),
    KnownFlow(nv.Parametric("a*b*c*d"), 3, 1, "hand: a^2 - b^2, ..., and one field"),
    KnownFlow(nv.ReLUNetwork((2, 3, 2)), 3, 9, "MGP: a law for each hidden neuron"),
    KnownFlow(nv.ReLUNetwork((2, 3, 2), bias=True), 3, 14, "MGP: a law for each hidden neuron"),
    KnownFlow(nv.ReLUNetwork((2, 2, 2), [1, 1]), 3, 5, "hand: one region, the linear network"),
    KnownFlow(nv.ReLUNetwork((2, 2, 1), [1, 0]), 4, 2, "hand: the dead neuron's 3 weights rest", 2),
    KnownFlow(nv.ReLUNetwork((2, 2, 2, 1)), 4, 6, "MGP: a law for each hidden neuron"),
    KnownFlow(
        nv.ReLUNetwork(nv.ConvolutionalNetwork((2, 2), channels=(1, 2, 1))), 2, 6, "computed"
    ),
    KnownFlow(nv.SoftmaxAttention((2, 2), 2, value_rank=1), 4, 8, "hand: two linear networks"),
    KnownFlow(nv.GradientFlow(L(2, 1, 2), "cross-entropy"), 2, 2, "hand: and the sum of w2"),
    KnownFlow(nv.MonomialNetwork((2, 2, 1), 2), 2, 4, "computed"),
    KnownFlow(nv.MonomialNetwork((2, 3, 1), 2), 3, 6, "computed"),
    KnownFlow(nv.MonomialNetwork((2, 2, 2), 2), 2, 6, "computed"),
    KnownFlow(nv.MonomialNetwork((3, 4, 2), 2), 4, 16, "computed"),
    KnownFlow(nv.MonomialNetwork((1, 3, 1), 2), 3, 1, "computed: a gap of k - 1 for 1-k-1"),
    KnownFlow(nv.MonomialNetwork((1, 4, 1), 2), 4, 1, "computed: a gap of k - 1 for 1-k-1"),
    KnownFlow(nv.MonomialNetwork((2, 2, 2), 1), 3, 5, "hand: r = 1 is the linear network"),
    KnownFlow(nv.ConvolutionalNetwork((2, 2)), 1, 3, "computed"),
    KnownFlow(nv.ConvolutionalNetwork((3, 2)), 1, 4, "computed"),
    KnownFlow(nv.ConvolutionalNetwork((3, 3)), 1, 5, "computed"),
    KnownFlow(nv.ConvolutionalNetwork((2, 2, 2)), 2, 4, "computed"),
    KnownFlow(nv.SparseNetwork((2, 2, 2), ("1,1;1,1", "1,1;1,1")), 3, 5, "hand: no zeros"),
    KnownFlow(nv.SparseNetwork((2, 2, 2), ("1,0;0,1", "1,0;0,1")), 2, 2, "hand: two of 1-1-1"),
    KnownFlow(nv.Parametric("x^2 + y"), 0, 1, "hand: x' = 2x, y' = 1 keep x exp(-2y)"),
    KnownFlow(nv.GradientFlow(nv.Parametric("a*b"), metric="a, b"), 1, 1, "hand: a - b"),
    KnownFlow(nv.GradientFlow(nv.Parametric("a*b"), loss="a*b"), 1, 1, "hand: a^2 - b^2"),
    KnownFlow(nv.GradientFlow(L(2, 2, 2), damping="1/3"), 1, 16, "hand: one rotation", 3),
    KnownFlow(nv.GradientFlow(L(1, 1, 1), damping=1), 0, 5, "hand: no rotation", 3),
    KnownFlow(nv.GradientFlow(nv.ReLUNetwork((2, 2, 1)), damping=1), 0, 13, "MGP24: none", 3),
    KnownFlow(
        nv.GradientFlow(L(1, 2, 1), damping=0), 2, 6, "hand: rotations of u + v and of u - v"
    ),
    KnownFlow(nv.GradientFlow(nv.Parametric("a^2 + b^2"), damping="3/t"), 1, 4, "hand: t^3 xv", 5),
    KnownFlow(nv.GradientFlow(L(1, 1, 1), damping="3/t"), 0, 5, "hand: no rotation", 3),
    KnownFlow(nv.GradientFlow(L(1, 1, 1), decay="1/3"), 1, 2, "hand: growth^2 (a^2 - b^2)", 4),
    KnownFlow(
        nv.GradientFlow(nv.Parametric("a*b"), damping=1, decay=2), 0, 5, "hand: no rotation", 3
    ),
    KnownFlow(nv.PolynomialFlow("y; -x"), 1, 1, "hand: x^2 + y^2"),
    KnownFlow(nv.PolynomialFlow("x - x*y; x*y - y"), 0, 1, "hand: x y exp(-x - y)", 3),
    KnownFlow(CUBIC, 0, 1, "computed: a random one, none of four to degree 3", 3),
    KnownFlow(nv.Parametric("(1 + u*v)*(1 + x*y)"), 2, 1, "hand: u^2 - v^2, x^2 - y^2"),
    KnownFlow(_entropic(nv.Parametric("a*c; a*d; b*c; b*d")), 0, 9, "MGP24: none for NMF"),
    KnownFlow(_entropic(nv.ReLUNetwork((2, 1, 1))), 0, 7, "MGP24: none for ReLU"),
)

DIMENSIONS = (
    # flow, dimensions of the spaces of laws of degree 1, 2, ..., source
    (L(2, 2, 2), (0, 3, 0, 6), "computed"),
    (L(2, 2, 2), (0, 3, 0, 6, 0, 10), "hand: all are polynomials in three"),
    (L(1, 2, 1), (0, 4), "hand: three, and the determinant of the two weight vectors"),
    (nv.Parametric("a*b*c"), (0, 2, 0, 3), "hand: polynomials in two"),
    (nv.GradientFlow(nv.Parametric("a*b"), metric="a, b"), (1, 1, 1), "hand: powers of a - b"),
)

UNIT, SYMMETRIC = [[1, 0], [0, 1]], [[2, 1], [1, 3]]
ONE = nv.GradientFlow(nv.LinearNetwork(1, 1, 1), loss=nv.QuadraticLoss([[1]], [[1]]))
NARROW = nv.GradientFlow(nv.LinearNetwork(2, 1, 2), loss=nv.QuadraticLoss(UNIT, SYMMETRIC))
SQUARE = nv.GradientFlow(nv.LinearNetwork(2, 2, 2), loss=nv.QuadraticLoss(UNIT, SYMMETRIC))
GENERAL = nv.GradientFlow(
    nv.LinearNetwork(2, 2, 2), loss=nv.QuadraticLoss([[1, 2, 0], [0, 1, 3]], [[2, 1, 1], [1, 3, 0]])
)
EVERY = nv.GradientFlow(nv.LinearNetwork(2, 2, 2))
BALANCED = (
    "w2_11^2 + w2_21^2 - w1_11^2 - w1_12^2; w2_12^2 + w2_22^2 - w1_21^2 - w1_22^2;"
    "w2_11*w2_12 + w2_21*w2_22 - w1_11*w1_21 - w1_12*w1_22"
)
SYMMETRY = "w1_12 - w2_21; w1_21 - w2_12; w1_11 - w2_11; w1_22 - w2_22"
DETERMINANT = "w1_11*w1_22 - w1_12*w1_21"

INVARIANT_IDEALS: tuple[Any, ...] = (
    # flow, polynomials, basis of the smallest invariant ideal, dimensions of the chain
    (ONE, "w1_11", "w1_11; w2_11", (1, 0)),
    (ONE, "w1_11 - w2_11", "w1_11 - w2_11", (1,)),
    (ONE, "w1_11 + w2_11", "w1_11 + w2_11", (1,)),
    (ONE, "w1_11^2 - w2_11^2 - 5", "w1_11^2 - w2_11^2 - 5", (1,)),
    (ONE, "w1_11 - 2", "w1_11 - 2; w2_11 - 1/2", (1, 0, 0)),
    (ONE, "w1_11; w2_11 - 1", "1", (0, -1)),
    (ONE, "0", "", (2,)),
    (NARROW, "w1_11", "w1_11; w1_12; w2_11; w2_21", (3, 2, 1, 0)),
    (SQUARE, BALANCED, BALANCED, (5,)),
    (EVERY, BALANCED, BALANCED, (5,)),
    (SQUARE, SYMMETRY, SYMMETRY, (4,)),
    # data that are not symmetric leave only the origin
    (GENERAL, SYMMETRY, "; ".join(map(str, GENERAL.ring.symbols)), (4, 3, 2, 1, 0)),
    (SQUARE, "w1_11; w1_12; w2_11; w2_21", "w1_11; w1_12; w2_11; w2_21", (4,)),
)

TRAJECTORIES: tuple[Any, ...] = (
    # flow, start, degree, basis of the polynomials
    (ONE, [2, 1], 1, ""),
    (ONE, [2, 1], 2, "w1_11^2 - w2_11^2 - 3"),
    (ONE, [3, 3], 1, "w1_11 - w2_11"),
    (ONE, [2, "1/2"], 1, "w1_11 - 4*w2_11; 2*w2_11 - 1"),
    (NARROW, [0, 0, 0, 0], 1, "w1_11; w1_12; w2_11; w2_21"),
    (nv.GradientFlow(nv.Parametric("a"), loss="a^2/2"), [1], 6, ""),
)
