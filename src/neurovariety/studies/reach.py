"""The reach of a variety as a plain function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neurovariety.algebra.reading.calls import checked
from neurovariety.problems.reach.problem import Reach
from neurovariety.problems.reach.result import ReachBounds
from neurovariety.solve import solve

if TYPE_CHECKING:
    from neurovariety.engines.base import Limits
    from neurovariety.varieties.variety import Variety


@checked
def reach(variety: Variety, limits: Limits | None = None) -> ReachBounds:
    """Up to which distance from a variety points have only one nearest point on it.

    The value of the problem `Reach`, whose result also has a script and can be verified.

    Parameters
    ----------
    variety : Determinantal, SymmetricDeterminantal, Hankel or Implicit
        As for `Reach`.
    limits : Limits, optional
        What msolve may use for each of its systems; by default 600 seconds.

    Returns
    -------
    ReachBounds

    Raises
    ------
    SpecificationError
        As for `Reach`.
    EngineError
        If msolve is missing or does not finish.

    Examples
    --------
    >>> from neurovariety.varieties.matrices import Determinantal
    >>> from neurovariety.varieties.variety import Implicit
    >>> found = reach(Implicit("x^2 + 4*y^2 = 4"))
    >>> float(found.interval[0]), float(found.interval[1]), found.is_attained_by_a_bottleneck
    (0.5, 0.5, False)
    >>> reach(Determinantal(3, 3, rank=1)).interval
    (Fraction(0, 1), Fraction(0, 1))
    """
    return solve(Reach(variety), limits=limits).value
