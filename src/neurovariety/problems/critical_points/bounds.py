"""Upper bounds on the number of critical points, each with its theorem and whether it applies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, count, pairwise
from math import prod
from typing import Any

from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.shown import Shown
from neurovariety.engines.base import Limits
from neurovariety.engines.discovery import Probe
from neurovariety.engines.errors import EngineError
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import GradientSystem
from neurovariety.problems.base.tables import Table
from neurovariety.problems.critical_points.mixedvolume import mixed_volume, with_origin

_BEZOUT = (
    "Bezout: the isolated solutions in C^N are at most the product of the degrees of the N "
    "equations."
)
_BKK = (
    "Bernstein, Khovanskii, Kushnirenko; Li and Wang: the isolated solutions in C^N are at most "
    "the mixed volume of the Newton polytopes with the origin added to each."
)
_ALL = (
    "Bharadwaj, theorem 3.9: for H = 1, m = 1 there are at most (1 + 4 p)^d critical points in C^N."
)
_TORUS = (
    "Bharadwaj, proposition 3.6: for H = 1, m = 1 there are at most (4 p)^d critical points "
    "without a zero weight."
)


@dataclass(frozen=True)
class Bound(Shown):
    """An upper bound on the number of isolated complex critical points.

    Parameters
    ----------
    name : str
        Such as ``"BKK"``.
    value : int or None
        The number; None if it was not computed, or if there is no formula.
    theorem : str
        What it says, and whose it is.
    applies : bool
        Whether all hypotheses hold; if not, the value is only what the formula gives.
    why : str
        Why the value is a bound, why it is none, or why there is no value.
    """

    name: str
    value: int | None
    theorem: str
    applies: bool
    why: str

    def __str__(self) -> str:
        value = "not computed" if self.value is None else str(self.value)
        return f"{self.name} {value}{'' if self.applies else ' (does not apply)'}: {self.why}"


@dataclass(frozen=True)
class Bounds(Shown):
    """The four bounds of Bharadwaj's thesis on the critical points of a loss.

    Parameters
    ----------
    classical : Bound
        CBB, the product of the degrees.
    bkk : Bound
        The mixed volume of the Newton polytopes with the origin added.
    all_points : Bound
        B_C = (1 + 4 p)^d, for one hidden layer of d neurons, p outputs and one sample.
    torus : Bound
        B_C* = (4 p)^d, for the points without a zero weight.
    """

    classical: Bound
    bkk: Bound
    all_points: Bound
    torus: Bound

    def table(self) -> Table:
        """A line for each bound."""
        rows = tuple(
            (
                bound.name,
                "-" if bound.value is None else str(bound.value),
                "yes" if bound.applies else "no",
                bound.why,
                bound.theorem,
            )
            for bound in (self.classical, self.bkk, self.all_points, self.torus)
        )
        return Table("bounds", ("bound", "value", "applies", "why", "theorem"), rows)

    def __str__(self) -> str:
        return "\n".join(map(str, (self.classical, self.bkk, self.all_points, self.torus)))


@checked
def bounds(problem: Any, tool: str | Probe | None = None, limits: Limits | None = None) -> Bounds:
    """Bound the number of isolated complex critical points in four ways.

    Parameters
    ----------
    problem : GradientSystem, or an object whose ``system`` is one
        Such as a `CriticalPoints` problem.
    tool : {"gfan", "phc"} or Probe, optional
        What computes the mixed volume, as for `mixedvolume.mixed_volume`.
    limits : Limits, optional
        For the mixed volume. If there is no program or no time for it, it has no value and says
        why.

    Returns
    -------
    Bounds

    Raises
    ------
    SpecificationError
        If this is no gradient system, or there is no such tool.

    Examples
    --------
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> loss = QuadraticLoss([[1], [2]], [[3], [4]], 1)
    >>> found = bounds(GradientSystem(LinearNetwork(2, 2, 2), loss))
    >>> found.classical.value, found.bkk.value, found.all_points.value, found.torus.value
    (6561, 1089, 81, 64)
    """
    system = getattr(problem, "system", problem)
    if not isinstance(system, GradientSystem):
        raise SpecificationError(
            f"expected a problem about critical points or its GradientSystem, got {short(problem)}"
        )
    return Bounds(
        _classical(system),
        _bkk(system, tool, limits),
        _formula(system, "B_C", _ALL, lambda p, d: (1 + 4 * p) ** d),
        _formula(system, "B_C*", _TORUS, lambda p, d: (4 * p) ** d),
    )


def _classical(system: GradientSystem) -> Bound:
    degrees = [max(map(sum, f.monoms()), default=0) for f in system.equations]
    if not all(system.equations):
        why = "an equation vanishes identically: no solution is isolated"
        return Bound("CBB", 0, _BEZOUT, True, why)
    counts = sorted({(degree, degrees.count(degree)) for degree in degrees})
    why = "degrees " + ", ".join(f"{degree} ({n} times)" for degree, n in counts)
    return Bound("CBB", prod(degrees), _BEZOUT, True, why)


def _bkk(system: GradientSystem, tool: str | Probe | None, limits: Limits | None) -> Bound:
    n, equations = system.ring.ngens, system.equations
    supports = [with_origin(equations[k].monoms(), n) for k in by_neuron(system.network)]
    try:
        found = mixed_volume(supports, tool, limits)
    except EngineError as error:
        return Bound("BKK", None, _BKK, True, str(error))
    why = f"by {found.tool} {found.version}, {found.certainty.value}"
    return Bound("BKK", found.value, _BKK, True, why)


def by_neuron(network: LinearNetwork) -> list[int]:
    """The places of the weights, neuron after neuron, the last one first.

    The order does not change the mixed volume. gfan adds one equation after the other, and for one
    hidden layer this order costs it less than half of the time of the system's own.

    Examples
    --------
    >>> by_neuron(LinearNetwork(1, 2, 1))  # w1_11, w1_21, w2_11, w2_12
    [3, 1, 2, 0]
    """
    place = count()
    weights = [[[next(place) for _ in row] for row in W] for W in network.layers]
    order: list[int] = []
    for before, after in pairwise(weights):
        for i, row in enumerate(before):
            order += [*row, *(outgoing[i] for outgoing in after)]
    if len(weights) == 1:
        order += chain(*weights[0])
    return list(dict.fromkeys(order))[::-1]


def _formula(
    system: GradientSystem, name: str, theorem: str, formula: Callable[[int, int], int]
) -> Bound:
    widths, samples = system.network.widths, system.loss.samples
    fails = []
    if len(widths) != 3:
        fails.append(f"there are {len(widths) - 2} hidden layers, not one (H = 1)")
    if samples != 1:
        fails.append(f"there are {samples} samples, not one (m = 1)")
    if not all(system.penalties):
        fails.append("some weight is not regularised")
    value = formula(widths[2], widths[1]) if len(widths) == 3 else None
    return Bound(name, value, theorem, not fails, "; ".join(fails) or "H = 1, m = 1, regularised")
