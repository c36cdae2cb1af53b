"""From the fields to the numbers."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
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
    value = LearningDegrees(
        functions=functions if finite else None,
        parameters=parameters if larger <= 0 else None,
        fibre=fibre if larger <= 0 else None,
    )
    return LearningDegreeResult(problem, script, provenance, value)
