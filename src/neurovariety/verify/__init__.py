"""Checking an answer by another road: another method, another prime, substitution."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any

from neurovariety.engines.base import Engine, Limits
from neurovariety.errors import SpecificationError
from neurovariety.results.base import Result
from neurovariety.results.bottlenecks import BottlenecksResult, VoronoiCellResult
from neurovariety.results.conservation import ConservationLawsResult
from neurovariety.results.critical import CriticalPointsResult
from neurovariety.results.darboux import DarbouxResult
from neurovariety.results.discriminants import EDDiscriminantResult
from neurovariety.results.distances import CorrespondenceResult, DegreeResult
from neurovariety.results.ideals import GroebnerBasisResult, IdealEqualityResult, MinorsResult
from neurovariety.results.invariants import InvarianceResult, InvariantIdealResult, TrajectoryResult
from neurovariety.results.real import RealCriticalPointsResult
from neurovariety.results.realed import RealEDCriticalPointsResult
from neurovariety.results.signature import SignatureDiscriminantResult
from neurovariety.results.spurious import PureSpuriousResult
from neurovariety.verify.bottlenecks import (
    bottlenecks_checks,
    bottlenecks_essence,
    voronoi_cell_checks,
    voronoi_cell_essence,
)
from neurovariety.verify.checks import Check as Check
from neurovariety.verify.checks import Context, other_engine
from neurovariety.verify.checks import Verification as Verification
from neurovariety.verify.checks import another_prime as another_prime
from neurovariety.verify.conservation import conservation_checks, conservation_essence
from neurovariety.verify.correspondences import correspondence_checks, correspondence_essence
from neurovariety.verify.critical import critical_points_checks, critical_points_essence
from neurovariety.verify.darboux import darboux_checks, darboux_essence
from neurovariety.verify.discriminants import (
    ed_discriminant_checks,
    ed_discriminant_essence,
    signature_discriminant_checks,
    signature_discriminant_essence,
)
from neurovariety.verify.distances import degree_checks, degree_essence
from neurovariety.verify.groebner import groebner_basis_checks, groebner_basis_essence
from neurovariety.verify.ideals import (
    equality_checks,
    equality_essence,
    minors_checks,
    minors_essence,
)
from neurovariety.verify.invariants import (
    invariance_checks,
    invariance_essence,
    invariant_ideal_checks,
    invariant_ideal_essence,
)
from neurovariety.verify.real import real_critical_points_checks
from neurovariety.verify.realed import real_ed_critical_points_checks
from neurovariety.verify.spurious import pure_spurious_checks, pure_spurious_essence
from neurovariety.verify.trajectories import trajectory_checks, trajectory_essence

_ROADS: dict[
    type[Result],
    tuple[Callable[[Any, Context], Iterator[Check]], Callable[[Any], Hashable] | None],
] = {
    DegreeResult: (degree_checks, degree_essence),
    GroebnerBasisResult: (groebner_basis_checks, groebner_basis_essence),
    MinorsResult: (minors_checks, minors_essence),
    CorrespondenceResult: (correspondence_checks, correspondence_essence),
    CriticalPointsResult: (critical_points_checks, critical_points_essence),
    RealCriticalPointsResult: (real_critical_points_checks, None),
    InvariantIdealResult: (invariant_ideal_checks, invariant_ideal_essence),
    InvarianceResult: (invariance_checks, invariance_essence),
    TrajectoryResult: (trajectory_checks, trajectory_essence),
    DarbouxResult: (darboux_checks, darboux_essence),
    ConservationLawsResult: (conservation_checks, conservation_essence),
    IdealEqualityResult: (equality_checks, equality_essence),
    EDDiscriminantResult: (ed_discriminant_checks, ed_discriminant_essence),
    SignatureDiscriminantResult: (
        signature_discriminant_checks,
        signature_discriminant_essence,
    ),
    BottlenecksResult: (bottlenecks_checks, bottlenecks_essence),
    VoronoiCellResult: (voronoi_cell_checks, voronoi_cell_essence),
    RealEDCriticalPointsResult: (real_ed_critical_points_checks, None),
    PureSpuriousResult: (pure_spurious_checks, pure_spurious_essence),
}
"""The checks of each kind, and what all engines must find alike.

Real points have none: only some methods find them. Nor has an answer that a limit cut off.
"""

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
    return Verification(tuple(checks_of(result, engine, limits, other)))


def checks_of(
    result: Result,
    engine: Engine | None = None,
    limits: Limits | None = None,
    other: Engine | None = None,
) -> Iterator[Check]:
    """The checks of `verify` one by one, as they are made."""
    if type(result) not in _ROADS:
        raise SpecificationError(f"expected a result of solve, got {result!r}")
    second = other or other_engine(result.provenance, engine)
    context = Context(engine, second, limits or Limits(EACH))
    yield from _ROADS[type(result)][0](result, context)
    if essence(result) is None:
        return
    if context.other is None:
        extra = "sage" if result.provenance.engine == "Macaulay2" else "macaulay2"
        missing = f"no second engine: install neurovariety[{extra}]"
        yield Check("another engine", missing, "neurovariety", 0.0, None)
        return

    def alike(answer: Result) -> tuple[bool, str]:
        same = essence(answer) == essence(result)
        return same, "the same answer" if same else "another answer"

    name = f"another engine, {context.other.name}"
    yield context.by_solving(name, result.problem, alike, context.other)


def essence(result: Result) -> Hashable:
    """What all engines must find alike; None if there is nothing of that kind."""
    part = _ROADS[type(result)][1]
    return None if part is None else part(result)
