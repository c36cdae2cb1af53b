"""Answering a problem: render, run, decode."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any, overload

from neurovariety._version import __version__
from neurovariety.decode import decode
from neurovariety.engines import Engine, Limits, Macaulay2, raise_for_outcome
from neurovariety.errors import SpecificationError
from neurovariety.frame import Frame, parse_frame
from neurovariety.isolate import real_solutions
from neurovariety.localization import polar_degrees
from neurovariety.problems import (
    CriticalPoints,
    EDCorrespondence,
    EDDegree,
    GenericEDDegree,
    MinorsIdeal,
    Problem,
    RealCriticalPoints,
    rank_one_formula,
)
from neurovariety.problems.common import THEOREMS
from neurovariety.real import RealCriticalPointSet, by_convexity, by_isolation
from neurovariety.render import render
from neurovariety.results import (
    CorrespondenceResult,
    CriticalPointsResult,
    DegreeResult,
    MinorsResult,
    Provenance,
    RealCriticalPointsResult,
    Result,
)
from neurovariety.script import Script
from neurovariety.varieties import Determinantal


@overload
def solve(
    problem: EDDegree | GenericEDDegree, engine: Engine | None = ..., limits: Limits | None = ...
) -> DegreeResult: ...
@overload
def solve(
    problem: MinorsIdeal, engine: Engine | None = ..., limits: Limits | None = ...
) -> MinorsResult: ...
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
def solve(problem: Problem, engine: Engine | None = None, limits: Limits | None = None) -> Result:
    """Answer a problem.

    Parameters
    ----------
    problem : MinorsIdeal, EDCorrespondence, EDDegree or GenericEDDegree
        The question; it holds the method, the prime and the seed.
    engine : Engine, optional
        What runs the script: `Macaulay2`, a warm `Session`, a `Pool`, or any object with their
        ``run``. By default closed forms and localization are computed here, without an engine, and
        all else by the Macaulay2 that is found first.
    limits : Limits, optional
        Wall-clock seconds and bytes for the engine; by default ten minutes.

    Returns
    -------
    DegreeResult, MinorsResult or CorrespondenceResult
        With ``value``, ``provenance`` and the standalone ``script``.

    Raises
    ------
    SpecificationError
        If one of the arguments is of another kind.
    EngineError
        If the engine is missing or did not finish.
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
    if engine is None and problem.chosen_method in THEOREMS:
        return _by_theorem(problem)
    if isinstance(problem, RealCriticalPoints) and problem.chosen_method != "tracking":
        return _real_points(problem, limits)
    engine = engine or Macaulay2()
    script = render(problem, engine.dialect)
    run = engine.run(script, limits)
    raise_for_outcome(script, run)
    frame = parse_frame(run.answer, script.kind)
    provenance = _provenance(problem, script, run.engine, run.version, run.seconds)
    return decode(frame, problem, script, provenance)


def _checked(given: Any, expected: Any, example: str) -> Any:
    if given is None or isinstance(given, expected):
        return given
    raise SpecificationError(f"expected {example}, got {given!r}")


def _by_theorem(problem: Problem) -> Result:
    start = time.perf_counter()
    polar: tuple[int, ...] = ()
    if isinstance(problem, EDDegree):
        value = problem.closed_form
    else:
        assert isinstance(problem, GenericEDDegree)
        variety = problem.variety
        if problem.chosen_method == "localization":
            polar = polar_degrees(variety)
            value = sum(polar)
        else:
            assert isinstance(variety, Determinantal)
            value = rank_one_formula(variety.rows, variety.cols)
    seconds = time.perf_counter() - start
    script = render(problem)
    frame = Frame(problem.kind, {"value": value, "dimension": 0, "polarDegrees": polar})
    provenance = _provenance(problem, script, "neurovariety", __version__, seconds)
    return decode(frame, problem, script, provenance)


def _real_points(problem: RealCriticalPoints, limits: Limits) -> RealCriticalPointsResult:
    """By convexity here, or by msolve's boxes; certified here in both cases."""
    start = time.perf_counter()
    system = problem.complex.system
    if problem.chosen_method == "convexity":
        value, engine, version = by_convexity(system), "neurovariety", __version__
    else:
        isolated = real_solutions(system.equations, limits=limits)
        value = by_isolation(system, isolated)
        if isolated.is_finite:
            value = replace(value, why=f"{value.why}; that there are no more boxes rests on msolve")
        else:
            why = "the complex critical points are not finitely many: none is isolated by msolve"
            value = RealCriticalPointSet(system, (), False, why)
        engine, version = "msolve", isolated.version
    script = render(problem)
    seconds = time.perf_counter() - start
    provenance = _provenance(problem, script, engine, version, seconds)
    return RealCriticalPointsResult(problem, script, provenance, value)


def _provenance(
    problem: Problem, script: Script, engine: str, version: str, seconds: float
) -> Provenance:
    grounds = problem.grounds
    return Provenance(
        engine,
        version,
        problem.chosen_method,
        grounds.field,
        grounds.seed,
        grounds.certainty,
        script.digest,
        seconds,
    )
