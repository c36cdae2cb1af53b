"""From the fields to the regions with local minima."""

from __future__ import annotations

from fractions import Fraction

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.local_minima.problem import LocalMinima
from neurovariety.problems.local_minima.result import LocalMinimaResult, Minima, MinimalRegion


def decode(
    frame: Frame, problem: LocalMinima, script: Script, provenance: Provenance
) -> LocalMinimaResult:
    """Each with as many signs as neurons have at samples, a rank and a loss."""
    n, d = len(problem.x), len(problem.v)
    weights = d * (len(problem.x[0]) + 1)
    counts = frame.numbers("regions", 0)
    ranks, losses = frame.numbers("ranks", 0, n), frame.numbers("losses", 0)
    active = frame.numbers("active", 0, 1)
    lengths = (len(counts), len(losses), len(active))
    if lengths != (2, 2 * len(ranks), n * d * len(ranks)) or 0 in losses[1::2]:
        raise ProtocolError("expected two numbers of regions, and ranks, losses and signs of each")
    neurons = [active[i : i + n] for i in range(0, len(active), n)]
    regions = sorted(
        MinimalRegion(Fraction(a, b), rank, weights - rank, tuple(neurons[i * d : (i + 1) * d]))
        for i, (rank, a, b) in enumerate(zip(ranks, losses[::2], losses[1::2], strict=True))
    )
    value = Minima(counts[0], counts[1], tuple(regions))
    after = frame.numbers("after", 0, 1) if "after" in frame.fields else None
    return LocalMinimaResult(problem, script, provenance, value, after=after)
