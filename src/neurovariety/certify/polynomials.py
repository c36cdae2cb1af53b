"""Zeros of square polynomial systems, proved from boxes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import flint

from neurovariety.algebra.evaluation import evaluation
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.certify.balls import Box, ball, column, inside, interval, middle, working
from neurovariety.certify.krawczyk import isolate, newton

_PRECISIONS = (128, 256, 512)


def certify_zero(equations: Sequence[Polynomial], box: Box, width: Fraction) -> Box | None:
    """Prove that a square system has a nondegenerate zero near a box that isolates it.

    Parameters
    ----------
    equations : sequence of PolyElement
        Over QQ, as many as variables.
    box : Box
        Said to isolate a zero, by what found it.
    width : Fraction
        The longest side of the box that is returned.

    Returns
    -------
    Box or None
        A box with exactly one zero; None if nothing is proved at 512 bits.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> box = ((Fraction(7, 5), Fraction(3, 2)), (Fraction(7, 10), Fraction(3, 4)))
    >>> system = read_polynomials("x^2 - 2; x*y - 1")
    >>> ((low, high), _) = certify_zero(system, box, Fraction(1, 10**9))
    >>> low**2 < 2 < high**2
    True
    """
    jacobian = [[f.diff(x) for x in f.ring.gens] for f in equations]

    def function_at(w: Any) -> Any:
        return column(list(map(evaluation(w.entries(), ball), equations)))

    def jacobian_at(w: Any) -> Any:
        at = evaluation(w.entries(), ball)
        return flint.arb_mat([list(map(at, row)) for row in jacobian])

    for bits in _PRECISIONS:
        with working(bits):
            start = column([ball(v).mid() for v in middle(box)])
            centre = newton(function_at, jacobian_at, start)
            if centre is None:
                continue
            found = isolate(function_at, jacobian_at, centre, ball(width).lower())
            if found is not None:
                image = tuple(map(interval, found[1].entries()))
                margin = width + max(b - a for a, b in box)
                near = tuple((a - margin, b + margin) for a, b in box)
                return image if inside(image, near) else None
    return None
