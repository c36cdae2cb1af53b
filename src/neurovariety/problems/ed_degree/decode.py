"""From the fields to an ED degree."""

from __future__ import annotations

from typing import Any

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.ed_degree.result import DegreeResult
from neurovariety.problems.generic_ed_degree.problem import GenericEDDegree


def decode(frame: Frame, problem: Any, script: Script, provenance: Provenance) -> DegreeResult:
    dimension, value = frame.locus("dimension", "value", problem.variety.ambient_dimension)
    polar = frame.numbers("polarDegrees") if "polarDegrees" in frame.fields else ()
    if polar and sum(polar) != value:
        raise ProtocolError(f"expected polar degrees that add up to {value}, got {polar}")
    # for a generic metric every variety that has points has critical points
    empty = str(frame.fields.get("assumes-points", "")).startswith("fails")
    lost = dimension < 0 and isinstance(problem, GenericEDDegree) and not empty
    return DegreeResult(
        problem,
        script,
        provenance,
        value=None if lost or dimension > 0 else value,
        dimension=dimension,
        polar_degrees=polar,
    )
