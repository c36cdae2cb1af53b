"""Polynomials in LaTeX as notebooks show them; long ones are cut."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import latex

from neurovariety.algebra.polynomials import Polynomial

SHOWN = 20
"""Polynomials of a list, and terms of a polynomial, that a notebook shows."""


def latex_polynomial(f: Polynomial, most: int | None = None) -> str:
    """A polynomial in LaTeX, its terms in the ring's order.

    Parameters
    ----------
    f : PolyElement
    most : int, optional
        The number of terms after which dots follow.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> latex_polynomial(read_polynomials("x^2 - y/2 + 1")[0], most=2)
    'x^{2} - \\\\frac{y}{2} + \\\\cdots'
    """
    shown = [latex(f.ring.from_dict({m: c}).as_expr()) for m, c in f.terms()[:most]]
    if not shown:
        return "0"
    rest = [f" - {t[1:].lstrip()}" if t[0] == "-" else f" + {t}" for t in shown[1:]]
    return "".join([shown[0], *rest]) + (r" + \cdots" if len(shown) < len(f) else "")


def show_latex(polynomials: Sequence[Polynomial], left: str, right: str) -> str:
    """A list of polynomials between delimiters, ready for a notebook; ``0`` for no polynomials."""
    items = [latex_polynomial(f, SHOWN) for f in polynomials[:SHOWN]]
    if len(polynomials) > SHOWN:
        items.append(rf"\ldots\ \text{{({len(polynomials)} in all)}}")
    inner = r",\ ".join(items) or "0"
    return rf"$\displaystyle \left{left} {inner} \right{right}$"
