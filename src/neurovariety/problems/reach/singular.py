"""Singular points at which the reach is zero."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from math import floor

import flint

from neurovariety.algebra.evaluation import embedded, evaluation
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.certify.balls import Box, ball, working
from neurovariety.certify.enclosures import inertia
from neurovariety.certify.isolation import real_solutions
from neurovariety.engines.base import Limits
from neurovariety.varieties.variety import Implicit

_BITS, _SLICES = 128, 4


def is_zero_at_a_singular_point(variety: Implicit, limits: Limits, seed: int = 1) -> bool:
    """Whether a real singular point of a hypersurface was found that makes the reach zero.

    If the Hessian at a singular point is indefinite, then the tangent cone is the cone of its real
    zeros, which is not convex (Federer 1959, theorem 4.8). Nor is that of three or more branches of
    a plane curve that end at a point in different directions. Where two have one direction, as at a
    cusp, there are points with two nearest points between them, as near as one likes.

    Singular points are looked for on random planes, too, if they are infinitely many.

    Examples
    --------
    >>> [is_zero_at_a_singular_point(Implicit(text), Limits()) for text in
    ...     ("x^2 = y^2*z", "y^2 = x^3", "y^2 = x^2*(x - 1)", "x^2 + y^2 = 1")]
    [True, True, False, False]
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
                return n == 2 and bool(found.boxes) and _branches_meet(f, limits)
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


def _branches_meet(f: Polynomial, limits: Limits) -> bool:
    """Whether three or more branches of a plane curve end at a point, or two at a double one.

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
        count > 2 or (count == 2 and _is_double(f, centre))
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
