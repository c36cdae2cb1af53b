"""All real zeros of the gradient: Sturm's theorem on an eliminant over QQ, in this process."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from neurovariety.algebra.textbook.buchberger import buchberger, dimension_and_degree_of
from neurovariety.algebra.textbook.points import finite_points
from neurovariety.certify.balls import Box
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.real_critical_points.points import RealCriticalPointSet
from neurovariety.problems.real_critical_points.problem import RealCriticalPoints
from neurovariety.problems.real_critical_points.search import by_isolation

_WIDTH = Fraction(1, 2**40)
"""Of a box; then Krawczyk's operator, which proves the rest, starts near enough."""


@dataclass(frozen=True)
class Boxes:
    """A box for each real point."""

    boxes: tuple[Box, ...]


def compute(problem: RealCriticalPoints, limits: Limits) -> Computed:
    """The real roots of the eliminant, which are all points, and a certificate near each."""
    system = problem.complex.system
    ring = system.ring
    basis = buchberger((system.polynomial.diff(w) for w in ring.gens), ring)
    dimension, _ = dimension_and_degree_of(basis, ring)
    if dimension > 0:
        why = f"the complex critical points have dimension {dimension}: real ones are not isolated"
        return Computed(RealCriticalPointSet(system, (), False, why))
    boxes = finite_points(basis, ring).real_boxes(_WIDTH) if dimension == 0 else ()
    value = by_isolation(system, Boxes(boxes))
    why = f"{value.why}; there are no more, for the eliminant over QQ has {len(boxes)} real roots"
    return Computed(replace(value, why=why))
