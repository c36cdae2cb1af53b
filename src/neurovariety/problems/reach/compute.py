"""The reach, by theorems in this process or from points that msolve finds."""

from __future__ import annotations

from fractions import Fraction

from neurovariety.certify.balls import Interval, square_root
from neurovariety.engines.base import Limits
from neurovariety.engines.tools import Tool, find_tool
from neurovariety.errors import SpecificationError
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.reach.cones import is_bent
from neurovariety.problems.reach.curves import reach_of_curve
from neurovariety.problems.reach.ellipsoids import extreme_squared_axes
from neurovariety.problems.reach.problem import Reach
from neurovariety.problems.reach.result import ReachBounds
from neurovariety.problems.reach.singular import (
    has_real_singular_points,
    is_zero_at_a_singular_point,
)
from neurovariety.varieties.assumptions import Assumption, Standing
from neurovariety.varieties.variety import Implicit, Variety


def compute(problem: Reach, limits: Limits) -> Computed:
    """By the method that is chosen."""
    variety, method = problem.written, problem.chosen_method
    if method == "linear":
        linear = ReachBounds(None, None, None, Certainty.EXACT, "a linear space is convex")
        return Computed(linear)
    if method == "cone":
        return Computed(_reach_of_cone(variety, limits))
    if method == "ellipsoid":
        axes = extreme_squared_axes(variety)
        assert axes is not None
        return Computed(_reach_of_ellipsoid(*axes))
    assert isinstance(variety, Implicit)
    version = str(find_tool(Tool.MSOLVE).version)
    singular = Assumption("smooth", Standing.FAILS, "a real singular point decides")
    if is_zero_at_a_singular_point(variety, limits):
        return Computed(_ZERO_AT_A_POINT, "msolve", version, (singular,))
    if method == "singular" or has_real_singular_points(variety, limits):
        raise SpecificationError(
            "expected a compact plane curve or hypersurface of rotation without real singular "
            "points, an ellipsoid, a cone, or a singular point with an indefinite Hessian, got "
            f"{variety}"
        )
    found, compact = reach_of_curve(variety, limits)
    smooth = Assumption("smooth", Standing.MODULAR, "no real singular point, by msolve")
    return Computed(found, "msolve", version, (compact, smooth))


_ZERO_AT_A_POINT = ReachBounds(
    (Fraction(0), Fraction(0)),
    None,
    None,
    Certainty.MODULAR,
    "a singular point, that msolve finds, where branches meet, the tangent cone is not convex, or "
    "the curvature has no bound",
)


def _reach_of_ellipsoid(short: Interval, long: Interval) -> ReachBounds:
    """c^2 / a for the shortest half axis c and the longest a.

    On x^t A x = 1 the curvature in a unit direction v is v^t A v / |A x|. The largest eigenvalue
    1/c^2 bounds v^t A v, and |A x|^2 = x^t A^2 x is at least the smallest one, 1/a^2; both are
    attained at an end of the longest axis. No bottleneck is narrower than 2c.
    """
    radius = square_root((short[0] ** 2 / long[1], short[1] ** 2 / long[0]))
    why = "c^2/a for the half axes c and a, the shortest and the longest"
    return ReachBounds(radius, square_root(short), radius, Certainty.EXACT, why)


def _reach_of_cone(variety: Variety, limits: Limits) -> ReachBounds:
    """Zero: the real matrices of bounded rank span their space and do not fill it."""
    if isinstance(variety, Implicit) and not is_bent(variety, limits):
        raise SpecificationError(
            f"expected a cone of which two real points are found whose midpoint is not on it, got "
            f"{variety}: its real points may be a linear space"
        )
    return ReachBounds(
        (Fraction(0), Fraction(0)),
        None,
        None,
        Certainty.EXACT,
        "a cone that is no linear space is not convex at its vertex (Federer 1959, theorem 4.8)",
    )
