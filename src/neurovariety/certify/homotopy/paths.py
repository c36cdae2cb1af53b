"""Paths of critical points while the datum moves along a segment, many at a time.

Each path has its own step. The predictor is the cubic through two points and their tangents, the
corrector two Newton steps, the second of which also gives the next tangent. A path that comes near
infinity in its chart goes on in another one. A path that jumps to another is found out later, when
two ends are the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.certify.homotopy.monomials import Array
from neurovariety.certify.homotopy.systems import CriticalSystem

_FIRST_STEP, _SMALLEST_STEP, _LARGEST_STEP = 0.05, 1e-7, 0.25
_MOST_STEPS = 400

_FAR = 5.0
"""The largest coordinate with which a path stays in its chart, or twice that of its start."""

_MOST_CHANGES = 12
_BLOCK = 8192

_CACHED = 512
"""Points at a time whose derivatives stay in the processor's cache."""


@dataclass(frozen=True)
class Tolerance:
    """How far predicted points may be from paths, relative to their size.

    Parameters
    ----------
    predicted, corrected : float
        Largest lengths of the first and the second Newton step.
    """

    predicted: float = 3e-2
    corrected: float = 1e-3

    def tightened(self, factor: float) -> Tolerance:
        """Both divided."""
        return Tolerance(self.predicted / factor, self.corrected / factor**2)


def track(
    system: CriticalSystem,
    points: Array,
    start: Array,
    end: Array,
    tolerance: Tolerance | None = None,
) -> tuple[Array, Array]:
    """Follow critical points while their data move along segments.

    Parameters
    ----------
    system : CriticalSystem
        The variety and the metric.
    points : array of complex
        A row for each path: a zero at the start.
    start, end : arrays of complex
        The data at both ends, one row for each path or one for all.
    tolerance : Tolerance, optional
        How closely paths are followed.

    Returns
    -------
    (points, arrived)
        Where the paths end, and which arrived.
    """
    charts = (system, *system.elsewhere)
    start, end = (np.broadcast_to(u, (len(points), u.shape[-1])) for u in (start, end))
    z, time = points.astype(complex), np.zeros(len(points))
    where = np.zeros(len(points), int)
    with np.errstate(all="ignore"):
        for _ in range(_MOST_CHANGES):
            for k, here in enumerate(charts):
                chosen = np.flatnonzero((time < 1) & (where == k))
                for i in range(0, len(chosen), _BLOCK):
                    b = chosen[i : i + _BLOCK]
                    z[b], time[b] = _track(
                        here, z[b], time[b], start[b], end[b], tolerance or Tolerance()
                    )
            far = np.flatnonzero(time < 1)
            if not len(far):
                break
            z[far], where[far] = _nearest(charts, z[far], where[far])
        for k, here in enumerate(charts[1:], 1):
            z[where == k] = here.carried(z[where == k], system)
    return z, time == 1


def _nearest(
    charts: tuple[CriticalSystem, ...], points: Array, where: Array
) -> tuple[Array, Array]:
    """The points in those charts in which their coordinates are smallest."""
    found = np.empty((len(charts), *points.shape), complex)
    for k, here in enumerate(charts):
        for other, images in zip(charts, found, strict=True):
            images[where == k] = here.carried(points[where == k], other)
    best = abs(found).max(axis=2).argmin(axis=0)
    return found[best, np.arange(len(points))], best


def _track(
    system: CriticalSystem,
    points: Array,
    time: Array,
    start: Array,
    end: Array,
    tolerance: Tolerance,
) -> tuple[Array, Array]:
    """Follow paths to time 1 or out of the chart; the time is not a number where one got lost."""
    result, reached, number = points.copy(), np.full(len(points), np.nan), np.arange(len(points))
    limit = np.maximum(_FAR, 2 * abs(points).max(axis=1))
    z, t, speed = points, time, end - start
    tangent = _solved(system, z, start + t[:, None] * speed, speed)[:, :, 1]
    before, before_tangent, before_step = z, tangent, np.zeros(len(points))
    step = np.full(len(points), _FIRST_STEP)
    for _ in range(_MOST_STEPS):
        check_time()
        if not len(number):
            break
        step = np.minimum(step, 1 - t)
        last = step >= 1 - t
        guess = _predicted(z, tangent, before, before_tangent, before_step, step)
        u = start[number] + np.where(last, 1.0, t + step)[:, None] * speed[number]
        first = _newton(system, guess, u)
        near = guess + first
        second = _solved(system, near, u, speed[number])
        length = abs(near).max(axis=1)
        predicted = abs(first).max(axis=1) / (1 + length)
        corrected = abs(second[:, :, 0]).max(axis=1) / (1 + length)
        good = (predicted < tolerance.predicted) & (corrected < tolerance.corrected)
        # the cubic's error grows with the fourth power of the step
        factor = (0.2 * tolerance.predicted / (predicted + 1e-300)) ** 0.25
        factor = np.where(np.isfinite(factor), np.clip(factor, 0.25, 2.0), 0.25)
        factor = np.where(good, factor, np.minimum(factor, 0.5))
        g = good[:, None]
        before, before_tangent = np.where(g, z, before), np.where(g, tangent, before_tangent)
        before_step = np.where(good, step, before_step)
        z = np.where(g, near + second[:, :, 0], z)
        tangent = np.where(g, second[:, :, 1], tangent)
        t = np.where(good, np.where(last, 1.0, t + step), t)
        step = np.minimum(step * factor, _LARGEST_STEP)
        ended = good & (last | (bool(system.elsewhere) & (length > limit[number])))
        result[number[ended]], reached[number[ended]] = z[ended], t[ended]
        left = ~ended & (step > _SMALLEST_STEP)
        if not left.all():
            number, t, step, z, tangent = number[left], t[left], step[left], z[left], tangent[left]
            before, before_tangent = before[left], before_tangent[left]
            before_step = before_step[left]
    return result, reached


def _predicted(
    z: Array, tangent: Array, before: Array, before_tangent: Array, before_step: Array, step: Array
) -> Array:
    """The cubic through the last two points, continued; the tangent where there is only one."""
    h = np.where(before_step > 0, before_step, 1.0)[:, None]
    rise = (z - before) / h
    # divided differences at the nodes 0, 0, -h, -h
    second = (tangent - rise) / h
    third = (tangent - 2 * rise + before_tangent) / h**2
    t = step[:, None]
    cubic = z + t * (tangent + t * (second + (t + h) * third))
    guess: Array = np.where((before_step > 0)[:, None], cubic, z + t * tangent)
    return guess


def _newton(system: CriticalSystem, z: Array, u: Array) -> Array:
    """Newton's step for each point."""
    step = np.empty(z.shape, complex)
    for k in range(0, len(z), _CACHED):
        part = slice(k, k + _CACHED)
        F, H = system.evaluate(z[part], u[part])
        step[part] = solve_each(H, -F[:, :, None])[:, :, 0]
    return step


def _solved(system: CriticalSystem, z: Array, u: Array, speed: Array) -> Array:
    """Newton's step and the tangent, as the columns of a matrix for each point."""
    steps = np.empty((*z.shape, 2), complex)
    for k in range(0, len(z), _CACHED):
        part = slice(k, k + _CACHED)
        F, H, moving = system.evaluate_moving(z[part], u[part], speed[part])
        steps[part] = solve_each(H, -np.stack([F, moving], axis=2))
    return steps


def solve_each(H: Array, right: Array) -> Array:
    """Solve linear systems; what is not a number where a matrix is exactly singular."""
    try:
        solution: Array = np.linalg.solve(H, right)
    except np.linalg.LinAlgError:
        singular = ~np.isfinite(np.linalg.slogdet(H)[1])[:, None, None]
        solution = np.linalg.solve(np.where(singular, np.eye(H.shape[1]), H), right)
        solution = np.where(singular, np.nan, solution)
    return solution


def polish(system: CriticalSystem, z: Array, u: Array, turns: int = 3) -> Array:
    """Some more Newton steps at the end."""
    with np.errstate(all="ignore"):
        for _ in range(turns):
            step = _newton(system, z, u)
            z = np.where(np.isfinite(step), z + step, z)
    return z
