"""Bottlenecks as they come back."""

from __future__ import annotations

from dataclasses import replace

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.bottlenecks.problem import Bottlenecks
from neurovariety.problems.bottlenecks.result import BottleneckSet, BottlenecksResult


def decode(
    found: Frame | BottleneckSet, problem: Bottlenecks, script: Script, provenance: Provenance
) -> BottlenecksResult:
    """The certified pairs, or the number of the complex ones.

    Where no pair could be isolated, msolve's word for it is modular.
    """
    value = _counted(found, problem) if isinstance(found, Frame) else found
    if value.pairs is None and problem.chosen_method != DEFINITION:
        provenance = replace(provenance, certainty=Certainty.MODULAR)
    return BottlenecksResult(problem, script, provenance, value)


def _counted(frame: Frame, problem: Bottlenecks) -> BottleneckSet:
    most = 2 * problem.variety.ambient_dimension
    dimension, degree = frame.locus("dimension", "degree", most)
    pairs = () if problem.variety.is_cone else None
    return BottleneckSet(dimension, None if dimension > 0 else degree, pairs)
