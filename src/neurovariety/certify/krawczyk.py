"""Zeros of maps proved by Krawczyk's operator, real or complex."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import flint

from neurovariety.certify.balls import column

Map: TypeAlias = Callable[[Any], Any]
_NEWTON_STEPS = 30
_FIRST_EXPONENT = 6


def krawczyk(function: Map, jacobian: Map, box: Any) -> Any:
    """Prove that a box holds exactly one zero, or give up with None.

    The operator is ``K = m - C f(m) + (I - C J(box)) (box - m)`` with the centre ``m`` and ``C``
    close to the inverse of ``J(m)``. If K lies in the interior of the box, then ``|I - C J|``
    shrinks the box's radii, so C and every matrix in J(box) are invertible: by Brouwer's theorem
    ``w -> w - C f(w)`` has a fixed point, a zero, in K, and by the mean value theorem no two.
    For columns of ``acb`` this is the same statement on real and imaginary parts.

    Parameters
    ----------
    function, jacobian : callables
        From a column to enclosures of a column and of a square matrix.
    box : arb_mat or acb_mat
        A column of balls.

    Returns
    -------
    arb_mat, acb_mat or None
        The column K, which contains the zero.

    References
    ----------
    R. Krawczyk, Newton-Algorithmen zur Bestimmung von Nullstellen mit Fehlerschranken,
    Computing 4 (1969). S. Rump, Solving algebraic problems with high accuracy (1983).

    Examples
    --------
    >>> f, derivative = (lambda w: column([w[0, 0] ** 2 - 2])), (lambda w: 2 * w)
    >>> krawczyk(f, derivative, around(column([1.4]), 4)) is None
    False
    >>> krawczyk(f, derivative, around(column([1.3]), 4)) is None
    True
    """
    start = _preconditioner(function, jacobian, box.mid())
    return None if start is None else _image(jacobian, box, box.mid(), *start)


def _preconditioner(function: Map, jacobian: Map, centre: Any) -> tuple[Any, Any] | None:
    """An approximate inverse of the Jacobian at an exact point, and where Newton's step leads."""
    try:
        C = jacobian(centre).mid().inv().mid()
    except ZeroDivisionError:
        return None
    return C, centre - C * function(centre)


def _image(jacobian: Map, box: Any, centre: Any, C: Any, target: Any) -> Any:
    n = box.nrows()
    image = target + (type(C)(n, n, 1) - C * jacobian(box)) * (box - centre)
    pairs = zip(box.entries(), image.entries(), strict=True)
    return image if all(outer.contains_interior(inner) for outer, inner in pairs) else None


def newton(function: Map, jacobian: Map, start: Any, reach: Any = None) -> Any:
    """Iterate Newton's method on midpoints until only rounding is left.

    Parameters
    ----------
    function, jacobian : callables
        As for `krawczyk`.
    start : arb_mat or acb_mat
        An exact column.
    reach : arb, optional
        How far from the start an iterate may be, in each entry.

    Returns
    -------
    arb_mat, acb_mat or None
        An exact column; None if the iterates leave the neighbourhood or meet a singular matrix.

    Examples
    --------
    >>> root = newton(lambda w: column([w[0, 0] ** 2 - 2]), lambda w: 2 * w, column([1.5]))
    >>> abs(root[0, 0] ** 2 - 2) < 1e-14
    True
    """
    w, last = start, flint.arb.pos_inf()
    small = flint.arb(2) ** (-flint.ctx.prec // 2)
    for _ in range(_NEWTON_STEPS):
        try:
            step = jacobian(w).mid().solve(function(w).mid()).mid()
        except ZeroDivisionError:
            return None
        w = (w - step).mid()
        if reach is not None and not all(abs(v) <= reach for v in (w - start).entries()):
            return None
        length = max(abs(v) for v in step.entries())
        if length == 0 or (length < small and length >= last / 2):
            break
        last = length
    return w


def isolate(function: Map, jacobian: Map, centre: Any, width: Any) -> tuple[Any, Any] | None:
    """A box with exactly one zero, as large as was found, and a narrow one with the zero.

    Parameters
    ----------
    function, jacobian : callables
        As for `krawczyk`.
    centre : arb_mat or acb_mat
        An exact column.
    width : arb
        The longest side of the narrow box.

    Returns
    -------
    (column, column) or None

    Examples
    --------
    >>> from fractions import Fraction
    >>> f, derivative = (lambda w: column([w[0, 0] ** 2 - 2])), (lambda w: 2 * w)
    >>> centre = newton(f, derivative, column([1.5]))
    >>> domain, image = isolate(f, derivative, centre, flint.arb(2) ** -40)
    >>> domain[0, 0].contains(image[0, 0]), image[0, 0].rad() < 1e-12
    (True, True)
    """
    start = _preconditioner(function, jacobian, centre)
    if start is None:
        return None
    domain, exponent = None, _FIRST_EXPONENT
    while exponent < flint.ctx.prec - 8:
        box = around(centre, exponent)
        image = _image(jacobian, box, centre, *start)
        if image is not None:
            domain = box if domain is None else domain
            if all(2 * r <= width for r in radii(image)):
                return domain, image
        exponent += exponent // 2
    return None


def around(centre: Any, exponent: int) -> Any:
    """The box of radius ``2^-exponent`` around an exact column.

    Examples
    --------
    >>> around(column([0.5]), 1)
    [[+/- 1.01]]
    """
    arb, acb = flint.arb, flint.acb
    r = arb(2) ** -exponent
    entries = centre.entries()
    if isinstance(entries[0], arb):
        return column([arb(w, r) for w in entries])
    return column([acb(arb(w.real, r), arb(w.imag, r)) for w in entries])


def radii(box: Any) -> list[Any]:
    """The radii of the entries, of real and imaginary parts for a complex box."""
    entries = box.entries()
    if isinstance(entries[0], flint.arb):
        return [w.rad() for w in entries]
    return [part.rad() for w in entries for part in (w.real, w.imag)]
