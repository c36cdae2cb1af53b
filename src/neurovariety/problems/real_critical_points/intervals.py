"""Critical points certified by interval arithmetic: a box, and a proof that one zero is in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import flint

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.shown import Shown
from neurovariety.certify.balls import (
    ZERO,
    Box,
    ball,
    column,
    dyadic,
    inside,
    interval,
    middle,
    working,
)
from neurovariety.certify.derivatives import derivatives
from neurovariety.certify.enclosures import LARGEST_PRECISION, PRECISION
from neurovariety.certify.krawczyk import isolate, newton
from neurovariety.networks.losses import GradientSystem
from neurovariety.problems.real_critical_points.symmetry import Signs, reflect, sign_changes

RADIUS = Fraction(1, 2**10)
"""How far a zero may be from what was taken for it, in each weight."""

WIDTH = Fraction(1, 2**40)
"""The longest side of a certified box."""


@dataclass(frozen=True)
class CertifiedPoint(Shown):
    """One isolated nondegenerate critical point: it exists, and it is the only one in a box.

    Parameters
    ----------
    system : GradientSystem
        Whose zero it is.
    box : tuple of (Fraction, Fraction)
        It contains the point: an interval for each weight, ``(0, 0)`` where a theorem says that
        the weight is zero.
    domain : tuple of (Fraction, Fraction)
        A larger box, in which there is no other critical point.
    precision : int
        The bits of the arithmetic that proved it.
    """

    system: GradientSystem
    box: Box
    domain: Box
    precision: int

    @property
    def zeros(self) -> tuple[int, ...]:
        """The places of the weights that are exactly zero."""
        return tuple(k for k, side in enumerate(self.box) if side == ZERO)

    @property
    def nonzero(self) -> tuple[int, ...]:
        """The places of the weights that are certainly not zero."""
        return tuple(k for k, (low, high) in enumerate(self.box) if low > 0 or high < 0)

    @property
    def approximation(self) -> tuple[Fraction, ...]:
        """The centre of the box."""
        return middle(self.box)


def certify(
    system: GradientSystem,
    approximation: Sequence[Any],
    *,
    radius: Fraction = RADIUS,
    width: Fraction = WIDTH,
    precision: int = PRECISION,
) -> CertifiedPoint | None:
    """Prove that there is a critical point near an approximation, or return None.

    Newton's method at the working precision finds the centre of a box, Krawczyk's operator proves
    that the box contains exactly one zero; boxes shrink until it does, and then the precision
    doubles, up to 2048 bits. Where all weights of a neuron nearly vanish, the box is taken
    symmetric under the neuron's change of sign: this maps zeros to zeros, so the only zero in the
    box is its own image, and the neuron's weights are exactly zero. No tolerance decides that.

    Parameters
    ----------
    system : GradientSystem
        The equations.
    approximation : sequence of float, Fraction or arb
        A number for each weight.
    radius : Fraction
        How far the zero may be from it.
    width : Fraction
        The longest side of the box.
    precision : int
        The bits to begin with.

    Returns
    -------
    CertifiedPoint or None
        None at an approximation that is far from all critical points, and near one that is
        degenerate or not isolated.

    Examples
    --------
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[3]], 1))
    >>> point = certify(system, [1.41421356, 1.41421356])
    >>> [float(w) for w in point.approximation]
    [1.4142135623730951, 1.4142135623730951]
    >>> certify(system, [0.0005, 0]).zeros
    (0, 1)
    >>> certify(system, [1.3, 1.3]) is None
    True
    """
    bits = max(precision, _bits(width) + 16)
    while bits <= max(LARGEST_PRECISION, precision):
        check_time()
        with working(bits):
            start = column([ball(v).mid() for v in approximation])
            found = prove_near(system, start, radius, width)
            if found is not None:
                domain, image, zeros = found
                box = tuple(
                    ZERO if k in zeros else interval(w) for k, w in enumerate(image.entries())
                )
                allowed = ((c - radius, c + radius) for c in map(dyadic, start.entries()))
                if not inside(box, allowed):
                    return None
                return CertifiedPoint(system, box, tuple(map(interval, domain.entries())), bits)
        bits *= 2
    return None


def prove_near(
    system: GradientSystem, start: Any, radius: Fraction, width: Fraction
) -> tuple[Any, Any, set[int]] | None:
    """Newton's method and Krawczyk's operator at the working precision, real or complex.

    Returns
    -------
    (column, column, set of int) or None
        A box with exactly one zero, a narrow one with the zero, and the places of the weights
        that are zero there because of a symmetry.
    """
    maps = derivatives(system, "acb" if isinstance(start[0, 0], flint.acb) else "arb")
    centre = newton(maps.gradient, maps.hessian, start, 2 * ball(radius))
    if centre is None:
        return None
    symmetric, zeros = _symmetrised(system, centre.entries())
    found = isolate(maps.gradient, maps.hessian, column(symmetric), ball(width).lower())
    return None if found is None else (*found, zeros)


def refine(point: CertifiedPoint, width: Fraction) -> CertifiedPoint:
    """The same point in a box whose sides are at most so long.

    Raises
    ------
    ArithmeticError
        If the highest precision is not enough.

    Examples
    --------
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[3]], 1))
    >>> point = refine(certify(system, [1.4142, 1.4142]), Fraction(1, 10**90))
    >>> low, high = point.box[0]
    >>> low**2 < 2 < high**2, high - low < Fraction(1, 10**90)
    (True, True)
    """
    narrower = certify(
        point.system, point.approximation, width=width, precision=max(64, 2 * _bits(width))
    )
    if narrower is None or not inside(narrower.box, point.domain):
        raise ArithmeticError(f"no box of width {float(width):.1e} was certified")
    return CertifiedPoint(point.system, narrower.box, point.domain, narrower.precision)


def reflected(point: CertifiedPoint, signs: Signs) -> CertifiedPoint:
    """The image of a point under a change of signs that preserves the loss."""
    box, domain = reflect(point.box, signs), reflect(point.domain, signs)
    return CertifiedPoint(point.system, box, domain, point.precision)


def _symmetrised(system: GradientSystem, centre: list[Any]) -> tuple[list[Any], set[int]]:
    """The centre fixed by the symmetries that it nearly has: vanishing neurons, conjugation.

    A box around it then has them, too. Should its zero be near a symmetric one but not symmetric,
    there are two, and no proof; a higher precision tells them apart.
    """
    small = flint.arb(2) ** (-flint.ctx.prec // 3)
    if isinstance(centre[0], flint.acb) and all(abs(w.imag) < small for w in centre):
        centre = [flint.acb(w.real) for w in centre]
    zeros = {
        k
        for change in sign_changes(system)
        if all(abs(centre[k]) < small for k in change)
        for k in change
    }
    return [0 * w if k in zeros else w for k, w in enumerate(centre)], zeros


def _bits(width: Fraction) -> int:
    return max(0, (width.denominator // width.numerator).bit_length())
