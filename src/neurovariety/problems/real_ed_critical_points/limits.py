"""Where the distance to a real variety can be least, whatever its singular points are.

Let g be a polynomial with the real zeros V, h one that is positive, u a point off V, and x an
isolated nearest point of V. Near x the distance to u on the set ``|g| <= e h`` is least at points
of its boundary that come near x with e, for u is not in it. There the differential of the distance
is a multiple of that of g/h, which by Sard's theorem is not zero for almost all e. So x is in the
closure of the curve of all y off V with ``W (y - u) = l (h grad g - g grad h)``. This holds for
several equations, too, with g for their sum of squares, for multiple factors, and for components of
any dimension (compare Rouillier, Roy, Safey El Din: Finding at least one point in each connected
component of a real algebraic set defined by a single equation, J. Complexity 16, 2000). If no
nearest point is isolated, the limits of the least ones on ``|g| <= e h`` are still nearest points.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.exact import quotient
from neurovariety.algebra.polynomials import Polynomial, RationalMatrix, polynomial_ring
from neurovariety.certify.elimination import eliminate
from neurovariety.engines.base import Limits

_LARGEST = 9


def limit_equations(
    equations: Sequence[Polynomial],
    form: RationalMatrix,
    datum: Sequence[Fraction],
    limits: Limits,
    seed: int | None = None,
) -> tuple[Polynomial, ...]:
    """Equations of the limits on V of critical points of the distance on level sets of g/h.

    Parameters
    ----------
    equations : sequence of PolyElement
        Of V, in one ring.
    form, datum : matrix and sequence of Fraction
        The metric and the point u, which is not on V.
    limits : Limits
        What msolve may use.
    seed : int, optional
        Of a random h; by default it is one.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> unit = ((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1)))
    >>> cusp = read_polynomials("y^2 = x^3")
    >>> limit_equations(cusp, unit, (Fraction(-1), Fraction(0)), Limits())
    (-x**3 + y**2, 3*x**2*y + 2*x*y + 2*y)
    """
    old = equations[0].ring
    ring = polynomial_ring([f"z{k}" for k in range(old.ngens + 2)])
    on = [embedded(f, ring, 2) for f in equations]
    (multiplier, inverse), x = ring.gens[:2], ring.gens[2:]
    g = on[0] if len(on) == 1 else sum((f**2 for f in on), ring.zero)
    h = ring.one
    if seed is not None:
        draw = random.Random(seed)
        for v in x:
            h += draw.randint(1, _LARGEST) * (v - draw.randint(-_LARGEST, _LARGEST)) ** 2
    apart = [v - quotient(u) for v, u in zip(x, datum, strict=True)]
    critical = [
        sum((quotient(w) * a for w, a in zip(row, apart, strict=True)), ring.zero)
        - multiplier * (h * g.diff(v) - g * h.diff(v))
        for row, v in zip(form, x, strict=True)
    ]
    curve = eliminate([*critical, inverse * g - 1], 2, limits)
    return (*equations, *(old.from_dict(dict(f.terms())) for f in curve if f))
