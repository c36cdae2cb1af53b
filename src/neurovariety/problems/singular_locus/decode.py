"""From the fields to singular points."""

from __future__ import annotations

from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.fields import components
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.singular_locus.problem import SingularLocus
from neurovariety.problems.singular_locus.result import Singularities, SingularLocusResult
from neurovariety.problems.singular_locus.subnetworks import below, network_of


def decode(
    frame: Frame, problem: SingularLocus, script: Script, provenance: Provenance
) -> SingularLocusResult:
    """The components, in an order that does not depend on the engine, and their networks."""
    model, is_written = problem.model, frame.number("components") > 0
    found = components(frame, polynomial_ring(problem.written.coordinates)) if is_written else ()
    dimension = frame.number("dimension", -1, problem.ambient_dimension - 1)
    degree = frame.number("degree")
    if (dimension < 0) != (degree == 0):
        raise ProtocolError(f"expected degree 0 for dimension -1 alone, got {degree}, {dimension}")
    if not is_written:
        networks = below(model) if dimension >= 0 else ()
    else:
        networks = tuple(network_of(P, model) for P in found)
    ramification = frame.number("ramification", -1) if "ramification" in frame.fields else None
    value = Singularities(
        dimension=dimension,
        degree=degree,
        components=found,
        subnetworks=networks,
        ramification=ramification if problem.has_all_parameters else None,
    )
    return SingularLocusResult(problem, script, provenance, value)
