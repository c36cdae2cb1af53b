"""Spaces of polynomials: echelon bases, monomials up to a degree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import comb
from typing import Any

from neurovariety.algebra.polynomials import Polynomial

FEW_MONOMIALS = 300
"""So many columns are reduced exactly in a second."""


def monomials_up_to(ring: Any, degree: int) -> list[Polynomial] | None:
    """All monomials of a ring up to a degree; None if they are too many for linear algebra here."""
    if comb(ring.ngens + degree, degree) > FEW_MONOMIALS:
        return None
    exponents: list[tuple[int, ...]] = [()]
    for _ in range(ring.ngens):
        exponents = [(*m, e) for m in exponents for e in range(degree + 1 - sum(m))]
    return [ring.from_dict({m: ring.domain.one}) for m in exponents]


def reduced_echelon(polynomials: Sequence[Polynomial]) -> list[Polynomial]:
    """The reduced echelon basis of a space of polynomials, which determines it."""
    rows = echelon(polynomials, polynomials[0].ring) if polynomials else []
    reduced: list[Polynomial] = []
    for row in sorted(rows, key=lambda r: r.ring.order(r.LM)):
        for other in reduced:
            row = row - other * row.get(other.LM, row.ring.domain.zero)
        reduced.append(row.monic())
    return reduced


def echelon(polynomials: Sequence[Polynomial], ring: Any) -> list[Polynomial]:
    """An echelon basis of the span of polynomials."""
    rows: list[Polynomial] = []
    for P in polynomials:
        for row in rows:
            if (c := P.coeff(ring.from_dict({row.LM: ring.domain.one}))) != 0:
                P = P - row * (c / row.LC)
        if P:
            rows.append(P)
    return rows


def all_zero(values: Iterable[Any]) -> tuple[bool, str]:
    """Whether all are zero, and how many are."""
    outcomes = [not v for v in values]
    return all(outcomes), f"{sum(outcomes)} of {len(outcomes)}"
