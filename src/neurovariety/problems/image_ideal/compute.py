"""Equations by interpolation."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.base.fields import in_frame
from neurovariety.problems.image_ideal.interpolation import Forms
from neurovariety.problems.image_ideal.problem import ImageIdeal


def compute(problem: ImageIdeal, limits: Limits) -> Computed:
    """Those up to the degree."""
    found = Forms(problem.variety).up_to(problem.degree)
    return Computed({"generators": in_frame(found, problem.ring)})
