"""Problems with known answers and where they come from, run against every method that applies.

Sources: [talk] K. Kohn, The geometry of neural networks, 2020. [DHOST] Draisma, Horobet, Ottaviani,
Sturmfels, Thomas, The Euclidean distance degree of an algebraic variety, 2016. [OSS] Ottaviani,
Spaenlehauer, Sturmfels, Exact solutions in structured low-rank approximation, 2014.
[computed] by localization and by counting critical points independently of this package.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import Any

import neurovariety as nv
from neurovariety.cli.specs import NAMED

D, S = nv.Determinantal, nv.SymmetricDeterminantal


@dataclass(frozen=True)
class Known:
    """A variety, a metric (None for a generic one), the answer and its source."""

    variety: Any
    metric: Any
    value: int
    source: str
    polar: tuple[int, ...] = ()
    slow: tuple[str, ...] = ()
    """Methods that take long on it, and run on smaller ones."""


def _generic(variety: Any, *polar: int, source: str = "computed", slow: Any = ()) -> Known:
    return Known(variety, None, sum(polar), source, polar, tuple(slow))


def curve(name: str) -> nv.Implicit:
    return nv.Implicit(NAMED[name])


GENERIC = (
    _generic(D(2, 2, 1), 2, 2, 2),
    _generic(D(2, 3, 1), 3, 4, 3),
    _generic(D(2, 4, 1), 4, 6, 4),
    _generic(D(2, 5, 1), 5, 8, 5),
    _generic(D(3, 3, 1), 3, 6, 12, 12, 6, source="talk: 39"),
    _generic(D(3, 3, 2), 6, 12, 12, 6, 3),
    _generic(D(3, 4, 1), 6, 16, 27, 24, 10),
    _generic(D(3, 4, 2), 10, 24, 27, 16, 6),
    _generic(D(4, 3, 1), 6, 16, 27, 24, 10, source="computed: the transpose of 3 x 4"),
    _generic(D(4, 4, 1), 4, 12, 36, 68, 84, 60, 20),
    _generic(D(4, 4, 3), 20, 60, 84, 68, 36, 12, 4, slow=("slices",)),
    _generic(D(4, 4, 2), 20, 80, 176, 256, 286, 256, 176, 80, 20, slow=("critical",)),
    _generic(D(3, 3, 3), 1, source="a linear space"),
    _generic(S(3, 1), 3, 6, 4, source="OSS: 13"),
    _generic(S(3, 2), 4, 6, 3, source="OSS: 13"),
    _generic(S(4, 2), 10, 30, 42, 30, 10),
    _generic(nv.Hankel(3, 1), 6, 4, source="OSS: 10"),
    _generic(nv.Hankel(3, 2), 4, 6, 3, source="OSS: 13"),
    _generic(curve("cayley"), 4, 6, 3, source="DHOST: 13"),
    Known(S(4, 1), None, 40, "computed"),
    Known(S(4, 3), None, 40, "computed"),
    Known(curve("circle"), None, 4, "talk"),
    Known(curve("cardioid"), None, 7, "computed"),
    Known(curve("parabola"), None, 3, "a quartic polynomial on the line"),
    Known(nv.Parametric("t; t^2"), None, 3, "the parabola"),
    Known(nv.Parametric("t^2; t^4"), None, 3, "the parabola, covered twice"),
    Known(nv.LinearNetwork(2, 1, 2).map, None, 6, "M_1 in 2 x 2, with one-dimensional fibres"),
    Known(nv.PolynomialNetwork((2, 2, 1), 4), None, 13, "computed: the cubic of a catalecticant"),
    Known(nv.PolynomialNetwork((2, 2, 2), 2), None, 1, "its functions fill their space"),
    Known(nv.LightningAttention((2, 1), (2,), 2), None, 14, "as the Segre variety P^1 x P^3"),
)

SPECIAL = (
    Known(curve("circle"), nv.Frobenius(), 2, "talk"),
    Known(curve("ellipse"), nv.Frobenius(), 4, "talk"),
    Known(curve("parabola"), nv.Frobenius(), 3, "DHOST"),
    Known(curve("cardioid"), nv.Frobenius(), 3, "DHOST"),
    Known(curve("cayley"), nv.Frobenius(), 13, "DHOST"),
    Known(D(3, 3, 1), nv.Frobenius(), 3, "talk"),
    *(
        Known(D(m, n, r), nv.Frobenius(), comb(min(m, n), r), "talk: Eckart-Young")
        for m, n, r in ((2, 2, 1), (2, 3, 1), (3, 2, 1), (3, 4, 2), (4, 3, 3))
    ),
    Known(D(4, 4, 2), nv.Frobenius(), 6, "talk: Eckart-Young", slow=("critical-exact",)),
    Known(S(3, 1), nv.BombieriWeyl(), 3, "OSS"),
    Known(S(3, 2), nv.BombieriWeyl(), 3, "OSS"),
    Known(S(3, 2), nv.Frobenius(), 13, "computed: the unit metric on the six coordinates"),
    Known(nv.Hankel(3, 1), nv.Weighted([1, 4, 6, 4, 1]), 4, "OSS"),
    Known(nv.Hankel(3, 1), nv.BombieriWeyl(), 4, "OSS"),
    Known(nv.Hankel(3, 1), nv.Weighted([1, 2, 3, 2, 1]), 6, "OSS"),
    Known(nv.Hankel(3, 2), nv.BombieriWeyl(), 7, "OSS"),
    Known(nv.Hankel(3, 2), nv.Weighted([1, 2, 3, 2, 1]), 9, "OSS"),
    Known(
        nv.Implicit("a1*a2 = a3"), nv.Frobenius(), 5, "Hurwitz determinant, n = 3, a0 = 1: DHOST"
    ),
    Known(
        nv.Implicit("a1*a2*a3 = a3^2 + a1^2*a4"),
        nv.Frobenius(),
        5,
        "Hurwitz determinant, n = 4, a0 = 1: DHOST",
    ),
    Known(
        nv.Implicit("y = x^2; z = x*y"), None, 5, "the affine twisted cubic: a sextic on the line"
    ),
    Known(nv.Parametric("t; t^2"), nv.Frobenius(), 3, "DHOST"),
    Known(nv.Parametric("t^2; t^4"), nv.Frobenius(), 3, "the same curve"),
    Known(
        nv.Parametric("(1 - t^4)/(1 + t^4); 2*t^2/(1 + t^4)"),
        nv.Frobenius(),
        2,
        "the circle, covered twice",
    ),
    Known(nv.LinearNetwork(3, 1, 3).map, nv.Frobenius(), 3, "talk", slow=("critical-exact",)),
    Known(nv.LinearNetwork(2, 1, 2).map, nv.Frobenius(), 2, "talk: Eckart-Young"),
    Known(D(3, 3, 1), nv.DataMetric([[1, 2, 0], [0, 1, 1], [1, 0, 3]]), 3, "talk: any data"),
)

MINORS = (
    # matrix or variety, size, dimension, degree, dimension of the singular locus, source
    (D(3, 3, 1), None, 5, 6, 0, "talk"),
    (D(3, 3, 2), None, 8, 3, 5, "talk"),
    (D(2, 4, 1), None, 5, 4, 0, "Segre P^1 x P^3"),
    (D(3, 3, 3), None, 9, 1, -1, "the whole space"),
    (S(3, 1), None, 3, 4, 0, "the Veronese surface"),
    (S(3, 2), None, 5, 3, 3, "the secant variety of the Veronese surface"),
    (nv.Hankel(3, 1), None, 2, 4, 0, "the rational normal quartic"),
    (nv.Hankel(3, 2), None, 4, 3, 2, "its secant variety"),
    ("a, b, c; b, c, d", 2, 2, 3, 0, "the twisted cubic"),
    ("x, y; y, x", 2, 1, 2, 0, "two lines"),
)

CORRESPONDENCES = (
    # variety, metric, the polar degrees of its projective closure
    (D(2, 2, 1), nv.Frobenius(), (2, 2, 2)),
    (D(2, 3, 1), nv.Weighted([1, 2, 3, 4, 5, 6]), (3, 4, 3)),
    (D(3, 3, 1), nv.Frobenius(), (3, 6, 12, 12, 6)),
    (D(2, 2, 1), nv.DataMetric("1, 2; 0, 1"), (2, 2, 2)),
    (S(3, 2), nv.BombieriWeyl(), (4, 6, 3)),
    (nv.Hankel(3, 2), nv.Frobenius(), (4, 6, 3)),
    (nv.Hankel(3, 1), nv.BombieriWeyl(), (6, 4)),
    (curve("circle"), nv.Frobenius(), (2, 2)),
    (curve("cardioid"), nv.Frobenius(), (3, 4)),
)
