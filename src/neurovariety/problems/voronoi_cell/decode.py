"""From the fields to the boundary of a Voronoi cell."""

from __future__ import annotations

from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError, SpecificationError
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.voronoi_cell.problem import VoronoiCell
from neurovariety.problems.voronoi_cell.result import VoronoiBoundary, VoronoiCellResult


def decode(
    frame: Frame, problem: VoronoiCell, script: Script, provenance: Provenance
) -> VoronoiCellResult:
    if problem.is_generic and frame.get("degree", int) == -1:
        raise SpecificationError(
            f"expected components with real regular points, got {problem.variety}, on which a "
            "general distance has no critical points"
        )
    degree = frame.number("degree")
    if problem.is_generic:
        return VoronoiCellResult(
            problem, script, provenance, VoronoiBoundary(degree, boundary=None, focal=None)
        )
    boundary = frame.get("boundary", Polynomials)
    if not 0 < boundary.variables <= problem.variety.ambient_dimension:
        raise ProtocolError(f"expected a normal space, got one of {boundary.variables} coordinates")
    ring = polynomial_ring([f"a{k + 1}" for k in range(boundary.variables)])
    focal = _factors(frame.get("focal", Polynomials), ring)
    nearest = None
    if problem.chosen_method == "closed-form":
        nearest = _factors(frame.get("nearest", Polynomials), ring)
    value = VoronoiBoundary(degree, _factors(boundary, ring), focal, nearest)
    return VoronoiCellResult(problem, script, provenance, value)


def _factors(given: Polynomials, ring: PolyRing) -> tuple[PolyElement, ...]:
    """In one form: integers without a common divisor, positive ones in front, by degree."""
    found = (f.clear_denoms()[1].primitive()[1] for f in elements(given, ring))
    positive = (-f if f.LC < 0 else f for f in found)
    return tuple(sorted(positive, key=lambda f: (max(map(sum, f.monoms()), default=0), f.terms())))
