"""From the fields to the numbers of cones."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.classification_fan.problem import ClassificationFan
from neurovariety.problems.classification_fan.result import ClassificationFanResult, Fan


def decode(
    frame: Frame, problem: ClassificationFan, script: Script, provenance: Provenance
) -> ClassificationFanResult:
    """The numbers; all points can always be given to one function."""
    parts = frame.numbers("parts")
    if len(parts) != problem.all_terms or parts[0] != 1:
        raise ProtocolError(f"expected {problem.all_terms} numbers of cones, the first of them 1")
    after = frame.numbers("after") if "after" in frame.fields else None
    return ClassificationFanResult(problem, script, provenance, Fan(parts), after=after)
