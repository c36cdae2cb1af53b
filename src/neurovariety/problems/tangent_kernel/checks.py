"""Whether an interval holds the smallest eigenvalue: signs by elimination, distances once more."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from fractions import Fraction
from functools import reduce
from itertools import combinations
from typing import Any

import flint

from neurovariety.algebra.shown import counted
from neurovariety.certify.balls import Interval, ball, disjoint, working
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.tangent_kernel.definition import expectation
from neurovariety.problems.tangent_kernel.problem import TangentKernel
from neurovariety.problems.tangent_kernel.result import Spectrum, TangentKernelResult
from neurovariety.problems.tangent_kernel.separation import bits_for

MOST_POINTS = 40
"""Of which the pivots are computed once more."""

_WIDEST = Fraction(1, 10**12)


def checks(result: TangentKernelResult, context: Context) -> Iterator[Check]:
    """Signs of pivots, the relation if it is singular, the distances, two points."""
    problem, value = result.problem, result.value
    points = problem.directions
    if len(points) <= MOST_POINTS:
        yield here("pivots of the matrix by Gaussian integrals", lambda: _pivots(problem, value))
    if value.is_singular:
        yield here("the relation of the points", lambda: _relation(problem, value))
    yield here("distances, by cosines", lambda: _distances(problem, value))
    yield here("two points", lambda: _two(problem, value))
    if problem.chosen_method == DEFINITION:

        def same(other: TangentKernelResult) -> Outcome:
            return like_the_definition(result, other)

        yield context.by_another_method(same)


def invariant_part(result: TangentKernelResult) -> Hashable:
    """All that the certificate says."""
    return result.value


def like_the_definition(result: TangentKernelResult, found: TangentKernelResult) -> Outcome:
    """Whether the intervals meet."""
    one, two = result.value.smallest_eigenvalue, found.value.smallest_eigenvalue
    return not disjoint([one], [two]), f"[{float(two[0]):.12g}, {float(two[1]):.12g}]"


def _pivots(problem: TangentKernel, value: Spectrum) -> Outcome:
    """The number of eigenvalues below both ends, by the signs of pivots."""
    points, (low, high) = problem.directions, value.smallest_eigenvalue
    with working(4 * bits_for(points)):
        rows = [[expectation(x, y, problem.slope) for x in points] for y in points]
        below = _negative(rows, low) if low else 0
        if high - low > _WIDEST * max(high, Fraction(1)):
            return False, "an interval that is too wide"
        found = _negative(rows, high if high else _WIDEST)
    if below is None or found is None:
        return None, "a pivot that may be zero"
    return below == 0 < found, f"{below} and {found} negative ones"


def _negative(rows: list[list[Any]], at: Fraction) -> int | None:
    rows = [[v - ball(at) if i == j else v for j, v in enumerate(r)] for i, r in enumerate(rows)]
    count = 0
    while rows:
        (pivot, *top), *under = rows
        if pivot.contains(0):
            return None
        count += bool(pivot < 0)
        rows = [[v - first * t / pivot for v, t in zip(r, top, strict=True)] for first, *r in under]
    return count


def _relation(problem: TangentKernel, value: Spectrum) -> Outcome:
    """Equal vectors c_i x_i of opposite points, and a sum that is zero."""
    points, slope = problem.directions, problem.slope
    vectors = [tuple(c * v for v in x) for c, x in zip(value.null_vector, points, strict=True) if c]
    pairs = all(vectors.count(v) == 2 for v in vectors)
    total = [sum(column) for column in zip(*vectors, strict=True)]
    right = bool(vectors) and (slope == 1 or pairs) and (slope == -1 or not any(total))
    return right, counted(len(vectors), "point")


def _distances(problem: TangentKernel, value: Spectrum) -> Outcome:
    """The square of a distance is 2 - 2 cos t, and that of a cosine is rational."""
    found, d = value.separation, len(problem.points[0])
    near: list[Any] = []
    far: list[Any] = []
    with working(2 * bits_for(problem.directions)):
        for x, y in combinations(problem.directions, 2):
            dot = sum(a * b for a, b in zip(x, y, strict=True))
            squares = sum(a * a for a in x) * sum(b * b for b in y)
            cos = dot / flint.arb(squares).sqrt()
            near.append((2 - 2 * cos).sqrt())
            far.append((2 - 2 * abs(cos)).sqrt() if dot * dot < squares else flint.arb(0))
        delta = reduce(flint.arb.min, far)
        right = _is(found.delta_prime, reduce(flint.arb.min, near)) and _is(found.delta, delta)
        if d < 3 or delta == 0:
            return right and found.scaling is None, f"delta {float(delta):.6g}"
        delta = delta.min(flint.arb(1))
        scaling = delta**2 / (1 + d * (1 / delta).log() / flint.arb(d).log()) ** 3
        right = right and found.scaling is not None and _is(found.scaling, scaling)
        return right, f"delta {float(delta):.6g}"


def _is(side: Interval, value: Any) -> bool:
    """Whether a short interval can contain a number."""
    return side[0] <= side[1] < side[0] + _WIDEST and ball(side).overlaps(value)


def _two(problem: TangentKernel, value: Spectrum) -> Outcome:
    """The smallest eigenvalue of two points is 1 + a^2 less the size of the other entry."""
    points, bound = problem.directions, value.upper_bound
    with working(bits_for(points)):
        entries = [abs(expectation(x, y, problem.slope)) for x, y in combinations(points, 2)]
        whole = ball(1 + problem.slope**2)
        right = _is(bound, reduce(flint.arb.min, [whole - v for v in entries]))
    return right and value.smallest_eigenvalue[0] <= bound[1], f"at most {float(bound[1]):.6g}"
