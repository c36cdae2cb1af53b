"""From the fields to degrees."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.image_degree.problem import ImageDegree
from neurovariety.problems.image_degree.result import Degrees, ImageDegreeResult


def decode(
    frame: Frame, problem: ImageDegree, script: Script, provenance: Provenance
) -> ImageDegreeResult:
    """The degrees; an engine says 0 of a map whose fibres are infinite."""
    dimension = frame.number("dimension", -1, problem.variety.ambient_dimension)
    degree = frame.number("degree")
    if (dimension < 0) != (degree == 0):
        raise ProtocolError(f"expected degree 0 for dimension -1 alone, got {degree}, {dimension}")
    points = frame.number("mapDegree") if "mapDegree" in frame.fields else 0
    value = Degrees(dimension, degree, points or None)
    return ImageDegreeResult(problem, script, provenance, value)
