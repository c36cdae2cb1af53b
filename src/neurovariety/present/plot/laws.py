"""Polynomials along trajectories of a flow, in floating point; needs SciPy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from neurovariety.algebra.exact import check_integer
from neurovariety.algebra.polynomials import Polynomial, read_polynomials
from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.flows.fields import Flow
from neurovariety.networks.flows.gradient import GradientFlow
from neurovariety.present.plot.canvas import in_floats, missing

Array = npt.NDArray[np.float64]
RTOL, ATOL = 1e-11, 1e-12
_SAMPLES = 300
_BLOWN_UP = 1e6


@dataclass(frozen=True, eq=False)
class Trajectories(Shown):
    """What was integrated: values of polynomials along a flow from several starts.

    Parameters
    ----------
    times : array
        The moments, the same for all starts.
    starts : array
        One row for each start.
    laws, others : array
        Values by start, polynomial and time: of polynomials that should be constant, and others.

    Examples
    --------
    >>> one_law, no_others = [[[1.0, 1.0, 1.5]]], [[]]
    >>> Trajectories(np.arange(3), np.zeros((1, 2)), np.array(one_law), np.array(no_others)).drift
    0.333...
    """

    times: Array
    starts: Array
    laws: Array
    others: Array

    @property
    def drift(self) -> float:
        """The largest change of a law, relative to the largest absolute value on its line or 1."""
        return _drift(self.laws)

    @property
    def movement(self) -> float:
        """The same for the other polynomials: they should not be constant."""
        return _drift(self.others)


@checked
@in_floats()
def integrate(
    flow: Flow,
    laws: Any,
    others: Any = (),
    *,
    time: float = 3.0,
    starts: int = 4,
    seed: int = 1,
) -> Trajectories:
    """Follow a flow from random starts and evaluate polynomials along it, in floating point.

    Parameters
    ----------
    flow : GradientFlow or PolynomialFlow
        Without a loss, that of `with_a_loss` is taken.
    laws, others : polynomials
        In the weights of the flow, as `read_polynomials` takes them.
    time : float
        How long.
    starts : int
        How many random starts, each with independent normal coordinates.
    seed : int
        Where they come from.

    Raises
    ------
    SpecificationError
        If this is no flow, SciPy is missing, or a trajectory does not reach the time.

    Examples
    --------
    >>> from neurovariety import GradientFlow, Parametric
    >>> flow = GradientFlow(Parametric("a*b"), loss="(y1 - 1)^2/2")
    >>> found = integrate(flow, "a^2 - b^2", "a^2 + b^2")
    >>> found.drift < 1e-8, found.movement > 0.1
    (True, True)
    """
    check_integer("starts", starts, 1)
    check_integer("seed", seed, 0)
    flow = with_a_loss(flow, seed)
    if not isinstance(time, int | float) or not 0 < time < float("inf"):
        raise SpecificationError(f"expected a positive time, got {short(time)}")
    names = [str(s) for s in flow.ring.symbols]
    constant = polynomials_of(laws, names)
    moving = polynomials_of(others, names)
    field = [evaluator(f) for f in flow.fields[0]]
    times = np.linspace(0.0, time, _SAMPLES)
    points = np.random.default_rng(seed).normal(size=(starts, len(names)))
    paths = [_path(field, p, times) for p in points]
    return Trajectories(
        times,
        points,
        np.array([[evaluator(f)(path) for f in constant] for path in paths]),
        np.array([[evaluator(f)(path) for f in moving] for path in paths]),
    )


@checked
def with_a_loss(flow: Flow, seed: int = 1) -> Flow:
    """The flow itself if it has a loss; otherwise that of a random one, for what holds for all.

    The loss is half of the squared distance of the outputs to small random integers.

    Examples
    --------
    >>> from neurovariety import GradientFlow, Parametric
    >>> with_a_loss(GradientFlow(Parametric("a*b"))).loss
    1/2*a**2*b**2 - 2*a*b + 2
    """
    if not isinstance(flow, Flow):
        raise SpecificationError(f"expected a GradientFlow, got {short(flow)}")
    if not isinstance(flow, GradientFlow) or not flow.is_open:
        return flow
    random = np.random.default_rng(seed)
    outputs = flow.components
    targets = random.integers(1, 4, len(outputs)).tolist()
    loss = sum(((f - t) ** 2 for f, t in zip(outputs, targets, strict=True)), flow.parameters.zero)
    return replace(flow, loss=loss / 2)


def polynomials_of(given: Any, names: Sequence[str]) -> tuple[Polynomial, ...]:
    return () if isinstance(given, list | tuple) and not given else read_polynomials(given, names)


def evaluator(f: Polynomial) -> Any:
    """A function of points, the last index by variable, in floating point."""
    exponents = np.array(f.monoms(), dtype=np.int64).reshape(-1, len(f.ring.gens))
    coefficients = np.array([int(c.numerator) / int(c.denominator) for c in f.coeffs()])

    def value(x: Array) -> Array:
        result: Array = np.prod(x[..., None, :] ** exponents, axis=-1) @ coefficients
        return result

    return value


def _path(field: Iterable[Any], start: Array, times: Array) -> Array:
    try:
        from scipy.integrate import solve_ivp
    except ImportError:
        raise missing("SciPy") from None
    functions = list(field)

    def velocity(_: float, x: Array) -> Array:
        return np.array([f(x) for f in functions])

    def blown_up(_: float, x: Array) -> float:
        return _BLOWN_UP - float(np.abs(x).max())

    blown_up.terminal = True  # type: ignore[attr-defined]
    found = solve_ivp(
        velocity,
        (times[0], times[-1]),
        start,
        method="DOP853",
        t_eval=times,
        rtol=RTOL,
        atol=ATOL,
        events=blown_up,
    )
    if not found.success or found.y.shape[1] != len(times):
        raise SpecificationError(
            f"the trajectory from {start.round(3).tolist()} does not reach the time {times[-1]:g}: "
            "take a shorter time or another seed"
        )
    path: Array = found.y.T
    return path


def _drift(values: Array) -> float:
    if not values.size:
        return 0.0
    change = np.ptp(values, axis=-1)
    size = np.maximum(np.abs(values).max(axis=-1), 1.0)
    return float((change / size).max())
