"""Answers about bottlenecks and Voronoi cells."""

from __future__ import annotations

from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.decode.fields import elements
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.bottlenecks import Bottlenecks
from neurovariety.problems.voronoi import VoronoiCell
from neurovariety.results.base import Provenance
from neurovariety.results.bottlenecks import (
    BottleneckSet,
    BottlenecksResult,
    VoronoiBoundary,
    VoronoiCellResult,
)


def bottlenecks(
    frame: Frame, problem: Bottlenecks, script: Script, provenance: Provenance
) -> BottlenecksResult:
    dimension, degree = frame.get("dimension", int), frame.get("degree", int)
    pairs = () if problem.variety.is_cone else None
    value = BottleneckSet(dimension, None if dimension > 0 else degree, pairs)
    return BottlenecksResult(problem, script, provenance, value)


def voronoi_cell(
    frame: Frame, problem: VoronoiCell, script: Script, provenance: Provenance
) -> VoronoiCellResult:
    degree = frame.get("degree", int)
    if problem.is_generic:
        return VoronoiCellResult(
            problem, script, provenance, VoronoiBoundary(degree, boundary=None, focal=None)
        )
    boundary = frame.get("boundary", Polynomials)
    ring = polynomial_ring([f"a{k + 1}" for k in range(boundary.variables)])
    focal = elements(frame.get("focal", Polynomials), ring)
    nearest = None
    if problem.chosen_method == "closed-form":
        nearest = elements(frame.get("nearest", Polynomials), ring)
    value = VoronoiBoundary(degree, elements(boundary, ring), focal, nearest)
    return VoronoiCellResult(problem, script, provenance, value)
