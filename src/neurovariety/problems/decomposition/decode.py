"""From the fields to prime ideals."""

from __future__ import annotations

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.decomposition.problem import Decomposition
from neurovariety.problems.decomposition.result import DecompositionResult


def decode(
    frame: Frame, problem: Decomposition, script: Script, provenance: Provenance
) -> DecompositionResult:
    """The components, in an order that does not depend on the engine."""
    ring = polynomial_ring(problem.symbols)

    def component(k: int) -> Ideal:
        basis = elements(frame.get(f"component{k}", Polynomials), ring)
        dimension = frame.number(f"dimension{k}", 0, ring.ngens)
        return Ideal.of_basis(ring, basis, dimension, frame.number(f"degree{k}", 1))

    found = [component(k) for k in range(1, frame.number("components") + 1)]
    found.sort(key=lambda P: (-(P.dimension or 0), P.degree, str(P.groebner_basis)))
    return DecompositionResult(problem, script, provenance, tuple(found))
