"""A teacher discriminant: that of distances, and its degree in the metric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy.polys.rings import PolyElement

from neurovariety.algebra.shown import Shown
from neurovariety.problems.base.result import Result
from neurovariety.problems.ed_discriminant.result import Discriminant, EDDiscriminantResult


@dataclass(frozen=True)
class Teachers(Shown):
    """Over which teachers two critical functions meet.

    Parameters
    ----------
    discriminant : Discriminant
        In the coordinates of the teacher.
    metric_degree : int or None
        Of the forms, or the moments, over which critical functions meet for a generic teacher,
        but not for all; None where the data are not generic.
    """

    discriminant: Discriminant
    metric_degree: int | None = None

    @property
    def degree(self) -> int:
        """The degree in the teacher."""
        return self.discriminant.degree

    @property
    def factors(self) -> tuple[PolyElement, ...] | None:
        """All irreducible factors over QQ; None if they were not computed."""
        return self.discriminant.factors


@dataclass(frozen=True)
class TeacherDiscriminantResult(Result):
    """A teacher discriminant (``value``)."""

    value: Teachers

    @property
    def _of_distance(self) -> EDDiscriminantResult:
        problem = self.problem.discriminant
        return EDDiscriminantResult(problem, self.script, self.provenance, self.value.discriminant)

    def summary(self) -> list[tuple[str, str]]:
        rows = self._of_distance.summary()
        if self.value.metric_degree is not None:
            rows.insert(1, ("degree in the metric", str(self.value.metric_degree)))
        return rows

    def value_data(self) -> dict[str, Any]:
        return self._of_distance.value_data() | {"metric_degree": self.value.metric_degree}
