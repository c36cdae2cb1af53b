"""From the counts to the certified points."""

from __future__ import annotations

from dataclasses import replace

from neurovariety.certify.complete_intersection import independent_equations
from neurovariety.certify.homotopy.batches import Family
from neurovariety.certify.homotopy.monodromy import MonodromyFailed
from neurovariety.certify.homotopy.points import RealEDPointSet, real_points
from neurovariety.engines.base import Limits
from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import SpecificationError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.real_ed_critical_points.problem import RealEDCriticalPoints
from neurovariety.problems.real_ed_critical_points.result import RealEDCriticalPointsResult
from neurovariety.varieties.assumptions import decided, failure
from neurovariety.varieties.variety import Parametric


def decode(
    found: Frame | RealEDPointSet,
    problem: RealEDCriticalPoints,
    script: Script,
    provenance: Provenance,
) -> RealEDCriticalPointsResult:
    """The certified points, or those by homotopy, where the counts say that they can be."""
    value = _near(found, problem) if isinstance(found, Frame) else found
    return RealEDCriticalPointsResult(problem, script, provenance, value)


def _near(frame: Frame, problem: RealEDCriticalPoints) -> RealEDPointSet:
    variety = problem.variety
    most = max(variety.ambient_dimension, len(getattr(variety, "parameters", ())))
    general_dimension, general = frame.locus("generalDimension", "general", most)
    dimension, degree = frame.locus("dimension", "degree", most)
    different = frame.number("points", 0, degree)
    if disputed := failure(decided(frame.fields), "good prime"):
        return RealEDPointSet((), 0, general, False, disputed)
    if general_dimension > 0:
        why = f"the critical locus of a general datum has dimension {general_dimension}"
        return RealEDPointSet((), 0, general, False, why, general_dimension)
    if dimension > 0:
        why = (
            "the critical points of this datum are not isolated: their locus has dimension "
            f"{dimension}"
        )
        return RealEDPointSet((), 0, general, False, why, dimension)
    if different < degree:
        why = (
            f"the datum is on the ED discriminant: {different} different critical points with "
            f"multiplicities that add up to {degree}"
        )
        return RealEDPointSet((), 0, general, False, why)
    try:
        variety, _ = independent_equations(problem.variety, problem.seed, Limits())
        family = Family(variety, problem.form, general, problem.seed)
        found = real_points(family, problem.datum)
    except (MonodromyFailed, SpecificationError) as failed:
        found = RealEDPointSet((), 0, general, False, str(failed))
    if not found.complete and isinstance(problem.variety, Parametric) and different >= general:
        alone: RealEDPointSet | None = problem.part("parameters").isolated(problem, different)
        if alone is not None:
            return replace(alone, expected=general, why=f"{alone.why}; by paths: {found.why}")
    if found.complete or different >= general:
        return found
    where = "at infinity or at singular points of the variety"
    if isinstance(problem.variety, Parametric):
        where = "at infinity or where the parametrisation is not immersive"
    lost = f"the others of this datum are {where}"
    return replace(found, why=f"{found.why}; {lost}")
