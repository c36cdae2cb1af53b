"""From the ED degrees of the strata to the census."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.critical_census.patterns import weights_over
from neurovariety.problems.critical_census.problem import CriticalCensus
from neurovariety.problems.critical_census.result import Census, CriticalCensusResult, Stratum


def decode(
    frame: Frame, problem: CriticalCensus, script: Script, provenance: Provenance
) -> CriticalCensusResult:
    """The strata with their numbers of weights."""
    degrees = frame.numbers("degrees", 0)
    if problem.networks:
        counts = frame.numbers("parameters", 0)
        if not len(degrees) == len(counts) == len(problem.networks):
            raise ProtocolError(f"expected numbers for {len(problem.networks)} networks")
        of = zip(problem.networks, degrees, counts, strict=True)
        found = tuple(
            Stratum((), n, m or None, network=net, is_narrower=net != problem.network)
            for net, n, m in of
        )
        return CriticalCensusResult(problem, script, provenance, Census(found))
    patterns = problem.patterns
    if len(degrees) != len(patterns):
        raise ProtocolError(f"expected {len(patterns)} degrees, got {len(degrees)}")
    strata = tuple(
        Stratum(pattern, degree, degree * weights_over(problem.network, pattern))
        for pattern, degree in zip(patterns, degrees, strict=True)
    )
    return CriticalCensusResult(problem, script, provenance, Census(strata))
