"""From the fields to singular points."""

from __future__ import annotations

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.singular_locus.problem import SingularLocus
from neurovariety.problems.singular_locus.result import Singularities, SingularLocusResult
from neurovariety.problems.singular_locus.subnetworks import below, network_of


def decode(
    frame: Frame, problem: SingularLocus, script: Script, provenance: Provenance
) -> SingularLocusResult:
    """The components, in an order that does not depend on the engine, and their networks."""
    V, model = problem.written, problem.model
    ring = polynomial_ring(V.coordinates)

    def component(k: int) -> Ideal:
        basis = elements(frame.get(f"component{k}", Polynomials), ring)
        dimension = frame.number(f"dimension{k}", 0, ring.ngens)
        return Ideal.of_basis(ring, basis, dimension, frame.number(f"degree{k}", 1))

    found = [component(k) for k in range(1, frame.number("components") + 1)]
    found.sort(key=lambda P: (-(P.dimension or 0), P.degree, str(P.groebner_basis)))
    dimension, degree = frame.number("dimension", -1, ring.ngens - 1), frame.number("degree")
    if (dimension < 0) != (degree == 0):
        raise ProtocolError(f"expected degree 0 for dimension -1 alone, got {degree}, {dimension}")
    if problem.is_linear:
        networks = (below(model),) if dimension >= 0 else ()
    else:
        networks = tuple(network_of(P, model) for P in found)
    value = Singularities(
        dimension=dimension,
        degree=degree,
        components=tuple(found),
        subnetworks=networks,
        ramification=frame.number("ramification", -1) if problem.is_map else None,
    )
    return SingularLocusResult(problem, script, provenance, value)
