"""Polynomials that vanish along a trajectory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import joined, lines, show_latex, show_polynomial
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class TrajectoryPolynomials(Shown):
    """Polynomials that vanish along a trajectory.

    Parameters
    ----------
    polynomials : tuple of PolyElement
        A basis of those up to the degree whose first derivatives vanish at the start.
    derivatives : int
        How many derivatives along the flow were taken, the polynomial's own value included.
    closure : Ideal or None
        The smallest invariant ideal that contains them. It vanishes at the start, which proves that
        they vanish along the whole trajectory; None if the run was stopped before.
    """

    polynomials: tuple[Polynomial, ...]
    derivatives: int
    closure: Ideal | None

    @property
    def proved(self) -> bool:
        """Whether they are proved to vanish along the whole trajectory."""
        return self.closure is not None

    def in_short(self) -> str:
        """The polynomials."""
        return joined(map(show_polynomial, self.polynomials)) or "none"

    def _repr_latex_(self) -> str:
        return show_latex(self.polynomials, r"\{", r"\}")

    def summary(self) -> list[tuple[str, str]]:
        proved = (
            "the smallest invariant ideal that contains them vanishes at the start"
            if self.proved
            else f"only that {self.derivatives} derivatives vanish at the start"
        )
        shown = [show_polynomial(g) for g in self.polynomials]
        return [
            ("number", str(len(shown))),
            ("proved", proved),
            ("derivatives", str(self.derivatives)),
            *lines("polynomials", shown or ["none"]),
        ]


@dataclass(frozen=True)
class TrajectoryResult(Result):
    """The polynomials along a trajectory (``value``)."""

    value: TrajectoryPolynomials

    def value_data(self) -> dict[str, Any]:
        value = self.value
        return {
            "polynomials": [show_polynomial(g) for g in value.polynomials],
            "derivatives": value.derivatives,
            "proved": value.proved,
            "closure": None if value.closure is None else value.closure.data(),
        }
