"""Answers without an algebra engine: theorems, exact linear algebra, intervals, msolve."""

from __future__ import annotations

import time
from dataclasses import replace

from neurovariety._version import __version__
from neurovariety.algebra.matrices import Determinantal
from neurovariety.bottlenecks import isolated_bottlenecks
from neurovariety.certainty import Certainty
from neurovariety.certify.homotopy.batches import Family, system_of
from neurovariety.certify.homotopy.isolation import critical_equations, from_boxes
from neurovariety.certify.homotopy.points import RealEDPointSet
from neurovariety.certify.isolation import real_solutions
from neurovariety.decode import decode
from neurovariety.engines.base import Limits
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script, split_dialect
from neurovariety.problems import Problem
from neurovariety.problems.bottlenecks import Bottlenecks
from neurovariety.problems.common import THEOREMS
from neurovariety.problems.conservation import ConservationLaws
from neurovariety.problems.eddegree import EDDegree
from neurovariety.problems.generic import GenericEDDegree, rank_one_formula
from neurovariety.problems.real import RealCriticalPoints
from neurovariety.problems.realed import RealEDCriticalPoints
from neurovariety.problems.spurious import PureSpurious
from neurovariety.real.points import RealCriticalPointSet
from neurovariety.real.search import by_convexity, by_isolation
from neurovariety.results.base import Provenance, Result
from neurovariety.results.bottlenecks import BottlenecksResult
from neurovariety.results.real import RealCriticalPointsResult
from neurovariety.results.realed import RealEDCriticalPointsResult
from neurovariety.scripts.rendering import render
from neurovariety.varieties.localization import polar_degrees


def answer_here(problem: Problem, limits: Limits, alone: bool) -> Result | None:
    """The answer, if it is computed in this process.

    Parameters
    ----------
    problem : Problem
        The question.
    limits : Limits
        For the programs beside the engines.
    alone : bool
        Whether no engine was given: then theorems and linear algebra are not sent to one.

    Returns
    -------
    Result or None
        None if an engine has to run the script.

    Examples
    --------
    >>> from neurovariety.varieties.variety import Implicit
    >>> answer_here(GenericEDDegree(Implicit("x^2 + y^2 = 1")), Limits(), alone=True) is None
    True
    """
    if isinstance(problem, RealCriticalPoints) and problem.chosen_method != "tracking":
        return _real_points(problem, limits)
    if isinstance(problem, RealEDCriticalPoints) and problem.chosen_method == "isolation":
        return _isolated(problem, limits)
    if isinstance(problem, Bottlenecks) and problem.chosen_method == "isolation":
        return _real_bottlenecks(problem, limits)
    if not alone:
        return None
    if isinstance(problem, EDDegree | GenericEDDegree) and problem.chosen_method in THEOREMS:
        return _by_theorem(problem)
    if isinstance(problem, ConservationLaws):
        return _by_kernel(problem)
    if isinstance(problem, PureSpurious):
        return _by_spectrum(problem)
    return None


def provenance_of(
    problem: Problem, script: Script, engine: str, version: str, seconds: float
) -> Provenance:
    """What the problem's answer rests on, and who computed it."""
    grounds = problem.grounds
    certainty = grounds.certainty
    language, algorithm = split_dialect(script.dialect)
    if algorithm == "msolve" and certainty is Certainty.EXACT:
        certainty = Certainty.MODULAR
    return Provenance(
        engine,
        version,
        problem.chosen_method,
        grounds.field,
        grounds.seed,
        certainty,
        script.digest,
        seconds,
        algorithm if language == "sage" else None,
    )


def _by_theorem(problem: EDDegree | GenericEDDegree) -> Result:
    start = time.perf_counter()
    polar: tuple[int, ...] = ()
    if isinstance(problem, EDDegree):
        value = problem.closed_form
    else:
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
    provenance = provenance_of(problem, script, "neurovariety", __version__, seconds)
    return decode(frame, problem, script, provenance)


def _by_kernel(problem: ConservationLaws) -> Result:
    from neurovariety.flows.conservation import answer

    start = time.perf_counter()
    fields = answer(problem.flow, problem.degree, problem.used_prime, problem.seed)
    seconds = time.perf_counter() - start
    script = render(problem)
    provenance = provenance_of(problem, script, "neurovariety", __version__, seconds)
    return decode(Frame(problem.kind, fields), problem, script, provenance)


def _by_spectrum(problem: PureSpurious) -> Result:
    start = time.perf_counter()
    terms = problem.characteristic_polynomial.terms()
    read = {m: (int(c.numerator), int(c.denominator)) for m, c in terms}
    fields = {
        "rank": problem.covariance.rank(),
        "characteristicPolynomial": Polynomials(1, (read,)),
    }
    seconds = time.perf_counter() - start
    script = render(problem)
    provenance = provenance_of(problem, script, "neurovariety", __version__, seconds)
    return decode(Frame(problem.kind, fields), problem, script, provenance)


def _real_bottlenecks(problem: Bottlenecks, limits: Limits) -> BottlenecksResult:
    start = time.perf_counter()
    value, version = isolated_bottlenecks(problem, limits)
    script = render(problem)
    seconds = time.perf_counter() - start
    provenance = provenance_of(problem, script, "msolve", version, seconds)
    return BottlenecksResult(problem, script, provenance, value)


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
    provenance = provenance_of(problem, script, engine, version, seconds)
    return RealCriticalPointsResult(problem, script, provenance, value)


def _isolated(problem: RealEDCriticalPoints, limits: Limits) -> RealEDCriticalPointsResult:
    """Real critical points of a distance by msolve's boxes, certified here."""
    start = time.perf_counter()
    system = system_of(Family(problem.variety, problem.form, 0, problem.seed), turn=0)
    isolated = real_solutions(critical_equations(system, problem.datum), limits=limits)
    if isolated.is_finite:
        value = from_boxes(
            system, problem.datum, isolated.boxes, isolated.points or 0, isolated.degree or 0
        )
    else:
        why = "the complex critical points are not finitely many: none is isolated by msolve"
        value = RealEDPointSet((), 0, 0, False, why, 1)
    script = render(problem)
    seconds = time.perf_counter() - start
    provenance = provenance_of(problem, script, "msolve", isolated.version, seconds)
    return RealEDCriticalPointsResult(problem, script, provenance, value)
