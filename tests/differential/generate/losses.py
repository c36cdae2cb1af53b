"""Losses of small linear networks."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from tests.differential.generate.posed import Posed, posed

_entries = st.sampled_from([1, 2, -1, 3, 0, Fraction(1, 3), Fraction(-5, 7), 32003, Fraction(5, 2)])
_weights = st.sampled_from([1, Fraction(1, 7), 2, 32003])


@st.composite
def matrices(draw: st.DrawFn, rows: int, cols: int) -> list[list[Any]]:
    """Of small numbers, and one that the default prime divides."""
    return [[draw(_entries) for _ in range(cols)] for _ in range(rows)]


@st.composite
def regularized(draw: st.DrawFn, widths: Any = ((1, 1, 1), (1, 2, 1), (2, 1, 1), (1, 1, 2))) -> Any:
    """Complex critical points for given data, with one weight for all."""
    d = draw(st.sampled_from(widths))
    m = draw(st.integers(1, 2))
    X, Y = draw(matrices(d[0], m)), draw(matrices(d[-1], m))
    network, weight = nv.LinearNetwork(*d), draw(_weights)
    tags = (str(network),)
    return posed(tags, lambda: nv.CriticalPoints(network, X=X, Y=Y, regularization=weight))


@st.composite
def _real(draw: st.DrawFn) -> Posed:
    found = draw(regularized(((1, 1, 1), (1, 1, 1), (2, 1, 1))))
    return posed(found.tags, lambda: nv.RealCriticalPoints(found.problem))


@st.composite
def _spurious(draw: st.DrawFn) -> Posed:
    d = draw(st.sampled_from([(1, 1, 1), (2, 1, 2), (2, 2, 2), (2, 1, 1, 2), (2, 2, 3), (1, 2, 1)]))
    unit = [[int(i == j) for j in range(d[0])] for i in range(d[0])]
    other = [[1 + (i == j) * (j + 1) for j in range(d[0])] for i in range(d[0])]
    X = draw(st.sampled_from([unit, other]))
    Y = draw(matrices(d[-1], d[0]))
    network, loss = nv.LinearNetwork(*d), nv.QuadraticLoss(X, Y)
    return posed((str(network),), lambda: nv.PureSpurious(network, loss))


LOSS_PROBLEMS = {
    "critical-points": regularized(),
    "real-critical-points": _real(),
    "pure-spurious": _spurious(),
}
"""Strategies by kind."""
