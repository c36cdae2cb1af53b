"""The degree of a central curve."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines, show_polynomial, texts
from neurovariety.problems.base.result import Result


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
        Of its closure in projective space, where both degrees agree: the curve then is the whole
        section of the cone; or where it lies in a plane. Its genus if it is smooth, and not smaller
        if it is irreducible.
    equations : tuple of polynomials or None
        A reduced Groebner basis of its ideal, of the method ``definition``.
    """

    degree: int
    general_degree: int
    arithmetic_genus: int | None
    equations: tuple[Polynomial, ...] | None = field(default=None, repr=False)

    def summary(self) -> list[tuple[str, str]]:
        rows = [("degree", f"{self.degree}, for general right-hand sides {self.general_degree}")]
        if self.arithmetic_genus is not None:
            rows.append(("arithmetic genus", str(self.arithmetic_genus)))
        return [*rows, *lines("equations", list(map(show_polynomial, self.equations or ())))]


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
            "equations": None if found.equations is None else texts(found.equations),
        }
