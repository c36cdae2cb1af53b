"""Checking an answer by another road: another method, another prime, substitution."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from neurovariety.engines import Engine, Limits
from neurovariety.errors import SpecificationError
from neurovariety.results import (
    BottlenecksResult,
    ConservationLawsResult,
    CorrespondenceResult,
    CriticalPointsResult,
    DarbouxResult,
    DegreeResult,
    EDDiscriminantResult,
    InvarianceResult,
    InvariantIdealResult,
    MinorsResult,
    PureSpuriousResult,
    RealCriticalPointsResult,
    RealEDCriticalPointsResult,
    Result,
    SignatureDiscriminantResult,
    TrajectoryResult,
    VoronoiCellResult,
)
from neurovariety.verify.bottlenecks import bottlenecks_checks, voronoi_cell_checks
from neurovariety.verify.checks import Check as Check
from neurovariety.verify.checks import Context
from neurovariety.verify.checks import Verification as Verification
from neurovariety.verify.checks import another_prime as another_prime
from neurovariety.verify.conservation import conservation_checks
from neurovariety.verify.critical import critical_points_checks
from neurovariety.verify.discriminants import ed_discriminant_checks, signature_discriminant_checks
from neurovariety.verify.distances import correspondence_checks, degree_checks
from neurovariety.verify.ideals import minors_checks
from neurovariety.verify.invariants import (
    darboux_checks,
    invariance_checks,
    invariant_ideal_checks,
    trajectory_checks,
)
from neurovariety.verify.real import real_critical_points_checks
from neurovariety.verify.realed import real_ed_critical_points_checks
from neurovariety.verify.spurious import pure_spurious_checks

_CHECKS: dict[type[Result], Callable[[Any, Context], Iterator[Check]]] = {
    DegreeResult: degree_checks,
    EDDiscriminantResult: ed_discriminant_checks,
    SignatureDiscriminantResult: signature_discriminant_checks,
    BottlenecksResult: bottlenecks_checks,
    VoronoiCellResult: voronoi_cell_checks,
    MinorsResult: minors_checks,
    CorrespondenceResult: correspondence_checks,
    CriticalPointsResult: critical_points_checks,
    RealCriticalPointsResult: real_critical_points_checks,
    RealEDCriticalPointsResult: real_ed_critical_points_checks,
    PureSpuriousResult: pure_spurious_checks,
    InvariantIdealResult: invariant_ideal_checks,
    InvarianceResult: invariance_checks,
    TrajectoryResult: trajectory_checks,
    DarbouxResult: darboux_checks,
    ConservationLawsResult: conservation_checks,
}


def verify(
    result: Result, engine: Engine | None = None, limits: Limits | None = None
) -> Verification:
    """Check an answer independently of how it was found.

    Parameters
    ----------
    result : DegreeResult, MinorsResult or CorrespondenceResult
        What `solve` returned, or the same with another value put in.
    engine, limits
        As for `solve`; they serve the checks that need an engine.

    Returns
    -------
    Verification
        Degrees: a second method where there is one, with another prime and seed; the polar degrees
        of the dual variety read backwards. Groebner bases: S-pairs and generators reduce to zero,
        and another characteristic gives the same numbers and leading monomials. Correspondences:
        points of the chart satisfy the equations, and another method gives the polar degrees.

    Raises
    ------
    SpecificationError
        If this is no result.
    EngineError
        If the engine is missing or fails; running into a limit leaves a check open instead.

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
    return Verification(tuple(_CHECKS[type(result)](result, Context(engine, limits))))
