"""From the fields to equations."""

from __future__ import annotations

from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.image_ideal.problem import ImageIdeal
from neurovariety.problems.image_ideal.result import Equations, ImageIdealResult


def decode(
    frame: Frame, problem: ImageIdeal, script: Script, provenance: Provenance
) -> ImageIdealResult:
    """The equations."""
    found = elements(frame.get("generators", Polynomials), problem.ring, problem.degree)
    return ImageIdealResult(problem, script, provenance, Equations(found))
