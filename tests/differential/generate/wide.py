"""Wide networks: data in and on the boundary of a density, points on rays near each other."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.problems.tangent_kernel.kernel import direction
from tests.differential.generate.posed import Posed

_VALUES = st.one_of(st.integers(-50, 50), st.sampled_from([Fraction(1, 3), 10**12, -(10**30)]))


@st.composite
def _limits(draw: st.DrawFn) -> Posed:
    """Data in or on the boundary of where the density is positive."""
    x = draw(st.lists(st.integers(-6, 6), min_size=1, max_size=5, unique=True))
    y = draw(st.lists(_VALUES, min_size=len(x), max_size=len(x)))
    tent = nv.PiecewiseDensity("-6, 0, 6", "(6+x)/36; (6-x)/36")
    density = draw(st.sampled_from([nv.Uniform(-6, 6), nv.Uniform(-100, 100), tent]))
    return Posed((), nv.MirrorFlowLimit(x, y, density))


@st.composite
def _kernels(draw: st.DrawFn) -> Posed:
    """Points in general, opposite ones, and some that nearly coincide."""
    d = draw(st.integers(2, 4))
    row = st.lists(st.integers(-3, 3), min_size=d, max_size=d).filter(any)
    points = draw(st.lists(row, min_size=2, max_size=3, unique_by=lambda x: direction(tuple(x))))
    if draw(st.booleans()):
        points.append([10**9 * v + (not i) for i, v in enumerate(points[0])])
    if draw(st.booleans()):
        points.append([-v for v in points[0]])
    distinct = {direction(tuple(x)): x for x in points}
    slope = draw(st.sampled_from(["relu", "abs", "linear", "1/10", -2]))
    return Posed((), nv.TangentKernel(list(distinct.values()), slope))


WIDE_PROBLEMS: dict[str, Any] = {"mirror-flow-limit": _limits(), "tangent-kernel": _kernels()}
"""By kind."""
