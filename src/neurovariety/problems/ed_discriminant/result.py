"""An ED discriminant: degrees, equation, factors, real codimension."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

from sympy.polys.rings import PolyElement

from neurovariety.algebra.writing import lines, show_polynomial, texts
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class Discriminant:
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


@dataclass(frozen=True)
class EDDiscriminantResult(Result):
    """An ED discriminant (``value``)."""

    value: Discriminant

    def summary(self) -> list[tuple[str, str]]:
        value = self.value
        rows = [
            ("degree", str(value.degree)),
            ("points meet on the variety", f"degree {value.fold_degree}"),
            ("points meet at infinity", f"degree {value.infinity_degree}"),
        ]
        if value.common_degree:
            rows.append(("common to both", f"degree {value.common_degree}"))
        if (general := self.problem.general_degree) is not None:
            rows.append(("general hypersurface", f"degree {general} (Trifogli)"))
        codimension = "unknown" if value.real_codimension is None else str(value.real_codimension)
        rows.append(("real codimension", f"{codimension}: {value.why}"))
        rows += lines("folds", [show_polynomial(f) for f in value.folds or ()])
        rows += lines("infinity", [show_polynomial(f) for f in value.infinity or ()])
        return rows

    def data(self) -> dict[str, Any]:
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
