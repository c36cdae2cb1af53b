"""Triangulations, maxima and layers, in this process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.realization.problem import Realization
from neurovariety.problems.realization.tree import Layer, Maximum


def compute(problem: Realization, limits: Limits) -> Computed:
    """The network and the sum."""
    found = problem.found
    return Computed(fields(problem, found.maxima, found.layers))


def fields(
    problem: Realization, maxima: Sequence[Maximum], layers: Sequence[Layer]
) -> dict[str, Any]:
    """Integers; outputs and functions are divided by ``scale``."""
    return {
        "scale": problem.scale,
        "widths": tuple(map(len, layers)),
        "layers": tuple(v for layer in layers for unit in layer for v in unit),
        "coefficients": tuple(m.coefficient for m in maxima),
        "sizes": tuple(len(m.functions) for m in maxima),
        "functions": tuple(v for m in maxima for f in m.functions for v in f),
    }
