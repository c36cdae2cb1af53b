"""Real critical points as values: certified weights, loss, Hessian index, zero pattern, orbit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias, TypeVar

from neurovariety.algebra.shown import Shown, counted
from neurovariety.algebra.writing import lines
from neurovariety.certify.balls import Interval, near
from neurovariety.certify.enclosures import gradient_enclosure, hessian_index, loss_enclosure
from neurovariety.networks.losses import GradientSystem
from neurovariety.problems.critical_points.patterns import ZeroPattern, zero_pattern
from neurovariety.problems.real_critical_points.intervals import CertifiedPoint, reflected
from neurovariety.problems.real_critical_points.symmetry import orbit_signs

T = TypeVar("T")
Layers: TypeAlias = tuple[tuple[tuple[T, ...], ...], ...]


class Kind(StrEnum):
    """What a nondegenerate critical point is, by the signs of the Hessian's eigenvalues."""

    MINIMUM = "minimum"
    SADDLE = "saddle"
    MAXIMUM = "maximum"


@dataclass(frozen=True)
class RealCriticalPoint(Shown):
    """A real critical point, proved to exist and to be isolated.

    Parameters
    ----------
    certificate : CertifiedPoint
        The box with the point, and the larger one in which it is the only critical point.
    loss : (Fraction, Fraction)
        An interval with the loss at the point.
    residual : Fraction
        The partial derivatives of the loss at the centre of the box are at most this, in
        absolute value.
    index : int or None
        The number of negative eigenvalues of the Hessian, certified; None if some sign was not.
    is_global : bool or None
        Whether no point has a smaller loss; None if that is not decided.
    """

    certificate: CertifiedPoint
    loss: Interval
    residual: Fraction
    index: int | None
    is_global: bool | None = None

    @property
    def weights(self) -> Layers[Interval]:
        """An interval for each weight, in matrices W_1, ..., W_h."""
        return _layers(self.certificate.system, self.certificate.box)

    @property
    def approximation(self) -> Layers[float]:
        """The centres of the intervals, rounded to floats."""
        centre = [float(w) for w in self.certificate.approximation]
        return _layers(self.certificate.system, centre)

    @property
    def kind(self) -> Kind | None:
        """Minimum, saddle or maximum; None without a certified index."""
        if self.index is None:
            return None
        size = len(self.certificate.box)
        return {0: Kind.MINIMUM, size: Kind.MAXIMUM}.get(self.index, Kind.SADDLE)

    @property
    def zero_pattern(self) -> ZeroPattern | None:
        """Which weights are exactly zero, by a theorem; None if that is undecided for one."""
        point = self.certificate
        nonzero = set(point.nonzero)
        if len(nonzero) + len(point.zeros) < len(point.box):
            return None
        return zero_pattern(point.system.network, (k in nonzero for k in range(len(point.box))))

    @property
    def orbit_size(self) -> int:
        """How many points the sign changes of neurons make of this one, itself included."""
        return len(orbit_signs(self.certificate.system, self.certificate.nonzero))

    @property
    def orbit(self) -> tuple[RealCriticalPoint, ...]:
        """These points, this one first. All have its loss, residual and index."""
        point = self.certificate
        signs = orbit_signs(point.system, point.nonzero)
        return tuple(replace(self, certificate=reflected(point, s)) for s in signs)

    def __str__(self) -> str:
        kind = "undecided" if self.kind is None else self.kind.value
        best = " (global)" if self.is_global else ""
        pattern = self.zero_pattern or "zeros undecided"
        return (
            f"{self.orbit_size:>3} x  loss {near(self.loss):.9f}  index {self.index}  "
            f"{kind}{best}  {pattern}"
        )


@dataclass(frozen=True)
class RealCriticalPointSet(Shown):
    """The real critical points that were proved, and whether there are others.

    Parameters
    ----------
    system : GradientSystem
        The equations.
    orbits : tuple of RealCriticalPoint
        One of each orbit under the sign changes of neurons, by loss.
    complete : bool
        Whether these are all real critical points.
    why : str
        The ground for that, or what is missing.
    undecided : tuple of str
        Candidates that could be neither certified nor excluded.

    Examples
    --------
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> from neurovariety.problems.real_critical_points.search import by_convexity
    >>> system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[3]], 1))
    >>> found = by_convexity(system)
    >>> found.count, len(found.orbits), len(found.minima), len(found.saddles), found.complete
    (3, 2, 2, 1, True)
    >>> print(found.minima[0].zero_pattern, found.minima[0].is_global, found.minima[0].index)
    * * True 0
    """

    system: GradientSystem
    orbits: tuple[RealCriticalPoint, ...]
    complete: bool
    why: str
    undecided: tuple[str, ...] = ()

    @cached_property
    def points(self) -> tuple[RealCriticalPoint, ...]:
        """All points, orbit by orbit."""
        return tuple(p for representative in self.orbits for p in representative.orbit)

    @property
    def count(self) -> int:
        """The number of points: N_R if the set is complete, else at most that."""
        return sum(p.orbit_size for p in self.orbits)

    @property
    def minima(self) -> tuple[RealCriticalPoint, ...]:
        """The points whose Hessian is positive definite."""
        return tuple(p for p in self.points if p.kind is Kind.MINIMUM)

    @property
    def saddles(self) -> tuple[RealCriticalPoint, ...]:
        """The points whose Hessian has eigenvalues of both signs."""
        return tuple(p for p in self.points if p.kind is Kind.SADDLE)

    def summary(self) -> list[tuple[str, str]]:
        return [
            ("real points", f"{self.count} in {counted(len(self.orbits), 'orbit')} of signs"),
            ("complete", f"{'yes' if self.complete else 'no'}: {self.why}"),
            ("minima", str(len(self.minima))),
            ("saddles", str(len(self.saddles))),
            *lines("undecided", self.undecided),
            *lines("orbits", [str(point) for point in self.orbits]),
        ]


def describe(point: CertifiedPoint) -> RealCriticalPoint:
    """Loss, residual and index of a certified point.

    Examples
    --------
    >>> from neurovariety.problems.real_critical_points.intervals import certify
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[3]], 1))
    >>> origin = describe(certify(system, [0, 0]))
    >>> print(origin.kind, origin.loss, origin.residual)
    saddle (Fraction(9, 2), Fraction(9, 2)) 0
    """
    system, centre = point.system, tuple((w, w) for w in point.approximation)
    residual = max(max(-low, high) for low, high in gradient_enclosure(system, centre))
    inertia = hessian_index(system, point.box)
    loss = loss_enclosure(system, point.box)
    return RealCriticalPoint(point, loss, residual, None if inertia is None else inertia[1])


def collect(
    system: GradientSystem,
    points: Iterable[CertifiedPoint],
    complete: bool,
    why: str,
    undecided: Iterable[str] = (),
) -> RealCriticalPointSet:
    """Describe one point of each orbit in balls, and order them."""
    return by_loss(system, map(describe, points), complete, why, undecided)


def by_loss(
    system: GradientSystem,
    points: Iterable[RealCriticalPoint],
    complete: bool,
    why: str,
    undecided: Iterable[str] = (),
) -> RealCriticalPointSet:
    """Sort one point of each orbit by loss and say which is lowest.

    With positive regularization the loss tends to infinity with the weights, so its minimum is a
    critical point. A point whose loss is certainly above another's is not global; the only one
    left in a complete set is.
    """
    found = sorted(points, key=lambda p: p.loss)
    bound = min((p.loss[1] for p in found), default=None)
    lowest = [p for p in found if p.loss[0] <= bound] if bound is not None else []
    proved = complete and len(lowest) == 1 and all(c > 0 for c in system.penalties)
    orbits = tuple(
        replace(p, is_global=(True if proved else None) if p in lowest else False) for p in found
    )
    return RealCriticalPointSet(system, orbits, complete, why, tuple(undecided))


def _layers(system: GradientSystem, values: Sequence[T]) -> Layers[T]:
    rest = iter(values)
    return tuple(
        tuple(tuple(next(rest) for _ in range(cols)) for _ in range(rows))
        for cols, rows in pairwise(system.network.widths)
    )
