"""Complex critical points certified near approximations, and how many of them are distinct."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import flint

from neurovariety.algebra.deadline import check_time
from neurovariety.certify.balls import ZERO, Box, column, disjoint, inside, interval, working
from neurovariety.certify.enclosures import PRECISION
from neurovariety.networks.losses import GradientSystem
from neurovariety.problems.real_critical_points.intervals import RADIUS, WIDTH, prove_near
from neurovariety.problems.real_critical_points.symmetry import Signs, orbit_signs, reflect


@dataclass(frozen=True)
class ComplexPoint:
    """One isolated nondegenerate complex critical point.

    Parameters
    ----------
    box : tuple of (Fraction, Fraction)
        Intervals for the real parts of all weights, then for the imaginary parts.
    domain : tuple of (Fraction, Fraction)
        A larger box, in which there is no other.
    """

    box: Box
    domain: Box

    @property
    def is_real(self) -> bool:
        """Whether all imaginary parts are exactly zero."""
        return all(side == ZERO for side in self.box[len(self.box) // 2 :])

    @property
    def is_decided(self) -> bool:
        """Whether it is certainly real or certainly not."""
        imaginary = self.box[len(self.box) // 2 :]
        return self.is_real or any(low > 0 or high < 0 for low, high in imaginary)

    @property
    def nonzero(self) -> set[int]:
        """The places of the weights that are certainly not zero."""
        n = len(self.box) // 2
        return {k % n for k, (low, high) in enumerate(self.box) if low > 0 or high < 0}

    def reflected(self, signs: Signs) -> ComplexPoint:
        """The image under a change of signs."""
        return ComplexPoint(reflect(self.box, signs * 2), reflect(self.domain, signs * 2))

    @property
    def conjugate(self) -> ComplexPoint:
        """The complex conjugate, a critical point too: the data are real."""
        signs = (1,) * (len(self.box) // 2) + (-1,) * (len(self.box) // 2)
        return ComplexPoint(reflect(self.box, signs), reflect(self.domain, signs))


def certify_complex(
    system: GradientSystem,
    approximation: Sequence[complex],
    *,
    radius: Fraction = RADIUS,
    width: Fraction = WIDTH,
) -> ComplexPoint | None:
    """Prove that there is a complex critical point near an approximation, or return None.

    Where Newton's method ends near real numbers, the box is taken symmetric under conjugation:
    its only zero is its own conjugate, hence real.

    Examples
    --------
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[3]], 1))
    >>> [certify_complex(system, w).is_real for w in ([1.41421, 1.41421], [2j, -2j])]
    [True, False]
    >>> certify_complex(system, [1j, 1]) is None
    True
    """
    acb, bits = flint.acb, PRECISION
    while bits <= 4 * PRECISION:
        check_time()
        with working(bits):
            start = column([acb(complex(w)) for w in approximation])
            found = prove_near(system, start, radius, width)
            if found is not None:
                domain, image, zeros = found
                return _point(domain, image, zeros)
        bits *= 2
    return None


def distinct_points(
    system: GradientSystem, approximations: Sequence[Sequence[complex]]
) -> tuple[tuple[ComplexPoint, ...], tuple[ComplexPoint, ...], tuple[str, ...]]:
    """The different complex critical points near approximations, with their images.

    Images under the sign changes of neurons and under conjugation are critical points as well:
    one point of an orbit is enough.

    Returns
    -------
    (points, representatives, undecided)
        All points, in boxes that prove them different; one of each orbit under the sign changes;
        a line for each approximation that was not certified.

    Examples
    --------
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[3]], 1))
    >>> points, orbits, undecided = distinct_points(system, [[0, 0], [2j, -2j], [1.41421, 1.41421]])
    >>> len(points), len(orbits), undecided
    (5, 3, ())
    """
    known: list[ComplexPoint] = []
    representatives: list[ComplexPoint] = []
    undecided: list[str] = []
    for number, approximation in enumerate(approximations):
        place = _exactly(approximation)
        if any(inside(place, point.domain) for point in known):
            continue
        found = certify_complex(system, approximation)
        if found is None or not found.is_decided:
            undecided.append(f"approximation {number} was not certified")
            continue
        for point in (found, found.conjugate):
            relations = [_same(point, other) for other in known]
            if True in relations:
                continue
            if None in relations:
                undecided.append(f"approximation {number} was not told from another point")
                continue
            representatives.append(point)
            known += [point.reflected(s) for s in orbit_signs(system, point.nonzero)]
    return tuple(known), tuple(representatives), tuple(undecided)


def _same(first: ComplexPoint, second: ComplexPoint) -> bool | None:
    if disjoint(first.box, second.box):
        return False
    return inside(first.box, second.domain) or inside(second.box, first.domain) or None


def _exactly(approximation: Sequence[complex]) -> Box:
    values = [complex(w) for w in approximation]
    parts = [Fraction(w.real) for w in values] + [Fraction(w.imag) for w in values]
    return tuple((v, v) for v in parts)


def _point(domain: Any, image: Any, zeros: set[int]) -> ComplexPoint:
    real = [ZERO if k in zeros else interval(w.real) for k, w in enumerate(image.entries())]
    if all(w.imag.mid() == 0 for w in domain.entries()):
        imaginary = [ZERO] * len(real)
    else:
        imaginary = [
            ZERO if k in zeros else interval(w.imag) for k, w in enumerate(image.entries())
        ]
    parts = [w.real for w in domain.entries()] + [w.imag for w in domain.entries()]
    return ComplexPoint((*real, *imaginary), tuple(map(interval, parts)))
