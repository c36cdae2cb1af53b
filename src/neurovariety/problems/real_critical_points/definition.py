"""All real zeros of the gradient: Sturm's theorem on an eliminant over QQ, in this process."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from neurovariety.algebra.textbook.buchberger import buchberger, dimension_and_degree_of
from neurovariety.algebra.textbook.points import finite_points
from neurovariety.certify.balls import middle
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.real_critical_points.intervals import (
    CertifiedPoint,
    certify,
    reflected,
    same_point,
)
from neurovariety.problems.real_critical_points.points import RealCriticalPointSet, collect
from neurovariety.problems.real_critical_points.problem import RealCriticalPoints
from neurovariety.problems.real_critical_points.symmetry import orbit_signs

_WIDTH = Fraction(1, 2**80)
"""Of a box: a weight that is not zero is seen to be none, and Krawczyk's operator starts near."""


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
    found = [certify(system, middle(box), width=_WIDTH) for box in boxes]
    points = [point for point in found if point is not None]
    # as many different real zeros as there are at all
    different = all(same_point(p, q) is False for p, q in combinations(points, 2))
    undecided = [f"root {k} was not certified" for k, point in enumerate(found) if point is None]
    why = (
        f"{len(points)} different points are certified; there are no more, for the eliminant over "
        f"QQ has {len(boxes)} real roots"
    )
    complete = different and not undecided
    return Computed(collect(system, _of_each_orbit(points), complete, why, undecided))


def _of_each_orbit(points: list[CertifiedPoint]) -> list[CertifiedPoint]:
    """One point of each orbit under the changes of signs that preserve the loss."""
    chosen: list[CertifiedPoint] = []
    for point in points:
        images = (reflected(q, s) for q in chosen for s in orbit_signs(q.system, q.nonzero))
        if not any(same_point(image, point) for image in images):
            chosen.append(point)
    return chosen
