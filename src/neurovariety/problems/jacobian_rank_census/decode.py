"""From the fields to the census."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.jacobian_rank_census.problem import JacobianRankCensus
from neurovariety.problems.jacobian_rank_census.result import RankCensus, RankCensusResult


def decode(
    frame: Frame, problem: JacobianRankCensus, script: Script, provenance: Provenance
) -> RankCensusResult:
    """A number for each rank; only where no neuron is active the rank is 0."""
    ranks = frame.numbers("ranks")
    after = frame.numbers("after", 0) if "after" in frame.fields else None
    n = len(problem.points)
    samples = frame.number("samples", 1, n) if "samples" in frame.fields else None
    if len(ranks) != (samples or n) + 1 or (ranks[0] != 1 and after is None):
        raise ProtocolError(f"expected {(samples or n) + 1} numbers of regions, the first 1")
    value = RankCensus(ranks)
    return RankCensusResult(problem, script, provenance, value, after=after, samples=samples)
