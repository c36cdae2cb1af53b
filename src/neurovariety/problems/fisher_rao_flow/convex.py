"""Points of an affine space where a convex function is the least, in balls, with a proof.

Both kinds have prices u, one for each equation ``M p = t``, and ``p`` is a function of ``M^T u``:

- exponential, ``p = q exp(M^T u)``: the point where the divergence from q is the least (Birch);
- reciprocal, ``p = -1 / (M^T u)``: the analytic centre, with the largest product of entries.

Newton's method with halved steps finds the prices, Krawczyk's operator proves them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flint import arb, arb_mat, ctx

from neurovariety.algebra.deadline import check_time
from neurovariety.certify.balls import ball, column
from neurovariety.certify.krawczyk import isolate, newton
from neurovariety.errors import TooLarge

PRECISION = 256
"""Bits, in which all here is computed."""
_STEPS = 400
_HARDLY = 1 / 8

Balls = list[Any]


def nearest(q: Balls | None, M: Any, t: Balls, start: Balls) -> tuple[Balls, Balls]:
    """The point p > 0 with ``M p = t`` that is nearest to q, and its prices.

    Parameters
    ----------
    q : list of arb, or None
        Positive; None asks for the analytic centre.
    M : rows of rational numbers
        Independent of each other.
    t : list of arb
        Such that a positive point exists.
    start : list of arb
        Prices from which to begin; for the analytic centre ``M^T start < 0``.

    Examples
    --------
    >>> from neurovariety.certify.balls import working
    >>> with working(PRECISION):
    ...     p, _ = nearest([arb(1), arb(2)], [[1, 1]], [arb(6)], [arb(0)])
    ...     centre, _ = nearest(None, [[1, 1]], [arb(6)], [arb(-1)])
    >>> [round(float(v), 9) for v in (*p, *centre)]
    [2.0, 4.0, 3.0, 3.0]
    """
    matrix = arb_mat([[ball(v) for v in row] for row in M])
    transposed, target = matrix.transpose(), column(t)

    def points(u: Any) -> tuple[Balls, Balls]:
        """At prices u, and by how much they grow with them."""
        s = (transposed * u).entries()
        if q is None:
            return [-1 / v for v in s], [1 / v**2 for v in s]
        p = [w * v.exp() for w, v in zip(q, s, strict=True)]
        return p, p

    def excess(u: Any) -> Any:
        return matrix * column(points(u)[0]) - target

    def growth(u: Any) -> Any:
        h = points(u)[1]
        weighted = arb_mat([[a * b for a, b in zip(row, h, strict=True)] for row in matrix.table()])
        return weighted * transposed

    def potential(u: Any) -> Any:
        s = (transposed * u).entries()
        if q is None:
            if not all(v < 0 for v in s):
                return arb.pos_inf()
            total = -sum(((-v).log() for v in s), arb(0))
        else:
            total = sum((w * v.exp() for w, v in zip(q, s, strict=True)), arb(0))
        return (total - sum((a * b for a, b in zip(t, u.entries(), strict=True)), arb(0))).mid()

    def is_near(u: Any, step: Any) -> bool:
        """Whether the entries of p hardly change by the step, so that Newton's method converges."""
        changes = zip((transposed * step).entries(), (transposed * u).entries(), strict=True)
        return all(abs(v if q else v / s) < _HARDLY for v, s in changes)

    u = newton(excess, growth, _below(potential, excess, growth, column(start).mid(), is_near))
    # the centre is where a path starts, of which less is asked
    width = arb(2) ** -(ctx.prec // (4 if q else 2))
    proved = None if u is None else isolate(excess, growth, u, width)
    if proved is None:
        raise TooLarge(f"a point of the path is not proved with {ctx.prec} bits")
    return points(proved[1])[0], list(proved[1].entries())


def _below(potential: Any, gradient: Any, hessian: Any, u: Any, is_near: Any) -> Any:
    """Newton's method for a strictly convex function, each step halved until it goes down."""
    value = potential(u)
    for _ in range(_STEPS):
        check_time()
        g = gradient(u).mid()
        try:
            step = hessian(u).mid().solve(g).mid()
        except ZeroDivisionError:
            break
        if is_near(u, step):
            return u
        descent = sum((a * b for a, b in zip(g.entries(), step.entries(), strict=True)), arb(0))
        size = arb(1)
        while (new := potential((u - size * step).mid())) > (value - size * descent / 4).mid():
            size /= 2
        u, value = (u - size * step).mid(), new
    raise TooLarge("Newton's method finds no point of the path")


def entries(values: Sequence[Any]) -> Balls:
    """Exact numbers as balls."""
    return [ball(v) for v in values]
