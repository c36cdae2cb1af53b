"""Checking an answer by another road: another method, another prime, substitution."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from neurovariety.engines import Engine, Limits
from neurovariety.errors import SpecificationError
from neurovariety.results import (
    ConservationLawsResult,
    CorrespondenceResult,
    CriticalPointsResult,
    DarbouxResult,
    DegreeResult,
    IdealEqualityResult,
    InvarianceResult,
    InvariantIdealResult,
    MinorsResult,
    RealCriticalPointsResult,
    Result,
    TrajectoryResult,
)
from neurovariety.verify.checks import Check as Check
from neurovariety.verify.checks import Context, other_engine
from neurovariety.verify.checks import Verification as Verification
from neurovariety.verify.checks import another_prime as another_prime
from neurovariety.verify.conservation import conservation_checks
from neurovariety.verify.correspondences import correspondence_checks
from neurovariety.verify.critical import critical_points_checks
from neurovariety.verify.distances import degree_checks
from neurovariety.verify.ideals import equality_checks, minors_checks
from neurovariety.verify.invariants import (
    darboux_checks,
    invariance_checks,
    invariant_ideal_checks,
    trajectory_checks,
)
from neurovariety.verify.real import real_critical_points_checks

_CHECKS: dict[type[Result], Callable[[Any, Context], Iterator[Check]]] = {
    DegreeResult: degree_checks,
    MinorsResult: minors_checks,
    CorrespondenceResult: correspondence_checks,
    CriticalPointsResult: critical_points_checks,
    RealCriticalPointsResult: real_critical_points_checks,
    InvariantIdealResult: invariant_ideal_checks,
    InvarianceResult: invariance_checks,
    TrajectoryResult: trajectory_checks,
    DarbouxResult: darboux_checks,
    ConservationLawsResult: conservation_checks,
    IdealEqualityResult: equality_checks,
}

EACH = 30.0
"""Seconds that a check may take by default."""


def verify(
    result: Result,
    engine: Engine | None = None,
    limits: Limits | None = None,
    other: Engine | None = None,
) -> Verification:
    """Check an answer independently of how it was found.

    Parameters
    ----------
    result : DegreeResult, MinorsResult, InvariantIdealResult or another result
        What `solve` returned, or the same with another value put in.
    engine, limits
        As for `solve`; they serve the checks that need an engine. By default each may take half a
        minute.
    other : Engine, optional
        The second engine, to which the whole question goes too, and what SymPy is too slow for;
        by default Sage for an answer of Macaulay2, if there is one, and Macaulay2 for others.

    Returns
    -------
    Verification
        Each check with what it did, by what, how long and with what outcome. What could not be
        decided, because a limit was reached or no engine was there, is open.

    Raises
    ------
    SpecificationError
        If this is no result.
    ProtocolError
        If an engine finished without a whole answer.

    Examples
    --------
    >>> from neurovariety import Determinantal, EDDegree, solve
    >>> from neurovariety import GenericEDDegree
    >>> answer = solve(GenericEDDegree(Determinantal(20, 3, rank=2)))
    >>> verify(answer).holds
    True
    """
    if type(result) not in _CHECKS:
        raise SpecificationError(f"expected a result of solve, got {result!r}")
    second = other or other_engine(result.provenance, engine)
    context = Context(engine, second, limits or Limits(EACH))
    return Verification(tuple(_CHECKS[type(result)](result, context)))
