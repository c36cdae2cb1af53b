"""Critical points of the reward on the memoryless stochastic policies of a decision process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from neurovariety.errors import SpecificationError, short
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method
from neurovariety.problems.base.problem import Problem, RationalProblem
from neurovariety.problems.policy_critical_points.result import PolicyCriticalPointsResult
from neurovariety.problems.policy_critical_points.rewards import (
    Face,
    faces,
    monomials,
    number_of_faces,
)
from neurovariety.programs.processes import MarkovDecisionProcess

MOST_FACES, MOST_TERMS = 1_000, 2_000
FEW_FREQUENCIES = 6
"""For which they are eliminated in a moment."""


@dataclass(frozen=True)
class PolicyCriticalPoints(RationalProblem[PolicyCriticalPointsResult]):
    """The critical points of the reward on the memoryless stochastic policies, and the best policy.

    A memoryless policy chooses an action with probabilities that depend on the observation alone.
    The policies are a product of simplices, on which the discounted reward is a quotient of
    polynomials. Its critical points are looked for in the interior, and on the faces on which some
    best policy lies: those with no more actions for an observation than it has states.

    Parameters
    ----------
    process : MarkovDecisionProcess
        With ``observations``; without, each state is seen.
    method : str
        ``policies`` (the reward as a quotient of polynomials in the probabilities), ``definition``
        (state-action frequencies: matrices of rank one that meet the affine space of Bellman's
        flow, with Lagrange multipliers; for few frequencies), or ``auto``: the first.

    Raises
    ------
    SpecificationError
        If there are too many faces, or the reward has too many terms.

    Notes
    -----
    Points are left out where the reward has a pole, or where an observation has the probability
    zero, as it never has for a policy that is real: there the frequencies do not determine the
    policy. The counts are over the complex numbers, in the affine space of the face; real points
    and their signs are exact, and so is the order of their rewards.

    References
    ----------
    J. Mueller, G. Montufar: The geometry of memoryless stochastic policy optimization in
    infinite-horizon POMDPs, ICLR 2022. G. Montufar, J. Rauh: Geometry of policy improvement, GSI
    2017: some best policy randomizes among at most k actions where k states are seen as one.

    Examples
    --------
    >>> from neurovariety import solve
    >>> moves = "0,1; 1,0 | 0,1; 1,0"  # right, left
    >>> blind = MarkovDecisionProcess(moves, "1,0; 0,1", "1/2", "1,0", observations="dark, dark")
    >>> (best,) = solve(PolicyCriticalPoints(blind)).value.best
    >>> [str(low) for low, _ in best.policy[0]], str(best.reward[0])
    (['3/4', '1/4'], '9/16')
    """

    process: Any
    method: str = "auto"
    kind: ClassVar[str] = "policy-critical-points"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("policies", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT),
    )
    references: ClassVar[tuple[str, ...]] = (
        "J. Mueller, G. Montufar: The geometry of memoryless stochastic policy optimization in\n"
        "infinite-horizon POMDPs, ICLR 2022, arXiv:2110.07409",
        "G. Montufar, J. Rauh: Geometry of policy improvement, GSI 2017, arXiv:1704.01785",
    )

    def __post_init__(self) -> None:
        process = self.process
        if not isinstance(process, MarkovDecisionProcess):
            raise SpecificationError(f"expected a MarkovDecisionProcess, got {short(process)}")
        often = process.frequencies(process.uniform)
        if not all(often):
            zero = [j for j, v in enumerate(often) if not v]
            raise SpecificationError(
                f"expected a process that can reach all states; the state-action pairs {zero} "
                "never occur: leave their states out"
            )
        if monomials(process) > MOST_TERMS:
            raise SpecificationError(
                f"expected a reward of at most {MOST_TERMS} terms, got up to {monomials(process)}"
            )
        if number_of_faces(process) > MOST_FACES:
            raise SpecificationError(
                f"expected at most {MOST_FACES} ways to choose the actions that are taken, got "
                f"{number_of_faces(process)}"
            )
        check_method(self.method, self.methods, process)

    def __str__(self) -> str:
        return f"critical points of the reward on the policies of a {self.process}"

    @cached_property
    def faces(self) -> tuple[Face, ...]:
        """The interior, and where some best policy lies; those of most dimensions first."""
        return faces(self.process)

    @property
    def written(self) -> tuple[Face, ...]:
        """Those that are no vertices, which need no engine."""
        return tuple(face for face in self.faces if max(map(len, face)) > 1)

    @property
    def seen(self) -> tuple[int, ...]:
        """The number of each state's observation."""
        number = {s: o for o, states in enumerate(self.process.classes) for s in states}
        return tuple(number[s] for s in range(len(number)))

    @property
    def too_large(self) -> str:
        """So many frequencies are eliminated in a moment."""
        n = sum(self.process.actions)
        return f"{n} frequencies, more than {FEW_FREQUENCIES}" if n > FEW_FREQUENCIES else ""

    def refine(
        self, result: PolicyCriticalPointsResult, solve: Callable[[Problem[Any]], Any]
    ) -> PolicyCriticalPointsResult:
        """The result with its real points."""
        found: PolicyCriticalPointsResult = self.part("points").with_points(result)
        return found
