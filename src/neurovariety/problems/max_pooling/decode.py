"""From the fields to the numbers of faces."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.max_pooling.problem import MaxPooling
from neurovariety.problems.max_pooling.result import Faces, MaxPoolingResult


def decode(
    frame: Frame, problem: MaxPooling, script: Script, provenance: Provenance
) -> MaxPoolingResult:
    """The vertices, and all faces if they were asked for."""
    faces = frame.numbers("faces", 1)
    if not faces or (len(faces) > 1 and not problem.faces):
        raise ProtocolError("expected the number of vertices, and of faces if they were asked for")
    value = Faces(faces[0], faces if problem.faces else None)
    steps = frame.number("steps", 1) if "steps" in frame.fields else None
    return MaxPoolingResult(problem, script, provenance, value, steps=steps)
