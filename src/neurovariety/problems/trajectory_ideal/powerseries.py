"""Power series of polynomials along a trajectory, modulo a large prime."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import reduces_to
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.errors import TooLarge, short

PRIME = 2**61 - 1
MOST_TERMS = 10_000
"""Of a series; their products take the square of it."""


def along_trajectory(
    polynomials: Iterable[Polynomial],
    field: Sequence[Polynomial],
    start: Sequence[Fraction],
    order: int,
    prime: int = PRIME,
) -> list[list[int]]:
    """The first coefficients of ``P(x(t))`` for ``x' = field(x)``, ``x(0) = start``.

    Parameters
    ----------
    polynomials, field : polynomials over QQ
        In one ring.
    start : sequence of Fraction
        One for each variable.
    order : int
        How many coefficients.
    prime : int
        Larger than the order; it must not divide a denominator.

    Raises
    ------
    TooLarge
        If more than 10,000 coefficients are asked for, or the time limit passes.

    Examples
    --------
    >>> from neurovariety import Parametric
    >>> x = Parametric("x").polynomials[0]
    >>> along_trajectory([x, x**2], [x], [Fraction(2)], 3)  # 2 exp(t) and its square
    [[2, 2, 1], [4, 8, 8]]
    """
    if order > MOST_TERMS:
        raise TooLarge(f"{short(order)} terms of a power series, over {MOST_TERMS}")
    wanted = [_residues(P, prime) for P in polynomials]
    fields = [_residues(f, prime) for f in field]
    n = len(fields)
    one = (0,) * n
    table: dict[tuple[int, ...], list[int]] = {one: [1] + [0] * (order - 1)}
    units = [tuple(int(i == k) for k in range(n)) for i in range(n)]
    for unit, a in zip(units, start, strict=True):
        table[unit] = [reduces_to(a, prime)]
    products: list[tuple[list[int], list[int], list[int]]] = []

    def ensure(monomial: tuple[int, ...]) -> list[int]:
        if monomial not in table:
            i = next(i for i, e in enumerate(monomial) if e)
            smaller = ensure(tuple(e - (k == i) for k, e in enumerate(monomial)))
            table[monomial] = []
            products.append((table[monomial], smaller, table[units[i]]))
        return table[monomial]

    for f in (*wanted, *fields):
        for monomial in f:
            ensure(monomial)
    for j in range(order):
        for result, a_series, b_series in products:
            check_time()
            pairs = zip(a_series[: j + 1], reversed(b_series[: j + 1]), strict=True)
            result.append(sum(a * b for a, b in pairs) % prime)
        inverse = pow(j + 1, -1, prime)
        for unit, f in zip(units, fields, strict=True):
            velocity = sum(c * table[m][j] for m, c in f.items())
            table[unit].append(velocity * inverse % prime)
    return [
        [sum(c * table[m][j] for m, c in P.items()) % prime for j in range(order)] for P in wanted
    ]


def _residues(f: Polynomial, prime: int) -> dict[Any, int]:
    return {m: reduces_to(c, prime) for m, c in f.terms()}
