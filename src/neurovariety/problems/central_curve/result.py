"""The degree of a central curve."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from neurovariety.algebra.shown import Shown
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
        section of the cone. Its genus if it is smooth, and not smaller if it is irreducible.
    """

    degree: int
    general_degree: int
    arithmetic_genus: int | None

    def summary(self) -> list[tuple[str, str]]:
        rows = [("degree", f"{self.degree}, for general right-hand sides {self.general_degree}")]
        if self.arithmetic_genus is not None:
            rows.append(("arithmetic genus", str(self.arithmetic_genus)))
        return rows


@dataclass(frozen=True)
class CentralCurveResult(Result):
    """The numbers (``value``)."""

    value: CurveNumbers

    def value_data(self) -> dict[str, Any]:
        return asdict(self.value)
