"""Conservation laws by linear algebra, in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.conservation_laws.laws import laws
from neurovariety.problems.conservation_laws.problem import ConservationLaws


def compute(problem: ConservationLaws, limits: Limits) -> Computed:
    """The kernel of the linear conditions."""
    return Computed(laws(problem.flow, problem.degree, problem.used_prime, problem.seed))
