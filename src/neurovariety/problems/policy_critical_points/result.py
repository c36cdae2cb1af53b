"""Critical policies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import Shown, counted
from neurovariety.algebra.writing import lines, texts
from neurovariety.certify.balls import Box, Interval, ends, near
from neurovariety.problems.base.result import Result

Face = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class CriticalPolicy(Shown):
    """A policy at which the reward is critical on its face.

    Parameters
    ----------
    policy : tuple of Box
        For each observation the probability of each action, in an interval; exact zeros and ones
        are such.
    reward : Interval
        Normalised: ``(1 - discount) sum discount^t r``.
    inertia : (int, int)
        The numbers of positive and negative eigenvalues of the Hessian along the face.
    is_best : bool
        Whether no other one that was found has a larger reward.
    """

    policy: tuple[Box, ...]
    reward: Interval
    inertia: tuple[int, int]
    is_best: bool = False

    def __str__(self) -> str:
        rows = "; ".join(", ".join(f"{near(v):.6g}" for v in row) for row in self.policy)
        kind = "best" if self.is_best else ""
        return f"reward {near(self.reward):.9g}  inertia {self.inertia}  {kind:4}  ({rows})"


@dataclass(frozen=True)
class Stratum(Shown):
    """The critical points on a face of the polytope of policies.

    Parameters
    ----------
    actions : tuple of tuple of int
        The actions that are taken, for each observation.
    dimension, degree : int
        Of the complex critical points; of finitely many the number, with multiplicities. Dimension
        -1 if there are none.
    equations : tuple of polynomials
        Of the critical points, a reduced Groebner basis in the probabilities of all actions but
        the last; none for a vertex.
    points, real_points : int or None
        How many different complex and real points there are; None if infinitely many, or too many
        to be looked at.
    policies : tuple of CriticalPolicy
        The real points with positive probabilities.
    """

    actions: Face
    dimension: int
    degree: int
    equations: tuple[Polynomial, ...]
    points: int | None = None
    real_points: int | None = None
    policies: tuple[CriticalPolicy, ...] = ()


@dataclass(frozen=True)
class CriticalPolicies(Shown):
    """The critical points on all faces that were looked at.

    Parameters
    ----------
    strata : tuple of Stratum
        The interior first; with points or not.
    complete : bool
        Whether no best policy can be missing.
    """

    strata: tuple[Stratum, ...]
    complete: bool = False

    @property
    def interior(self) -> Stratum:
        """The face of all actions."""
        return self.strata[0]

    @property
    def degree(self) -> int | None:
        """The number of complex critical points in the interior; None if infinitely many."""
        found = self.interior
        return found.degree if found.dimension < 1 else None

    @property
    def policies(self) -> tuple[CriticalPolicy, ...]:
        """All, those with the largest rewards first."""
        found = [p for stratum in self.strata for p in stratum.policies]
        return tuple(sorted(found, key=lambda p: (not p.is_best, -p.reward[1])))

    @property
    def best(self) -> tuple[CriticalPolicy, ...]:
        """Those with the largest reward; several if they are equal."""
        return tuple(p for p in self.policies if p.is_best)

    def summary(self) -> list[tuple[str, str]]:
        inside = self.interior
        if inside.dimension > 0:
            count = f"infinitely many in the interior, of dimension {inside.dimension}"
        else:
            real = "" if inside.real_points is None else f", {inside.real_points} real"
            policies = counted(len(inside.policies), "policy", "policies")
            count = f"{inside.degree} in the interior{real}, {policies}"
        rows = [("complex points", count)]
        rows += lines("policies", list(map(str, self.policies)))
        best = self.best
        said = f"{near(best[0].reward):.12g}" + (f", of {len(best)} policies" * (len(best) > 1))
        if not self.complete:
            said = f"at least {said}: not all critical points are isolated"
        return [*rows, ("best reward", said)]


@dataclass(frozen=True)
class PolicyCriticalPointsResult(Result):
    """The critical points on each face (``value``)."""

    value: CriticalPolicies

    def value_data(self) -> dict[str, Any]:
        found = self.value
        return {
            "complete": found.complete,
            "strata": [
                {
                    "actions": [list(taken) for taken in stratum.actions],
                    "dimension": stratum.dimension,
                    "degree": stratum.degree,
                    "equations": texts(stratum.equations),
                    "points": stratum.points,
                    "real_points": stratum.real_points,
                    "policies": [
                        {
                            "policy": [[ends(v) for v in row] for row in p.policy],
                            "reward": ends(p.reward),
                            "inertia": list(p.inertia),
                            "is_best": p.is_best,
                        }
                        for p in stratum.policies
                    ],
                }
                for stratum in found.strata
            ],
        }
