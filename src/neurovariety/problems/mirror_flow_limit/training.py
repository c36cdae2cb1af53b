"""Wide networks that are trained by gradient or mirror descent, in floating point."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import check_integer
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError, short
from neurovariety.problems.base.arguments import LARGEST_SEED
from neurovariety.problems.mirror_flow_limit.problem import MirrorFlowLimit

POTENTIALS: dict[str, Callable[[Any], Any]] = {
    "x^2": lambda u: u / 2,
    "|x|^3 + x^2": lambda u: np.sign(u) * (np.sqrt(1 + 3 * abs(u)) - 1) / 3,
}
"""Unscaled potentials, of how far each weight has moved: the inverse of the derivative."""

MOST_STEPS = 20_000
CLOSE = 1e-6
"""Errors at the data at which training ends, of the largest value."""

_MOMENTUM = 0.99


@dataclass(frozen=True)
class WideNetwork(Shown):
    """A trained network: it is called with an array of inputs.

    Parameters
    ----------
    w, b, a : array
        Input weights, biases, output weights.
    steps : int
        Of its training.
    """

    w: Any
    b: Any
    a: Any
    steps: int

    def __call__(self, x: Any) -> Any:
        """The outputs."""
        outputs: Any = np.maximum(np.multiply.outer(x, self.w) - self.b, 0) @ self.a
        return outputs


def trained(
    problem: MirrorFlowLimit, width: int = 2000, seed: int = 1, potential: str = "x^2"
) -> WideNetwork:
    """A network whose weights all are trained, by steps with momentum in the mirror of a potential.

    Parameters
    ----------
    problem : MirrorFlowLimit
        The data and the density of the biases.
    width : int
        The number of neurons, at least 2. A bias is drawn in each of as many parts of equal
        probability, half of them for each input weight, so that the error falls fast.
    seed : int
        Where they come from.
    potential : {"x^2", "|x|^3 + x^2"}
        The first is gradient descent.

    Examples
    --------
    >>> from neurovariety import Uniform
    >>> f = trained(MirrorFlowLimit("0, 1", "0, 1", Uniform(-2, 2)), width=300)
    >>> bool(abs(f(0.5) - 2815 / 5624) < 0.1)
    True
    """
    check_integer("width", width, 2, 100_000)
    check_integer("seed", seed, 0, LARGEST_SEED)
    if potential not in POTENTIALS:
        raise SpecificationError(
            f"expected a potential, one of {', '.join(POTENTIALS)}, got {short(potential)}"
        )
    back = POTENTIALS[potential]
    x, y = (np.array(v, float) for v in (problem.x, problem.y))
    random = np.random.default_rng(seed)
    half = width // 2
    strata = (np.arange(half) + random.random((2, half))) / half
    w, b = np.repeat([1.0, -1.0], half), _quantiles(problem, strata.ravel())
    rate = 1 / np.linalg.norm(np.maximum(np.multiply.outer(x, w) - b, 0), 2) ** 2
    start = np.concatenate([w, b, np.zeros(2 * half)])
    moved, speed, mirror = (np.zeros(len(start)) for _ in range(3))
    goal = CLOSE * max(1.0, np.max(abs(y)))
    for step in range(MOST_STEPS):
        if step % 100 == 0:
            check_time()
        w, b, a = np.split(start + moved, 3)
        inner = np.multiply.outer(x, w) - b
        outer = np.maximum(inner, 0)
        errors = outer @ a - y
        if np.max(abs(errors)) < goal:
            break
        at = (inner > 0) * errors[:, None]
        gradient = np.concatenate([x @ at * a, -at.sum(axis=0) * a, errors @ outer])
        speed = _MOMENTUM * speed - rate * gradient
        mirror += speed
        moved = back(2 * mirror)
    return WideNetwork(w, b, a, step)


def _quantiles(problem: MirrorFlowLimit, levels: Any) -> Any:
    """Where the integral of the density has these values."""
    density, points, heights, total = problem.density, [], [], 0.0
    for (low, high), f in zip(pairwise(density.cuts), density.polynomials, strict=True):
        if f:
            whole = np.polynomial.Polynomial([float(c) for c in reversed(f.to_dense())]).integ()
            t = np.linspace(float(low), float(high), 1001)
            points.append(t)
            heights.append(total + whole(t) - whole(t[0]))
            total = heights[-1][-1]
    return np.interp(levels * total, np.concatenate(heights), np.concatenate(points))
