"""The degree of a central curve."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines, show_polynomial, texts
from neurovariety.problems.base.result import Result

_SHOWN = 30
"""Terms."""


@dataclass(frozen=True)
class CurveNumbers(Shown):
    """Numbers of a central curve.

    Parameters
    ----------
    degree : int
        Of the curve.
    general_degree : int
        The degree for general b: that of the cone of all reciprocals of the row space.
    arithmetic_genus : int or None
        Of its closure in projective space. It is known where both degrees agree, as the curve is
        then the whole section of the cone, and for plane curves; else None.
    equations : tuple of polynomials or None
        Generators of its ideal, where a theorem gives them: for each circuit of the columns of A
        and c, where both degrees agree, or one equation in a plane, and the linear equations; None
        for others, and for many circuits. Of the method ``definition`` a reduced Groebner basis.
    genus : int or None
        The genus, where it is known: of a smooth curve the arithmetic genus, of an irreducible one
        in a plane less, by what multiple points take in which lines ``x_j = 0`` meet. Else None.
    """

    degree: int
    general_degree: int
    arithmetic_genus: int | None
    equations: tuple[Polynomial, ...] | None = field(default=None, repr=False)
    genus: int | None = None

    def summary(self) -> list[tuple[str, str]]:
        rows = [("degree", f"{self.degree}, for general right-hand sides {self.general_degree}")]
        rows.append(self._shown_genus())
        if self.equations is None:
            return rows
        if sum(map(len, self.equations)) > _SHOWN:
            return [*rows, ("equations", f"{len(self.equations)} of its ideal")]
        return [*rows, *lines("equations", list(map(show_polynomial, self.equations)))]

    def _shown_genus(self) -> tuple[str, str]:
        if self.arithmetic_genus is None:
            return "genus", "not known, for right-hand sides so special"
        if self.genus is None:
            return "arithmetic genus", f"{self.arithmetic_genus}; not known to be smooth"
        if self.genus == self.arithmetic_genus:
            return "arithmetic genus", f"{self.genus}; smooth, so its genus"
        lost = self.arithmetic_genus - self.genus
        return "genus", f"{self.genus}: arithmetic genus less {lost} for multiple points"


@dataclass(frozen=True)
class CentralCurveResult(Result):
    """The numbers (``value``)."""

    value: CurveNumbers

    def value_data(self) -> dict[str, Any]:
        found = self.value
        return {
            "degree": found.degree,
            "general_degree": found.general_degree,
            "arithmetic_genus": found.arithmetic_genus,
            "genus": found.genus,
            "equations": None if found.equations is None else texts(found.equations),
        }
