"""All real zeros of the gradient: Sturm's theorem on an eliminant over QQ, in this process.

Each point is a root of the eliminant: its weights, its loss and the Hessian there are polynomials
in the root, so zero weights, signs of eigenvalues and what is equal are decided exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from flint import fmpq_poly

from neurovariety.algebra.evaluation import value_at
from neurovariety.algebra.textbook.buchberger import buchberger, dimension_and_degree_of
from neurovariety.algebra.textbook.points import FinitePoints, finite_points
from neurovariety.algebra.textbook.roots import RealRoot, inertia
from neurovariety.certify.balls import ZERO, Box, Interval, disjoint, inside, middle
from neurovariety.engines.base import Limits
from neurovariety.networks.losses import GradientSystem
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.real_critical_points.intervals import CertifiedPoint
from neurovariety.problems.real_critical_points.points import (
    RealCriticalPoint,
    RealCriticalPointSet,
    by_loss,
)
from neurovariety.problems.real_critical_points.problem import RealCriticalPoints
from neurovariety.problems.real_critical_points.symmetry import orbit_signs, reflect

_WIDTH, _AROUND = Fraction(1, 2**120), Fraction(1, 2**100)
_FINER = Fraction(1, 2**20)
_BITS = 512
"""In which the checks repeat by intervals what is exact here."""


def compute(problem: RealCriticalPoints, limits: Limits) -> Computed:
    """The real roots of the eliminant, which are all points."""
    system = problem.complex.system
    ring = system.ring
    basis = buchberger((system.polynomial.diff(w) for w in ring.gens), ring)
    dimension, _ = dimension_and_degree_of(basis, ring)
    if dimension > 0:
        why = f"the complex critical points have dimension {dimension}: real ones are not isolated"
        return Computed(RealCriticalPointSet(system, (), False, why))
    known = finite_points(basis, ring) if dimension == 0 else None
    roots = list(known.real_roots()) if known else []
    points, undecided = list[RealCriticalPoint](), list[str]()
    boxes, radius = _apart(known, roots) if known else ([], _AROUND)
    hessian = [[known.value(f) for f in row] for row in system.hessian] if known else []
    for k, (root, box) in enumerate(zip(roots, boxes, strict=True)):
        positive, negative = inertia(hessian, root)
        if positive + negative < ring.ngens:
            undecided.append(f"root {k} is degenerate: the determinant of its Hessian is zero")
        elif known and not any(_is_image(box, p.certificate) for p in points):
            domain = tuple((low - radius, high + radius) for low, high in box)
            certificate = CertifiedPoint(system, box, domain, _BITS)
            loss = root.value(known.value(system.polynomial), _WIDTH)
            points.append(_described(certificate, loss, negative))
    why = f"they are the {len(roots)} real roots of an eliminant over QQ, which are all"
    if undecided:
        why = f"{len(undecided)} of the {len(roots)} real roots of an eliminant are degenerate"
    return Computed(by_loss(system, points, not undecided, why, undecided))


def _apart(known: FinitePoints, roots: Sequence[RealRoot]) -> tuple[list[Box], Fraction]:
    """Boxes of which none meets another, and by how much they can grow until this is so."""
    width, radius = _WIDTH, _AROUND
    while True:
        boxes = [tuple(_side(root, x, width) for x in known.coordinates) for root in roots]
        larger = [tuple((low - 2 * radius, high + 2 * radius) for low, high in b) for b in boxes]
        if all(disjoint(a, b) for a, b in combinations(larger, 2)):
            return boxes, radius
        width, radius = width * _FINER, radius * _FINER


def _side(root: RealRoot, weight: fmpq_poly, width: Fraction) -> Interval:
    """The weight in an interval that says whether it is zero."""
    sign = root.sign(weight)
    low, high = root.value(weight, width) if sign else ZERO
    while sign and low <= 0 <= high:
        width *= _FINER
        low, high = root.value(weight, width)
    return low, high


def _is_image(box: Box, point: CertifiedPoint) -> bool:
    """Whether a change of signs that preserves the loss takes the point to that in the box.

    The image is a critical point; where it is in the box's surroundings, it is the box's own.
    """
    signs = orbit_signs(point.system, point.nonzero)
    return any(inside(box, reflect(point.domain, s)) for s in signs)


def _described(certificate: CertifiedPoint, loss: Interval, index: int) -> RealCriticalPoint:
    system: GradientSystem = certificate.system
    centre = middle(certificate.box)
    residual = max(abs(value_at(system.polynomial.diff(w), centre)) for w in system.ring.gens)
    here = value_at(system.polynomial, centre)  # which shall be in the interval, too
    return RealCriticalPoint(certificate, (min(loss[0], here), max(loss[1], here)), residual, index)
