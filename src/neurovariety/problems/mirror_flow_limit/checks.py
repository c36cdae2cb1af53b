"""Whether a spline has the data as values, and is where the sum is minimal."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from fractions import Fraction
from typing import Any

from neurovariety.algebra.exact import format_rational, fraction, quotient
from neurovariety.algebra.linear import rank
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.mirror_flow_limit.problem import MirrorFlowLimit
from neurovariety.problems.mirror_flow_limit.result import MirrorFlowLimitResult, Spline


def checks(result: MirrorFlowLimitResult, context: Context) -> Iterator[Check]:
    """Values and slopes; the derivative of the sum in all directions; the sum itself."""
    problem, h = result.problem, result.value

    def values() -> Outcome:
        right = [h(x) for x in problem.x] == list(problem.y)
        for k, f, g in zip(h.knots, h.pieces, h.pieces[1:], strict=False):
            for one, two in ((f, g), (f.diff(0), g.diff(0))):
                right &= one.evaluate(0, quotient(k)) == two.evaluate(0, quotient(k))
        return right, f"{len(problem.x)} values, {len(h.knots)} knots"

    yield here("values at the data, without jumps and kinks", values)
    yield here("the sum, and that it is minimal", lambda: _minimal(problem, h))
    if problem.chosen_method == DEFINITION:

        def same(other: MirrorFlowLimitResult) -> Outcome:
            return other.value == h, "the same spline"

        yield context.by_another_method(same)


def invariant_part(result: MirrorFlowLimitResult) -> Hashable:
    """The spline."""
    return result.value


def _minimal(problem: MirrorFlowLimit, h: Spline) -> Outcome:
    """Whether there are numbers l_i with B(h, g) = sum of l_i g(x_i) for all g.

    B is the bilinear form of the sum. The functions g are 1, x and all |x - b|/2, for which B(h, g)
    is h''/p at b. That is affine in b on each piece, so the ends of the pieces suffice.
    """
    density = problem.density
    parts, integrals = [], [Fraction(0)] * 3
    for i, (a, b) in enumerate(zip(h.knots, h.knots[1:], strict=False)):
        k = sum(c <= a for c in density.cuts) - 1
        bend = h.pieces[i + 1].diff(0).diff(0)
        inside = 0 <= k < len(density.polynomials)
        p = density.polynomials[k] if inside else bend.ring.zero
        quotient_, remainder = bend.div(p) if p else (bend, bend)
        if remainder or quotient_.degree() > 1:
            return False, f"h''/p is not affine from {a} to {b}"
        parts.append((a, b, p, quotient_))
        (x,) = p.ring.gens
        for j, f in enumerate((bend * quotient_, bend, bend * x)):
            integrals[j] += _integral(f, a, b)
    second = sum((_integral(p * p.ring.gens[0] ** 2, a, b) for a, b, p, _ in parts), Fraction(0))
    slopes = fraction((h.pieces[0] + h.pieces[-1]).diff(0).coeff(1))
    bends = _distances(parts) - 2 * h(0)
    found = integrals[0] + slopes**2 + bends**2 / second
    rows: list[list[Any]] = [[1] * len(problem.x), list(problem.x)]
    sides = [-2 * bends / second, 2 * slopes]
    for a, b, p, q in parts:
        if p:
            for end in (a, b):
                rows.append([abs(x - end) / 2 for x in problem.x])
                sides.append(fraction(q.evaluate(0, quotient(end))))
    extended = [[*row, side] for row, side in zip(rows, sides, strict=True)]
    right = rank(extended) == rank(rows) and found == h.squared_norm
    return right, f"the sum {format_rational(found)}"


def _distances(parts: Any) -> Fraction:
    """The integral of h'' |x|."""
    total = Fraction(0)
    for a, b, p, q in parts:
        (x,) = p.ring.gens
        middle = min(max(a, Fraction(0)), b)
        total += _integral(p * q * x, middle, b) - _integral(p * q * x, a, middle)
    return total


def _integral(f: Any, a: Fraction, b: Fraction) -> Fraction:
    total = Fraction(0)
    for (k,), c in f.iterterms():
        total += fraction(c) * (b ** (k + 1) - a ** (k + 1)) / (k + 1)
    return total
