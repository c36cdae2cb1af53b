"""From the fields to a fibre."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.identifiability.chart import exceptional, finite_order, other_scalings
from neurovariety.problems.identifiability.problem import Identifiability
from neurovariety.problems.identifiability.result import GenericFibre, IdentifiabilityResult


def decode(
    frame: Frame, problem: Identifiability, script: Script, provenance: Provenance
) -> IdentifiabilityResult:
    """The fibre; engines count modulo all scalings and base changes, theorems modulo symmetries."""
    network, closed = problem.network, problem.chosen_method == "closed-form"
    dimension = frame.number("fibreDimension", 0, network.parameter_count)
    found = frame.number("points")
    group = 1 if closed else finite_order(network.symmetries)
    if (dimension > 0) != (found == 0) or found % group:
        raise ProtocolError(
            f"expected orbits of {group} points in a fibre of dimension 0 alone, got {found} in "
            f"dimension {dimension}"
        )
    others = 0 if closed else other_scalings(network) or 0
    value = GenericFibre(
        fibre_dimension=dimension + others,
        points=None if others else found // group or None,
        symmetries=network.symmetries,
        theorem=problem.theorem,
        exceptional=tuple(exceptional(network)),
    )
    return IdentifiabilityResult(problem, script, provenance, value)
