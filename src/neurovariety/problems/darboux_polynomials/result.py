"""Polynomials whose zeros a gradient flow never leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.polynomials import Polynomial, factorize
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import joined, lines, show_latex, show_polynomial, typeset
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class DarbouxSpace(Shown):
    """The polynomials with one cofactor.

    Parameters
    ----------
    cofactor : PolyElement
        K in F(P) = K P.
    polynomials : tuple of PolyElement
        A basis of the P up to the degree; for K = 0, of those without a constant term.
    """

    cofactor: Polynomial
    polynomials: tuple[Polynomial, ...]


@dataclass(frozen=True)
class DarbouxFamily(Shown):
    """All Darboux polynomials over QQ up to a degree.

    Parameters
    ----------
    spaces : tuple of DarbouxSpace
        One for each cofactor that has polynomials.
    irrational : int
        How many irreducible factors over QQ were left out whose roots would give cofactors with
        irrational coefficients; no polynomial over QQ belongs to them. It is zero if and only if
        all cofactors are rational; how many there are depends on the coordinates.
    complete : bool
        Whether all leading monomials were treated; False for what a stopped run left.
    """

    spaces: tuple[DarbouxSpace, ...]
    irrational: int
    complete: bool

    @property
    def irreducible(self) -> tuple[tuple[Polynomial, Polynomial], ...]:
        """Pairs of an irreducible basis element and its cofactor: products are left out."""
        return tuple(
            (P, space.cofactor)
            for space in self.spaces
            for P in space.polynomials
            if [e for _, e in factorize(P)] == [1]
        )

    def in_short(self) -> str:
        """The irreducible ones, and each one's cofactor."""
        pairs = ((show_polynomial(P), show_polynomial(K)) for P, K in self.irreducible)
        return joined(typeset(P, " (", K, ")") for P, K in pairs) or "none"

    def _repr_latex_(self) -> str:
        return show_latex([P for P, _ in self.irreducible], r"\{", r"\}")

    def summary(self) -> list[tuple[str, str]]:
        shown = [
            typeset(
                *("F(P) = (", show_polynomial(s.cofactor), ") P for P = "),
                joined(map(show_polynomial, s.polynomials)),
            )
            for s in self.spaces
        ]
        whole = "over QQ, all up to the degree" if self.complete else "no: the run was stopped"
        return [
            ("complete", whole),
            ("irrational", f"{self.irrational} factors left out"),
            *lines("polynomials", shown or ["none"]),
        ]


@dataclass(frozen=True)
class DarbouxResult(Result):
    """Darboux polynomials (``value``)."""

    value: DarbouxFamily

    def value_data(self) -> dict[str, Any]:
        value = self.value
        return {
            "spaces": [
                {
                    "cofactor": show_polynomial(s.cofactor),
                    "polynomials": [show_polynomial(P) for P in s.polynomials],
                }
                for s in value.spaces
            ],
            "irreducible": [show_polynomial(P) for P, _ in value.irreducible],
            "irrational": value.irrational,
            "complete": value.complete,
        }
