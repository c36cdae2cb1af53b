"""Singular points at which the reach is zero."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from math import floor

import flint

from neurovariety.algebra.evaluation import embedded, evaluation
from neurovariety.algebra.exact import quotient
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.certify.balls import Box, ball, middle, working
from neurovariety.certify.enclosures import inertia
from neurovariety.certify.isolation import real_solutions
from neurovariety.engines.base import Limits
from neurovariety.varieties.variety import Implicit

_BITS, _SLICES = 128, 4
_SIMPLE = 10**6


def is_zero_at_a_singular_point(variety: Implicit, limits: Limits, seed: int = 1) -> bool:
    """Whether a real singular point of a hypersurface was found that makes the reach zero.

    If the Hessian at a singular point is indefinite, then the tangent cone is the cone of its real
    zeros, which is not convex (Federer 1959, theorem 4.8). Nor is that of three or more branches of
    a plane curve that end at a point in different directions. Where two have one direction, as at a
    cusp, there are points with two nearest points between them, as near as one likes. And on a
    branch ``y = c x^e + ...`` with 1 < e < 2 the distance from the tangent at x is more than any
    multiple of x^2, which a positive reach does not allow (theorem 4.18).

    Singular points are looked for on random planes, too, if they are infinitely many.

    Examples
    --------
    >>> [is_zero_at_a_singular_point(Implicit(text), Limits()) for text in
    ...     ("x^2 = y^2*z", "y^2 = x^3", "y^2 = x^2*(x - 1)", "x^2 + y^2 = 1", "y^3 = x^4")]
    [True, True, False, False, True]
    """
    (f,) = variety.polynomials
    ring, n = f.ring, f.ring.ngens
    equations = (f, *(f.diff(v) for v in ring.gens))
    draw = random.Random(seed)
    for count in range(n):
        for _ in range(_SLICES if count else 1):
            planes = [
                sum((draw.randint(-9, 9) * x for x in ring.gens), ring.one * draw.randint(-9, 9))
                for _ in range(count)
            ]
            found = real_solutions((*equations, *planes), limits=limits)
            if any(_is_indefinite(f, box) for box in found.boxes):
                return True
            if not count and found.is_finite:  # these are all
                return n == 2 and bool(found.boxes) and _has_such_branches(f, limits)
    return False


def has_real_singular_points(variety: Implicit, limits: Limits) -> bool:
    """Whether a plane curve has some, or infinitely many complex ones.

    Examples
    --------
    >>> has_real_singular_points(Implicit("y^2 = x^2*(x - 1)"), Limits())
    True
    """
    (f,) = variety.polynomials
    found = real_solutions((f, *(f.diff(v) for v in f.ring.gens)), limits=limits)
    return not found.is_finite or bool(found.boxes)


def _is_indefinite(f: Polynomial, box: Box) -> bool:
    """Whether the Hessian has eigenvalues of both signs everywhere on a box."""
    x = f.ring.gens
    with working(_BITS):
        at = evaluation([ball(side) for side in box], ball)
        H = flint.arb_mat([[at(f.diff(v).diff(w)) for w in x] for v in x])
        signs = (inertia(H, size) for size in range(2, len(x) + 1))
        return any(min(found) > 0 for found in signs if found is not None)


def _has_such_branches(f: Polynomial, limits: Limits) -> bool:
    """Whether three or more branches of a plane curve end at a point, two at a double one, or sharp
    ones.

    Nearer to it than all critical points of the distance, and than other singular points, each
    circle meets each branch once. A double point is of type A_k; two branches end there if k is
    even, in one direction, and none or four if it is odd.
    """
    ring = polynomial_ring(["z0", "z1", "z2", "z3", "z4"])
    p, x, s = ring.gens[:2], ring.gens[2:4], ring.gens[4]

    slopes = [f.diff(v) for v in f.ring.gens]
    singular = [embedded(g, ring) for g in (f, *slopes)]
    d = [b - a for a, b in zip(p, x, strict=True)]
    length = d[0] ** 2 + d[1] ** 2
    across = d[0] * embedded(slopes[1], ring, 2) - d[1] * embedded(slopes[0], ring, 2)
    others = real_solutions(
        [*singular, embedded(f, ring, 2), across, s * length - 1], limits=limits
    )
    if not others.is_finite:
        return False
    # s is the inverse of the squared distance
    far = max((floor(box[4][1]) for box in others.boxes), default=0) + 1
    met = real_solutions(
        [*singular, embedded(f, ring, 2), s - far, far * length - 1], limits=limits
    )
    centres = [box[:2] for box in met.boxes]
    branches = [sum(not _apart(centre, other) for other in centres) for centre in centres]
    return any(
        count > 2 or (count == 2 and _is_double(f, centre)) or _is_sharp(f, centre)
        for count, centre in zip(branches, centres, strict=True)
    )


def _apart(a: Sequence[tuple[Fraction, Fraction]], b: Sequence[tuple[Fraction, Fraction]]) -> bool:
    return any(p[1] < q[0] or q[1] < p[0] for p, q in zip(a, b, strict=True))


def _is_double(f: Polynomial, box: Box) -> bool:
    """Whether a second derivative is not zero on a box."""
    x = f.ring.gens
    with working(_BITS):
        at = evaluation([ball(side) for side in box], ball)
        return any(not at(f.diff(v).diff(w)).contains(0) for v in x for w in x)


def _is_sharp(f: Polynomial, box: Box) -> bool:
    """Whether all branches at a rational point are ``y = c x^e + ...`` with 1 < e < 2.

    In coordinates with one tangent y = 0, if the lowest form is a power of it. By Newton's polygon
    all e are less than 2 if x has the weight 1, y the weight 2, and one term of the least weight is
    alone, a power of x.
    """
    x, y = f.ring.gens
    at = [v.limit_denominator(_SIMPLE) for v in middle(box)]
    here = f.compose([(v, v + quotient(a)) for v, a in zip((x, y), at, strict=True)])
    m = min(map(sum, here.monoms()))
    lowest = f.ring.from_dict({e: c for e, c in here.terms() if sum(e) == m})
    if m < 2 or not all(low <= v <= high for v, (low, high) in zip(at, box, strict=True)):
        return False
    if not lowest.coeff(y**m):
        here, lowest = (g.compose([(x, y), (y, x)]) for g in (here, lowest))
    slope = -lowest.coeff(x * y ** (m - 1)) / (m * (lowest.coeff(y**m) or 1))
    if lowest != lowest.coeff(y**m) * (y - slope * x) ** m:
        return False
    straight = here.compose(y, y + slope * x)
    weights = {e: e[0] + 2 * e[1] for e in straight.monoms()}
    least = [e for e, weight in weights.items() if weight == min(weights.values())]
    return len(least) == 1 and least[0][1] == 0
