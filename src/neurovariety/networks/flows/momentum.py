"""How parameters move under a force: by gradient flow, with weight decay, with momentum."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from sympy.polys.rings import PolyRing

from neurovariety.algebra.derivations import compose
from neurovariety.algebra.exact import format_rational, quotient
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.algebra.shown import Shown
from neurovariety.networks.flows.fields import VectorField


@dataclass(frozen=True)
class OverTime(Shown):
    """A damping that fades, ``rate / t``: that of Nesterov's accelerated gradient is ``3/t``.

    Examples
    --------
    >>> print(OverTime(Fraction(3)))
    3/t
    """

    rate: Fraction

    def __str__(self) -> str:
        return f"{format_rational(self.rate)}/t"


Damping: TypeAlias = Fraction | OverTime


def shown_damping(damping: Damping) -> str:
    """A damping as text, of any length."""
    return str(damping) if isinstance(damping, OverTime) else format_rational(damping)


@dataclass(frozen=True)
class Motion(Shown):
    """The vector fields of parameters under forces.

    A field is multiplied by the time where the damping fades, so that it is polynomial; what is
    constant along it stays so.

    Parameters
    ----------
    parameters : PolyRing
        The polynomials in the parameters.
    metric : tuple of polynomials or None
        The diagonal of the mirror metric.
    damping : Fraction, OverTime or None
        Of the momentum; None without.
    decay : Fraction or None
        Of the weights.
    """

    parameters: PolyRing
    metric: tuple[Polynomial, ...] | None
    damping: Damping | None
    decay: Fraction | None

    @cached_property
    def ring(self) -> PolyRing:
        """Parameters, with momentum their velocities, and ``growth`` or ``t``.

        Without damping or decay ``growth`` would be constant, a law that says nothing.
        """
        names = [str(s) for s in self.parameters.symbols]
        prefix, clock = "v_", "t" if isinstance(self.damping, OverTime) else "growth"
        while any(f"{prefix}{name}" in names for name in names):
            prefix += "_"
        while clock in names:
            clock += "_"
        velocities = [] if self.damping is None else [f"{prefix}{name}" for name in names]
        runs = bool(self.decay if self.damping is None else self.damping)
        if not velocities and not runs:
            return self.parameters
        return polynomial_ring([*names, *velocities, *[clock][:runs]])

    @cached_property
    def scales(self) -> tuple[Polynomial, ...] | None:
        """The metric in the flow's ring; with momentum at the mirror point, times the damping."""
        ring, n = self.ring, self.parameters.ngens
        if self.metric is None:
            return None
        if self.damping is None:
            return tuple(m.set_ring(ring) for m in self.metric)
        x, v = ring.gens[:n], ring.gens[n : 2 * n]
        if isinstance(self.damping, OverTime):
            factor, ahead = ring.one, ring.gens[-1] / quotient(self.damping.rate - 1)
        else:
            factor = ring(quotient(self.damping))
            ahead = ring(1 / quotient(self.damping))
        mirror = [a + ahead * b for a, b in zip(x, v, strict=True)]
        return tuple(factor * compose(m, mirror, ring) for m in self.metric)

    def gradient(self, f: Polynomial) -> VectorField:
        """Of a function of the parameters, in the metric."""
        ring = self.ring
        return self._scaled(tuple(f.diff(i).set_ring(ring) for i in range(self.parameters.ngens)))

    def along(self, force: VectorField) -> VectorField:
        """The velocity of all variables under a force, and what decays."""
        ring, n, damping = self.ring, self.parameters.ngens, self.damping
        x, v, clock = ring.gens[:n], ring.gens[n : 2 * n], ring.gens[2 * n :]
        if self.decay is not None:
            rate = quotient(self.decay)
            lost = self._scaled(tuple(rate * w for w in x))
            force = tuple(f - w for f, w in zip(force, lost, strict=True))
            if damping is None:
                return (*force, rate * ring.gens[-1])
        if damping is None:
            return force
        if isinstance(damping, OverTime):
            rate, (time,) = quotient(damping.rate), clock
            pushed = (time * f - rate * w for f, w in zip(force, v, strict=True))
            return (*(time * w for w in v), *pushed, time)
        rate = quotient(damping)
        pushed = (f - rate * w for f, w in zip(force, v, strict=True))
        return (*v, *pushed, *(rate * g for g in clock))

    def by(self, force: VectorField) -> VectorField:
        """What a force alone adds to it."""
        zero, n = self.ring.zero, self.parameters.ngens
        before = 0 if self.damping is None else n
        return (*(zero,) * before, *force, *(zero,) * (self.ring.ngens - before - n))

    def _scaled(self, vector: VectorField) -> VectorField:
        if self.scales is None:
            return vector
        return tuple(m * g for m, g in zip(self.scales, vector, strict=True))
