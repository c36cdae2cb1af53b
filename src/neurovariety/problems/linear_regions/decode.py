"""From the fields to the numbers of regions."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.linear_regions.problem import LinearRegions
from neurovariety.problems.linear_regions.result import LinearRegionsResult, Regions


def decode(
    frame: Frame, problem: LinearRegions, script: Script, provenance: Provenance
) -> LinearRegionsResult:
    """Three numbers; each linear region has a function and consists of activation regions."""
    numbers = frame.numbers("regions", 1)
    if len(numbers) != 3 or not numbers[0] >= numbers[2] >= numbers[1]:
        raise ProtocolError("expected activation regions, functions, linear regions in between")
    after = frame.numbers("after") if "after" in frame.fields else None
    return LinearRegionsResult(problem, script, provenance, Regions(*numbers), after=after)
