"""From the fields to prime ideals."""

from __future__ import annotations

from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.problems.base.fields import components
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.decomposition.problem import Decomposition
from neurovariety.problems.decomposition.result import DecompositionResult


def decode(
    frame: Frame, problem: Decomposition, script: Script, provenance: Provenance
) -> DecompositionResult:
    """The components, in an order that does not depend on the engine."""
    found = components(frame, polynomial_ring(problem.symbols))
    return DecompositionResult(problem, script, provenance, found)
