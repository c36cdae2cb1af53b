"""All real critical points of a loss, by convexity, by isolating boxes or by tracked solutions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol

from neurovariety.certify.balls import Box, disjoint, inside, longest_side, middle
from neurovariety.networks.losses import GradientSystem
from neurovariety.problems.real_critical_points.convex import ActiveSet, Outcome, active_sets, lift
from neurovariety.problems.real_critical_points.intervals import (
    RADIUS,
    WIDTH,
    CertifiedPoint,
    certify,
    refine,
    reflected,
)
from neurovariety.problems.real_critical_points.points import RealCriticalPointSet, collect
from neurovariety.problems.real_critical_points.symmetry import orbit_signs
from neurovariety.problems.real_critical_points.tracking import distinct_points

_FINER = Fraction(1, 2**40)
_REFINEMENTS = 4


class Isolating(Protocol):
    """Boxes of which each contains exactly one real solution of a system, and that are all."""

    @property
    def boxes(self) -> tuple[Box, ...]:
        """An interval for each variable, box by box."""


def by_convexity(system: GradientSystem) -> RealCriticalPointSet:
    """The real critical points of one hidden layer and one sample; see `convex` beside this file.

    Raises
    ------
    SpecificationError
        If there is not one hidden layer, one sample and positive regularization throughout.

    Examples
    --------
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[1]], 1))
    >>> found = by_convexity(system)  # the origin is degenerate
    >>> found.count, found.complete, found.undecided[0]
    (0, False, 'the origin was not certified: its Hessian may be singular')
    """
    points: list[CertifiedPoint] = []
    undecided: list[str] = []
    sets = active_sets(system)
    for active in sets:
        if active.outcome is Outcome.UNDECIDED:
            undecided.append(f"active neurons {_numbers(active)}: critical points or none?")
        elif active.outcome is Outcome.CRITICAL:
            box = lift(system, active)
            point = certify(system, middle(box))
            if point is None or not inside(box, point.domain):
                place = f"the point with active neurons {_numbers(active)}"
                place = place if active.neurons else "the origin"
                undecided.append(f"{place} was not certified: its Hessian may be singular")
            else:
                points.append(_settled(point))
    empty = sum(active.outcome is Outcome.NONE for active in sets)
    why = (
        f"by convexity, each of the {len(sets)} sets of active neurons has one critical point up "
        f"to signs or, {empty} of them, none"
    )
    if undecided:
        why = f"{len(undecided)} of {len(sets)} sets of active neurons are undecided"
    return collect(system, points, not undecided, why, undecided)


def by_isolation(system: GradientSystem, isolating: Isolating) -> RealCriticalPointSet:
    """Certify the real critical points in isolating boxes, one of each orbit.

    The set is complete if the points and their reflections lie in all boxes, one in each, and
    the boxes are all that there are.

    Parameters
    ----------
    system : GradientSystem
        The equations.
    isolating : object with ``boxes``
        Intervals of rational numbers for the weights, in the order of the system.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[3]], 1))
    >>> sides = [(Fraction(k, 10) - 1, Fraction(k, 10) + 1) for k in (-14, 0, 14)]
    >>> found = by_isolation(system, SimpleNamespace(boxes=tuple((s, s) for s in sides)))
    >>> found.count, found.complete, len(found.orbits)
    (3, True, 2)
    """
    boxes = isolating.boxes
    owner: dict[int, CertifiedPoint] = {}
    points: list[CertifiedPoint] = []
    undecided: list[str] = []
    for number, box in enumerate(boxes):
        if number in owner:
            continue
        point = certify(system, middle(box), radius=max(RADIUS, longest_side(box)))
        if point is None:
            undecided.append(f"box {number} was not certified")
            continue
        point = _settled(point)
        images = [reflected(point, s) for s in orbit_signs(system, point.nonzero)]
        places = [_box_of(image, boxes) for image in images]
        if number not in places or None in places or len(set(places)) < len(places):
            undecided.append(f"the point near box {number}, or a reflection, is in no single box")
        elif owner.keys() & set(places):
            undecided.append(f"box {number} holds a point that is in another box, too")
        else:
            points.append(point)
            owner.update(
                {k: image for k, image in zip(places, images, strict=True) if k is not None}
            )
    why = (
        f"each of the {len(boxes)} boxes that isolate the real solutions holds exactly one "
        "certified point"
    )
    if undecided:
        why = f"{len(owner)} of {len(boxes)} isolating boxes are accounted for"
    return collect(system, points, not undecided, why, undecided)


def by_tracking(
    system: GradientSystem, approximations: Sequence[Sequence[complex]], expected: int
) -> RealCriticalPointSet:
    """The real ones among complex critical points near numerical solutions.

    The set is complete if as many different complex points were certified as there are.

    Parameters
    ----------
    system : GradientSystem
        The equations.
    approximations : sequence of sequence of complex
        Numerical solutions, in the order of the weights; one of each orbit is enough.
    expected : int
        The number of complex critical points, each counted once; completeness rests on it.

    Examples
    --------
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[3]], 1))
    >>> found = by_tracking(system, [[0, 0], [2j, -2j], [1.41421, 1.41421]], expected=5)
    >>> found.count, found.complete
    (3, True)
    >>> by_tracking(system, [[0, 0], [2j, -2j]], expected=5).why
    '3 complex critical points were certified, 5 were counted'
    """
    known, representatives, undecided = distinct_points(system, approximations)
    lost: list[str] = []
    points: list[CertifiedPoint] = []
    n = system.network.parameter_count
    for place in representatives:
        if place.is_real:
            point = certify(system, middle(place.box[:n]))
            if point is None or not inside(point.box, place.domain[:n]):
                lost.append("a real point was certified over the complex numbers only")
            else:
                points.append(_settled(point))
    if len(known) == expected and not lost:
        why = (
            f"the {expected} complex critical points that were counted are certified, all different"
        )
        return collect(system, points, True, why)
    why = f"{len(known)} complex critical points were certified, {expected} were counted"
    return collect(system, points, False, why, (*undecided, *lost))


def _settled(point: CertifiedPoint) -> CertifiedPoint:
    """The point in a box narrow enough to see which weights are not zero, if that is possible."""
    finest = WIDTH
    for _ in range(_REFINEMENTS):
        if len(point.zeros) + len(point.nonzero) == len(point.box):
            break
        finest *= _FINER
        point = refine(point, finest)
    return point


def _box_of(point: CertifiedPoint, boxes: Sequence[Box]) -> int | None:
    """The only box with the point in it; each holds one critical point."""
    candidates = [k for k, box in enumerate(boxes) if not disjoint(point.box, box)]
    finest = WIDTH
    for _ in range(_REFINEMENTS):
        sure = [
            k for k in candidates if inside(boxes[k], point.domain) or inside(point.box, boxes[k])
        ]
        if len(candidates) == 1 and sure:
            return sure[0]
        finest *= _FINER
        point = refine(point, finest)
        candidates = [k for k in candidates if not disjoint(point.box, boxes[k])]
    return None


def _numbers(active: ActiveSet) -> str:
    return ", ".join(str(i + 1) for i in active.neurons) or "none"
