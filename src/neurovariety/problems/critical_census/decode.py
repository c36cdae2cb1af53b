"""From the ED degrees of the strata to the census."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.critical_census.blocks import strata_of_blocks
from neurovariety.problems.critical_census.narrower import are_isolated, left_out
from neurovariety.problems.critical_census.patterns import weights_over
from neurovariety.problems.critical_census.problem import CriticalCensus
from neurovariety.problems.critical_census.result import Census, CriticalCensusResult, Stratum

NOT_FINITE = (
    "infinitely many weights give a function: those where the derivative has less rank than at "
    "general ones are not looked for"
)


def decode(
    frame: Frame, problem: CriticalCensus, script: Script, provenance: Provenance
) -> CriticalCensusResult:
    """The strata with their numbers of weights."""
    degrees = frame.numbers("degrees", 0)
    if problem.networks:
        census = Census(_of_networks(frame, problem), left_out(problem.network))
        return CriticalCensusResult(problem, script, provenance, census)
    if problem.blocks:
        if len(degrees) != len(problem.blocks):
            raise ProtocolError(f"expected {len(problem.blocks)} degrees, got {len(degrees)}")
        found = strata_of_blocks(problem.network, problem.blocks, degrees)
        return CriticalCensusResult(problem, script, provenance, Census(found))
    patterns = problem.patterns
    if len(degrees) != len(patterns):
        raise ProtocolError(f"expected {len(patterns)} degrees, got {len(degrees)}")
    strata = tuple(
        Stratum(pattern, degree, degree * weights_over(problem.network, pattern))
        for pattern, degree in zip(patterns, degrees, strict=True)
    )
    return CriticalCensusResult(problem, script, provenance, Census(strata))


def _of_networks(frame: Frame, problem: CriticalCensus) -> tuple[Stratum, ...]:
    """Of each network the weights where the derivative has full rank, then of smaller ranks."""
    networks = problem.networks
    degrees, fibres = frame.numbers("degrees", 0), frame.numbers("fibres", 1)
    weights, spurious = frame.numbers("parameters", 0), frame.numbers("spurious", 0)
    if {len(degrees), len(fibres), len(weights)} != {len(networks)} or len(spurious) % 4:
        raise ProtocolError(f"expected numbers for {len(networks)} networks")
    found = []
    for k, (net, functions, fibre, n) in enumerate(
        zip(networks, degrees, fibres, weights, strict=True)
    ):
        ranks = [(0, functions, functions * fibre)]
        ranks += [row[1:] for row in zip(*[iter(spurious)] * 4, strict=True) if row[0] == k]
        if n and n != sum(m for *_, m in ranks):
            raise ProtocolError(f"expected {n} weights in all ranks, got {ranks}")
        known = n > 0 and are_isolated(net, problem.network)
        found += [
            Stratum(
                (),
                count,
                m if known else None,
                why="" if n else NOT_FINITE,
                network=net,
                is_narrower=k > 0,
                corank=corank,
            )
            for corank, count, m in ranks
        ]
    return tuple(found)
