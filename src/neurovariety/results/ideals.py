"""Ideals, and the answers that consist of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.writing import lines, show_polynomial
from neurovariety.problems.equality import IdealEquality
from neurovariety.problems.groebner import GroebnerBasis
from neurovariety.problems.minors import MinorsIdeal
from neurovariety.results.base import Result


@dataclass(frozen=True)
class MinorsResult(Result):
    """An ideal of minors (``value``) and its singular locus."""

    problem: MinorsIdeal
    value: Ideal
    singular_locus: Ideal

    def summary(self) -> list[tuple[str, str]]:
        return [*self.value.summary(), ("singular locus", self.singular_locus.in_a_line())]

    def data(self) -> dict[str, Any]:
        return {"ideal": self.value.data(), "singular_locus": self.singular_locus.data()}


@dataclass(frozen=True)
class GroebnerBasisResult(Result):
    """An ideal with its reduced Groebner basis (``value``)."""

    problem: GroebnerBasis
    value: Ideal

    def summary(self) -> list[tuple[str, str]]:
        return self.value.summary()

    def data(self) -> dict[str, Any]:
        return {"ideal": self.value.data()}


@dataclass(frozen=True)
class IdealComparison:
    """What two ideals do not share; as a truth value, whether they are equal.

    Parameters
    ----------
    missing : tuple of PolyElement
        Members of the first that are not in the second, as normal forms modulo the second.
    extra : tuple of PolyElement
        Members of the second that are not in the first, as normal forms modulo the first.
    is_groebner : bool
        Whether the second system is a Groebner basis of the ideal that it generates.
    """

    missing: tuple[Polynomial, ...]
    extra: tuple[Polynomial, ...]
    is_groebner: bool

    @property
    def equal(self) -> bool:
        """Whether the ideals are equal."""
        return not self.missing and not self.extra

    def __bool__(self) -> bool:
        return self.equal

    def __str__(self) -> str:
        if self.equal:
            return "equal"
        return f"{len(self.missing)} missing and {len(self.extra)} extra members"


@dataclass(frozen=True)
class IdealEqualityResult(Result):
    """Whether two ideals are equal (``value``)."""

    problem: IdealEquality
    value: IdealComparison

    def summary(self) -> list[tuple[str, str]]:
        value = self.value
        return [
            ("equal", "yes" if value else "no"),
            ("Groebner basis", "yes" if value.is_groebner else "no"),
            *lines("missing", [show_polynomial(g) for g in value.missing]),
            *lines("extra", [show_polynomial(g) for g in value.extra]),
        ]

    def data(self) -> dict[str, Any]:
        value = self.value
        return {
            "equal": value.equal,
            "is_groebner": value.is_groebner,
            "missing": [show_polynomial(g) for g in value.missing],
            "extra": [show_polynomial(g) for g in value.extra],
        }
