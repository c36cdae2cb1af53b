"""From the fields to the numbers."""

from __future__ import annotations

from typing import Any

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.networks.equivariant.network import EquivariantNetwork
from neurovariety.networks.losses import QuadraticLoss
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.learning_degree.problem import LearningDegree
from neurovariety.problems.learning_degree.result import LearningDegreeResult, LearningDegrees


def decode(
    frame: Frame, problem: LearningDegree, script: Script, provenance: Provenance
) -> LearningDegreeResult:
    """The numbers; where the data do not tell the functions of weights apart, of weights alone."""
    most = problem.network.parameter_count
    dimension, functions = frame.locus("functionsDimension", "functions", most)
    larger, parameters = frame.locus("parametersDimension", "parameters", most)
    rank, fibre = frame.number("rank", 0, most), frame.number("fibre", 1)
    finite = dimension <= 0
    if finite and larger == 0 and functions * fibre > parameters:
        raise ProtocolError(
            f"expected at most {parameters} weights in the fibres, got {functions} of {fibre}"
        )
    if isinstance(problem.data, QuadraticLoss):
        finite = finite and rank == problem.network.generic_rank(problem.used_prime, problem.seed)
    if finite and larger > 0 and _have_one_weight(problem.network):
        larger, parameters, fibre = 0, functions, 1
    value = LearningDegrees(
        functions=functions if finite else None,
        parameters=parameters if larger <= 0 else None,
        fibre=fibre if larger <= 0 else None,
    )
    return LearningDegreeResult(problem, script, provenance, value)


def _have_one_weight(network: Any) -> bool:
    """Whether functions of a linear network that commutes with a group have one weight each.

    Charts do not fix base changes that commute with the group, one for each irreducible
    representation. Of its matrices a factor that has the rank of the product, in each hidden layer,
    is known up to a base change.
    """
    if not isinstance(network, EquivariantNetwork) or network.activation is not None:
        return False
    multiplicities = [block.multiplicities for block in network.blocks()]
    return all(k == min(m) for m in multiplicities for k in m[1:-1])
