"""Answering a problem: render, run, decode."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any, overload

from neurovariety.decode import decode
from neurovariety.engines.base import Engine, Limits
from neurovariety.engines.errors import EngineError
from neurovariety.engines.frame import parse_frame, parse_progress
from neurovariety.engines.macaulay2 import Macaulay2
from neurovariety.engines.outcome import raise_for_outcome
from neurovariety.errors import ProtocolError, SpecificationError
from neurovariety.inprocess import answer_here, provenance_of
from neurovariety.problems import Problem
from neurovariety.problems.bottlenecks import Bottlenecks
from neurovariety.problems.conservation import ConservationLaws
from neurovariety.problems.correspondence import EDCorrespondence
from neurovariety.problems.critical import CriticalPoints
from neurovariety.problems.darboux import DarbouxPolynomials
from neurovariety.problems.discriminants import EDDiscriminant
from neurovariety.problems.eddegree import EDDegree
from neurovariety.problems.equality import IdealEquality
from neurovariety.problems.generic import GenericEDDegree
from neurovariety.problems.groebner import GroebnerBasis
from neurovariety.problems.invariants import InvariantIdeal, IsInvariant, TrajectoryIdeal
from neurovariety.problems.minors import MinorsIdeal
from neurovariety.problems.real import RealCriticalPoints
from neurovariety.problems.realed import RealEDCriticalPoints
from neurovariety.problems.signature import SignatureDiscriminant
from neurovariety.problems.spurious import PureSpurious
from neurovariety.problems.voronoi import VoronoiCell
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
from neurovariety.scripts.rendering import render
from neurovariety.signature import crossed


@overload
def solve(
    problem: EDDegree | GenericEDDegree, engine: Engine | None = ..., limits: Limits | None = ...
) -> DegreeResult: ...
@overload
def solve(
    problem: EDDiscriminant, engine: Engine | None = ..., limits: Limits | None = ...
) -> EDDiscriminantResult: ...
@overload
def solve(
    problem: SignatureDiscriminant, engine: Engine | None = ..., limits: Limits | None = ...
) -> SignatureDiscriminantResult: ...
@overload
def solve(
    problem: Bottlenecks, engine: Engine | None = ..., limits: Limits | None = ...
) -> BottlenecksResult: ...
@overload
def solve(
    problem: VoronoiCell, engine: Engine | None = ..., limits: Limits | None = ...
) -> VoronoiCellResult: ...
@overload
def solve(
    problem: MinorsIdeal, engine: Engine | None = ..., limits: Limits | None = ...
) -> MinorsResult: ...
@overload
def solve(
    problem: GroebnerBasis, engine: Engine | None = ..., limits: Limits | None = ...
) -> GroebnerBasisResult: ...
@overload
def solve(
    problem: EDCorrespondence, engine: Engine | None = ..., limits: Limits | None = ...
) -> CorrespondenceResult: ...
@overload
def solve(
    problem: CriticalPoints, engine: Engine | None = ..., limits: Limits | None = ...
) -> CriticalPointsResult: ...
@overload
def solve(
    problem: RealCriticalPoints, engine: Engine | None = ..., limits: Limits | None = ...
) -> RealCriticalPointsResult: ...
@overload
def solve(
    problem: RealEDCriticalPoints, engine: Engine | None = ..., limits: Limits | None = ...
) -> RealEDCriticalPointsResult: ...
@overload
def solve(
    problem: PureSpurious, engine: Engine | None = ..., limits: Limits | None = ...
) -> PureSpuriousResult: ...
@overload
def solve(
    problem: InvariantIdeal, engine: Engine | None = ..., limits: Limits | None = ...
) -> InvariantIdealResult: ...
@overload
def solve(
    problem: IsInvariant, engine: Engine | None = ..., limits: Limits | None = ...
) -> InvarianceResult: ...
@overload
def solve(
    problem: TrajectoryIdeal, engine: Engine | None = ..., limits: Limits | None = ...
) -> TrajectoryResult: ...
@overload
def solve(
    problem: DarbouxPolynomials, engine: Engine | None = ..., limits: Limits | None = ...
) -> DarbouxResult: ...
@overload
def solve(
    problem: ConservationLaws, engine: Engine | None = ..., limits: Limits | None = ...
) -> ConservationLawsResult: ...
@overload
def solve(
    problem: IdealEquality, engine: Engine | None = ..., limits: Limits | None = ...
) -> IdealEqualityResult: ...
def solve(problem: Problem, engine: Engine | None = None, limits: Limits | None = None) -> Result:
    """Answer a problem.

    Parameters
    ----------
    problem : MinorsIdeal, EDDegree, InvariantIdeal or another question
        The question; it holds the method, the prime and the seed.
    engine : Engine, optional
        What runs the script: `Macaulay2`, a warm `Session`, a `Pool`, or any object with their
        ``run``. By default closed forms, localization and conservation laws are computed here,
        without an engine, and all else by the Macaulay2 that is found first.
    limits : Limits, optional
        Wall-clock seconds and bytes for the engine; by default ten minutes.

    Returns
    -------
    DegreeResult, MinorsResult, InvariantIdealResult or another result
        With ``value``, ``provenance`` and the standalone ``script``.

    Raises
    ------
    SpecificationError
        If one of the arguments is of another kind.
    EngineError
        If the engine is missing or did not finish; ``partial`` then holds what it had found, for
        questions that are answered step by step.
    ProtocolError
        If it finished without a whole answer.

    Examples
    --------
    >>> from neurovariety import Determinantal, GenericEDDegree
    >>> solve(GenericEDDegree(Determinantal(3, 3, rank=1))).value
    39
    """
    if not isinstance(problem, Problem):
        raise SpecificationError(f"expected a problem such as GenericEDDegree(V), got {problem!r}")
    limits = _checked(limits, Limits, "Limits(seconds=60)") or Limits()
    engine = _checked(engine, Engine, "Macaulay2() or Session()")
    if (answer := answer_here(problem, limits, alone=engine is None)) is not None:
        return answer
    engine = engine or Macaulay2()
    script = render(problem, engine.dialect)
    run = engine.run(script, limits)
    provenance = provenance_of(problem, script, run.engine, run.version, run.seconds)
    try:
        raise_for_outcome(script, run)
    except EngineError as stopped:
        with suppress(ProtocolError):  # what is left of an answer must not hide why it stopped
            if (known := parse_progress(run.answer, script.kind)) is not None:
                stopped.partial = decode(known, problem, script, provenance)
        raise
    result = decode(parse_frame(run.answer, script.kind), problem, script, provenance)
    if isinstance(result, SignatureDiscriminantResult):
        return crossed(result, partial(_certified_indices, result.problem, limits=limits))
    return result


def _certified_indices(
    problem: SignatureDiscriminant, datum: tuple[Fraction, ...], limits: Limits
) -> Counter[int] | None:
    """How many real critical points of each index a datum has; None if some are not certified."""
    question = RealEDCriticalPoints(problem.variety, problem.metric, datum)
    if "isolation" in question.methods:
        question = replace(question, method="isolation")
    value = solve(question, limits=limits).value
    indices = [point.index for point in value.points]
    known = Counter(k for k in indices if k is not None)
    return known if value.complete and known.total() == len(indices) else None


def _checked(given: Any, expected: Any, example: str) -> Any:
    if given is None or isinstance(given, expected):
        return given
    raise SpecificationError(f"expected {example}, got {given!r}")
