"""Equations by interpolation."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.base.fields import in_frame
from neurovariety.problems.image_ideal.problem import ImageIdeal


def compute(problem: ImageIdeal, limits: Limits) -> Computed:
    """Those up to the degree."""
    return Computed({"generators": in_frame(problem.interpolated[0], problem.ring)})
