"""Answers about real critical points of distances: the counts, and then the points themselves."""

from __future__ import annotations

from dataclasses import replace

from neurovariety.certify.homotopy.batches import Family
from neurovariety.certify.homotopy.monodromy import MonodromyFailed
from neurovariety.certify.homotopy.points import RealEDPointSet, real_points
from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.problems.realed import RealEDCriticalPoints
from neurovariety.results.base import Provenance
from neurovariety.results.realed import RealEDCriticalPointsResult
from neurovariety.varieties.variety import Parametric


def real_ed_critical_points(
    frame: Frame, problem: RealEDCriticalPoints, script: Script, provenance: Provenance
) -> RealEDCriticalPointsResult:
    """The points by homotopy, where the counts say that they can be certified."""
    value = _points(problem, *(frame.get(name, int) for name in _COUNTS))
    return RealEDCriticalPointsResult(problem, script, provenance, value)


_COUNTS = ("generalDimension", "general", "dimension", "degree", "points")


def _points(
    problem: RealEDCriticalPoints,
    general_dimension: int,
    general: int,
    dimension: int,
    degree: int,
    different: int,
) -> RealEDPointSet:
    if general_dimension > 0:
        why = f"the critical locus of a general datum has dimension {general_dimension}"
        return RealEDPointSet((), 0, general, False, why, general_dimension)
    if dimension > 0:
        why = (
            f"the critical points of this datum are not isolated: their locus has dimension "
            f"{dimension} (modulo {problem.prime})"
        )
        return RealEDPointSet((), 0, general, False, why, dimension)
    if different < degree:
        why = (
            f"the datum is on the ED discriminant: {different} different critical points with "
            f"multiplicities that add up to {degree} (modulo {problem.prime})"
        )
        return RealEDPointSet((), 0, general, False, why)
    family = Family(problem.variety, problem.form, general, problem.seed)
    try:
        found = real_points(family, problem.datum)
    except MonodromyFailed as failed:
        return RealEDPointSet((), 0, general, False, str(failed))
    if found.complete or different >= general:
        return found
    where = "at infinity or at singular points of the variety"
    if isinstance(problem.variety, Parametric):
        where = "at infinity or where the parametrisation is not immersive"
    lost = f"the others of this datum are {where} (modulo {problem.prime})"
    return replace(found, why=f"{found.why}; {lost}")
