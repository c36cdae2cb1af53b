"""From the fields to a dimension."""

from __future__ import annotations

from dataclasses import replace

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.dimension.bounds import expected_dimension, upper_bound
from neurovariety.problems.dimension.problem import Dimension
from neurovariety.problems.dimension.reals import fills_over_reals
from neurovariety.problems.dimension.result import DimensionResult, Dimensions

PROOFS = {
    "closed-form": "matrices of bounded rank",
    "groebner": "leading terms of a Groebner basis over QQ",
    DEFINITION: "elimination over QQ",
}
"""Of the methods that prove what they find."""


def decode(
    frame: Frame, problem: Dimension, script: Script, provenance: Provenance
) -> DimensionResult:
    """The dimension; a rank that reaches an upper bound is proved."""
    ambient = problem.model.ambient_dimension
    found = frame.number("value", -1, ambient)
    proof = PROOFS.get(problem.chosen_method, "")
    if not proof:
        most, why = upper_bound(problem.model)
        if found > most:
            raise ProtocolError(f"expected a dimension of at most {most}, got {found}")
        proof = why if found == most else ""
        if proof:
            provenance = replace(provenance, certainty=Certainty.EXACT)
    real = fills_over_reals(problem.model, found == ambient)
    expected = expected_dimension(problem.model)
    value = Dimensions(found, ambient, expected, real, proof)
    return DimensionResult(problem, script, provenance, value)
