"""All critical points of one generic complex datum, by monodromy.

The pairs of a critical point and its datum are a vector bundle over the regular points of the
variety (Draisma and others 2016, theorem 4.1). If the variety is irreducible so are they, and the
monodromy group is transitive on the critical points of a generic datum: random loops from one reach
all (Duff, Hill, Jensen, Lee, Leykin, Sommars 2019). Each round also brings a point from elsewhere
on the variety, which reaches the other components where there are several. How many points there
are is not found out here: it must be known.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from neurovariety.certify.homotopy.monomials import Array
from neurovariety.certify.homotopy.paths import Tolerance, polish, track
from neurovariety.certify.homotopy.systems import CriticalSystem
from neurovariety.errors import SpecificationError

_ROUNDS, _TRIES = 60, 20

_TOGETHER, _MOST_LOOPS = 256, 8
"""How many paths, and how many loops, are followed at a time, for small arrays cost as much."""

_CONFIRMING, _PATIENCE, _IMPATIENCE = 3, 20, 4
"""More loops than that after the last point was found, for a wrong count should be found out; and
more rounds than that without another point, if some are missing."""

_SAME, _SMALLEST, _TINY = 1e-7, 1e-9, 1e-100


class MonodromyFailed(ArithmeticError):
    """Fewer or more points were found than there are."""


@dataclass(frozen=True)
class Start:
    """A generic complex datum and all its critical points.

    Parameters
    ----------
    datum : array
        Complex, random.
    points : array
        Zeros of the system, a row for each; one of each fibre of a parametrisation.
    """

    datum: Array
    points: Array


def generic_start(
    system: CriticalSystem, expected: int, seed: int, *, impatient: bool = False
) -> Start:
    """Find as many critical points of a random complex datum as there are.

    Parameters
    ----------
    system : CriticalSystem
        The variety and the metric.
    expected : int
        The ED degree of the variety in this metric.
    seed : int
        Where the datum and the loops come from.
    impatient : bool
        Whether to fail soon where points are missing, for another datum may do.

    Returns
    -------
    Start

    Raises
    ------
    SpecificationError
        If no point was found on the variety, or the equations are dependent.
    MonodromyFailed
        If the number is not reached, or exceeded.
    """
    draw = np.random.default_rng(seed)
    if not expected:
        return Start(_complex(draw, len(system.form)), np.zeros((0, system.unknowns), complex))
    point, base = _pair(system, draw)
    found, patience = point[None], _IMPATIENCE if impatient else _PATIENCE
    settled = idle = 0
    for _ in range(_ROUNDS):
        if len(found) > expected or settled > _CONFIRMING or idle > patience:
            break
        before = len(found)
        loops = min(_MOST_LOOPS, max(1, _TOGETHER // before))
        # a variety, its discriminant and the components need not be of size one, nor as long as
        # they are wide
        scales = 4.0 ** draw.uniform(-0.5 - idle / 2, 1.5 + idle / 2, (3, loops, 1))
        stretched = scales[:2] * 4.0 ** draw.uniform(-idle, idle, (2, loops, len(base)))
        far = (scale * _complex(draw, (loops, len(base))) for scale in stretched)
        here = np.broadcast_to(base, (loops, len(base)))
        ends, loop = np.tile(found, (loops, 1)), np.arange(loops).repeat(len(found))
        for a, b in pairwise([here, *far, here]):
            ends, arrived = track(system, ends, a[loop], b[loop])
            ends, loop = ends[arrived], loop[arrived]
        if elsewhere := list(_pairs(system, draw, scales[2, :, 0])):
            others, data = zip(*elsewhere, strict=True)
            brought, arrived = track(system, np.array(others), np.array(data), base)
            ends = np.concatenate([ends, brought[arrived]])
        new = polish(system, ends, np.broadcast_to(base, (len(ends), len(base))))
        new = new[_regular(system, new, base)]
        found = _distinct(system, np.concatenate([found, new]))
        idle = idle + 1 if len(found) == before else 0
        settled += loops * (len(found) == before == expected)
    if len(found) != expected:
        raise MonodromyFailed(
            f"{len(found)} critical points of a generic datum were found, {expected} were counted"
        )
    return Start(base, found)


def moved_start(system: CriticalSystem, start: Start, seed: int) -> Start:
    """The critical points of another generic datum.

    Raises
    ------
    MonodromyFailed
        If a path got lost.
    """
    datum = _complex(np.random.default_rng(seed), len(system.form))
    points, arrived = track(system, start.points, start.datum, datum, Tolerance().tightened(8))
    points = _distinct(system, points[arrived])
    if len(points) < len(start.points):
        raise MonodromyFailed("a path to another generic datum got lost")
    return Start(datum, points)


def _pair(
    system: CriticalSystem, draw: np.random.Generator, scale: float = 1.0
) -> tuple[Array, Array]:
    """A random critical point with its datum ``x - W^-1 n`` for a random normal vector n."""
    y = _point(system, draw, scale)
    monomials = system.map.monomials(y[None])
    J = system.map.jacobian(monomials)[0]
    N = len(system.form)
    if system.chart.is_ambient:
        multipliers = _complex(draw, system.multipliers)
        normal = J[N:].T @ multipliers
    else:  # normal on the chart's tangent space, up to the constraints
        v, K = _complex(draw, len(J)), np.concatenate([J[:N], -J[N:]])
        both = v - K @ np.linalg.lstsq(K.T @ K, K.T @ v, rcond=None)[0]
        normal, multipliers = both[:N], both[N:]
    x = system.map.values(monomials)[0, :N]
    apart = np.linalg.solve(system.metric, normal)
    size = abs(apart).max()
    if size < _SMALLEST:  # there is no normal vector but 0 if the variety is everything
        return np.concatenate([y, 0 * multipliers]), x
    return np.concatenate([y, multipliers / size]), x - apart / size


def _pairs(
    system: CriticalSystem, draw: np.random.Generator, scales: Array
) -> Iterator[tuple[Array, Array]]:
    """One of each size at which a point is found."""
    for scale in scales:
        with suppress(SpecificationError):
            yield _pair(system, draw, float(scale))


def _point(system: CriticalSystem, draw: np.random.Generator, scale: float) -> Array:
    """A random point of the chart that satisfies the constraints, by Gauss and Newton."""
    c, N = system.multipliers, len(system.form)
    for _ in range(_TRIES):
        y = _complex(draw, system.chart.variables)
        if not c:
            return y
        y = scale * y
        with np.errstate(all="ignore"):
            for _ in range(_TRIES):
                monomials = system.map.monomials(y[None])
                f, J = system.map.values(monomials)[0, N:], system.map.jacobian(monomials)[0, N:]
                if not np.isfinite(J).all():
                    break
                step = np.linalg.lstsq(J, -f, rcond=None)[0]
                y = y + step
                if abs(step).max() < 1e-14 * (1 + abs(y).max()):
                    if np.linalg.matrix_rank(J, tol=1e-8 * abs(J).max()) == c:
                        return y
                    break
    raise SpecificationError(
        f"expected a complete intersection: no point was found where the {c} equations are "
        "independent; leave out those that follow from others, or use a parametrisation"
    )


def _regular(system: CriticalSystem, points: Array, datum: Array) -> Array:
    """Which points are nondegenerate, and the chart immersive there.

    Where it is not, as at B = 0 for ``[1; A] B``, there can be zeros that are no critical points.
    """
    finite: Array = np.logical_and.reduce(np.isfinite(points), axis=1)
    z = np.where(finite[:, None], points, 0)
    _, H = system.evaluate(z, np.broadcast_to(datum, (len(z), len(datum))))
    monomials = system.map.monomials(system.split(z)[0])
    J, most = system.map.jacobian(monomials), system.map.jacobian(abs(monomials), absolute=True)
    rows = 1 / np.sqrt(abs(H).max(axis=2) + _TINY)
    columns = 1 / (most[:, : len(datum)].max(axis=1) + _TINY)  # those of J may cancel
    nondegenerate, immersive = (
        np.linalg.svd(A, compute_uv=False)
        for A in (H * rows[:, :, None] * rows[:, None, :], J[:, : len(datum)] * columns[:, None, :])
    )
    regular: Array = finite & (nondegenerate[:, -1] > _SMALLEST * nondegenerate[:, 0])
    return regular & (immersive[:, -1] > _SMALLEST)


def _distinct(system: CriticalSystem, points: Array) -> Array:
    """One zero for each point of the ambient space, heuristically: certificates come later."""
    kept: list[int] = []
    x = system.positions(points)
    for k in range(len(x)):
        near = _SAME * (1 + abs(x[k]).max())
        if (abs(x[kept] - x[k]).max(axis=1) > near).all():
            kept.append(k)
    return points[kept]


def _complex(draw: np.random.Generator, shape: int | tuple[int, ...]) -> Array:
    value: Array = (draw.normal(size=shape) + 1j * draw.normal(size=shape)) / np.sqrt(2)
    return value
