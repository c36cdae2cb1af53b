"""What two ideals do not share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines, show_polynomial
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class IdealComparison(Shown):
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

    def in_short(self) -> str:
        """Whether they are equal, and by how much they are not."""
        if self.equal:
            return "equal"
        return f"{len(self.missing)} missing and {len(self.extra)} extra members"

    def summary(self) -> list[tuple[str, str]]:
        return [
            ("equal", "yes" if self else "no"),
            ("Groebner basis", "yes" if self.is_groebner else "no"),
            *lines("missing", [show_polynomial(g) for g in self.missing]),
            *lines("extra", [show_polynomial(g) for g in self.extra]),
        ]


@dataclass(frozen=True)
class IdealEqualityResult(Result):
    """Whether two ideals are equal (``value``)."""

    value: IdealComparison

    def value_data(self) -> dict[str, Any]:
        value = self.value
        return {
            "equal": value.equal,
            "is_groebner": value.is_groebner,
            "missing": [show_polynomial(g) for g in value.missing],
            "extra": [show_polynomial(g) for g in value.extra],
        }
