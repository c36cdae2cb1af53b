"""Answers about bottlenecks and Voronoi cells."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.bottlenecks.problem import Bottlenecks
from neurovariety.problems.bottlenecks.result import BottleneckSet, BottlenecksResult


def decode(
    found: Frame | BottleneckSet, problem: Bottlenecks, script: Script, provenance: Provenance
) -> BottlenecksResult:
    """The certified pairs, or the number of the complex ones."""
    value = _counted(found, problem) if isinstance(found, Frame) else found
    return BottlenecksResult(problem, script, provenance, value)


def _counted(frame: Frame, problem: Bottlenecks) -> BottleneckSet:
    dimension, degree = frame.get("dimension", int), frame.get("degree", int)
    pairs = () if problem.variety.is_cone else None
    return BottleneckSet(dimension, None if dimension > 0 else degree, pairs)
