"""An ED discriminant: degrees, equation, factors, real codimension."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

from sympy.polys.rings import PolyElement

from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines, show_polynomial, texts
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class Discriminant(Shown):
    """An ED discriminant, reduced.

    Parameters
    ----------
    fold_degree, infinity_degree : int
        The degrees of its two parts: the data over which critical points meet at points of the
        variety, and at infinity. A part is empty when its degree is 0.
    folds, infinity : tuple of PolyElement, or None
        The irreducible factors of each part over QQ, in the coordinates of the datum; None if they
        were not computed.
    real_codimension : int or None
        The codimension of the real points of the discriminant, where it is known.
    why : str
        How it is known.
    common_degree : int
        Of the components of both parts, as over isotropic lines: each part has all of them, and the
        whole hypersurface has them once.
    """

    fold_degree: int
    infinity_degree: int
    folds: tuple[PolyElement, ...] | None
    infinity: tuple[PolyElement, ...] | None
    real_codimension: int | None
    why: str
    common_degree: int = 0

    @property
    def degree(self) -> int:
        """The degree of the hypersurface, both parts together."""
        return self.fold_degree + self.infinity_degree - self.common_degree

    @property
    def factors(self) -> tuple[PolyElement, ...] | None:
        """All irreducible factors over QQ, those of the folds first."""
        if self.folds is None or self.infinity is None:
            return None
        return self.folds + tuple(f for f in self.infinity if f not in self.folds)

    @property
    def polynomial(self) -> PolyElement | None:
        """The product of the factors; None if they were not computed or there are none."""
        return prod(self.factors[1:], start=self.factors[0]) if self.factors else None

    def summary(self) -> list[tuple[str, str]]:
        rows = [
            ("degree", str(self.degree)),
            ("points meet on the variety", f"degree {self.fold_degree}"),
            ("points meet at infinity", f"degree {self.infinity_degree}"),
        ]
        if self.common_degree:
            rows.append(("common to both", f"degree {self.common_degree}"))
        codimension = "unknown" if self.real_codimension is None else str(self.real_codimension)
        rows.append(("real codimension", f"{codimension}: {self.why}"))
        rows += lines("folds", [show_polynomial(f) for f in self.folds or ()])
        rows += lines("infinity", [show_polynomial(f) for f in self.infinity or ()])
        return rows


@dataclass(frozen=True)
class EDDiscriminantResult(Result):
    """An ED discriminant (``value``)."""

    value: Discriminant

    def summary(self) -> list[tuple[str, str]]:
        rows = self.value.summary()
        if (general := self.problem.general_degree) is not None:
            rows.insert(3, ("for general equations", f"degree {general} (Trifogli)"))
        return rows

    def value_data(self) -> dict[str, Any]:
        value = self.value
        return {
            "degree": value.degree,
            "fold_degree": value.fold_degree,
            "infinity_degree": value.infinity_degree,
            "common_degree": value.common_degree,
            "folds": texts(value.folds),
            "infinity": texts(value.infinity),
            "general_degree": self.problem.general_degree,
            "real_codimension": value.real_codimension,
            "why": value.why,
        }
