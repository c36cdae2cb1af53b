"""A decision boundary with its ED degree, the nearest points, the discriminant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import show_polynomial, typeset
from neurovariety.certify.homotopy.points import RealEDPointSet
from neurovariety.problems.base.result import Result
from neurovariety.problems.ed_degree.result import DegreeResult
from neurovariety.problems.ed_discriminant.result import Discriminant, EDDiscriminantResult
from neurovariety.problems.real_ed_critical_points.result import RealEDCriticalPointsResult


@dataclass(frozen=True)
class Boundary(Shown):
    """A hypersurface in the space of inputs, and what is known of distances from it.

    Parameters
    ----------
    ed_degree : int or None
        How many complex critical points the distance from a generic input has; None if they were
        not finitely many.
    points : RealEDPointSet or None
        The real ones of the distance from the given input, the singular points of the boundary, and
        which are nearest; None if no input was given.
    discriminant : Discriminant or None
        The inputs over which two critical points meet; None if it was not asked for.
    """

    ed_degree: int | None
    points: RealEDPointSet | None = None
    discriminant: Discriminant | None = None

    @property
    def distance(self) -> tuple[Fraction, Fraction] | None:
        """An interval with the distance of the given input, where it is proved."""
        nearest = self.points.nearest if self.points else ()
        return nearest[0].distance if nearest else None


@dataclass(frozen=True)
class PolynomialBoundaryResult(Result):
    """A decision boundary (``value``)."""

    value: Boundary

    @property
    def degree_result(self) -> DegreeResult:
        """The ED degree by itself."""
        problem, degree = self.problem.degree, self.value.ed_degree
        dimension = 1 if degree is None else 0 if degree else -1
        return DegreeResult(problem, self.script, self.provenance, degree, dimension)

    @property
    def nearest_result(self) -> RealEDCriticalPointsResult | None:
        """The points by themselves."""
        if self.value.points is None:
            return None
        problem, value = self.problem.nearest, self.value.points
        return RealEDCriticalPointsResult(problem, self.script, self.provenance, value)

    @property
    def meeting_result(self) -> EDDiscriminantResult | None:
        """The discriminant by itself."""
        if self.value.discriminant is None:
            return None
        problem, value = self.problem.meeting, self.value.discriminant
        return EDDiscriminantResult(problem, self.script, self.provenance, value)

    def summary(self) -> list[tuple[str, str]]:
        rows: list[tuple[str, str]] = [
            ("equation", typeset(show_polynomial(self.problem.function), " = 0"))
        ]
        degree = replace(self.degree_result, assumptions=self.assumptions)
        rows += [("ED degree" if k == "value" else k, v) for k, v in degree.summary()]
        if self.nearest_result is not None:
            rows += self.nearest_result.summary()
        if self.meeting_result is not None:
            rows += [(f"discriminant: {k}", v) for k, v in self.meeting_result.summary()]
        return rows

    def value_data(self) -> dict[str, Any]:
        points, meeting = self.nearest_result, self.meeting_result
        return {
            "equation": show_polynomial(self.problem.function),
            "ed_degree": self.value.ed_degree,
            "points": points and points.value_data(),
            "discriminant": meeting and meeting.value_data(),
        }
