"""From the fields to the critical points of each face."""

from __future__ import annotations

from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.policy_critical_points.problem import PolicyCriticalPoints
from neurovariety.problems.policy_critical_points.result import (
    CriticalPolicies,
    PolicyCriticalPointsResult,
    Stratum,
)
from neurovariety.problems.policy_critical_points.rewards import Face, chances


def decode(
    frame: Frame, problem: PolicyCriticalPoints, script: Script, provenance: Provenance
) -> PolicyCriticalPointsResult:
    """A stratum for each face; vertices are points."""

    def stratum(face: Face) -> Stratum:
        if face not in written:
            return Stratum(face, 0, 1, ())
        k, ring = written.index(face) + 1, chances(face)
        dimension, degree = frame.locus(f"dimension{k}", f"degree{k}", ring.ngens)
        found = elements(frame.get(f"equations{k}", Polynomials), ring)
        basis = tuple(sorted((f.monic() for f in found if f), key=lambda f: f.leading_expv()))
        return Stratum(face, dimension, degree, basis)

    written = problem.written
    value = CriticalPolicies(tuple(map(stratum, problem.faces)))
    return PolicyCriticalPointsResult(problem, script, provenance, value)
