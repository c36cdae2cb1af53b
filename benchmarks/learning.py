"""Learning degrees of networks, and critical points on the image of the expanded map beside them.

The time is that of a warm session: what Macaulay2 takes to read the problem and to count in a
chart, also where a theorem has the number at once. The peer is the generic ED degree of the map as
of any parametrised variety, which knows no symmetries but scalings, and no spurious weights;
another is the numerical one of Macaulay2's package EuclideanDistanceDegree, of the map on a chart
modulo scalings.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

import neurovariety as nv
from benchmarks.degrees import PACKAGE
from benchmarks.measure import Row
from benchmarks.peers import on_map
from neurovariety.algebra.shown import counted
from neurovariety.engines.base import Outcome
from neurovariety.problems.identifiability.chart import charted

CALL = """
R = QQ[x_1..x_{n}]; setRandomSeed 1;
d = parameterizedGenericEDDegree {{{map}}};
openOut getenv "NEUROVARIETY_ANSWER" << toString d << close;
"""
P, C = nv.PolynomialNetwork, nv.ConvolutionalNetwork
NETWORKS = (
    (P((2, 2, 1), 4), "< 0.2 s"),
    (P((3, 2, 1), 2), "< 3 s"),
    (P((2, 2, 2), 2), "< 5 s"),
    (P((2, 2, 2), 3), "< 5 s"),
    (C((2, 2, 2), activation=2), "< 3 s"),
)


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats, limits = 1 if quick else 5, nv.Limits(10 if quick else 120)
    with nv.Session() as session:
        for network, target in NETWORKS:
            problem = nv.LearningDegree(network, method="chart")
            found = nv.solve(problem, session).value  # warms up
            script = nv.render(problem)
            times = [session.run(script, nv.Limits(60)).seconds for _ in range(repeats)]
            peer = session.run(nv.render(nv.GenericEDDegree(network.map, "critical")), limits)
            over = f"over {limits.seconds:.0f} s"
            theirs = peer.seconds if peer.outcome is Outcome.FINISHED else over
            weights = "" if found.parameters is None else f", {found.parameters} weights"
            label = f"{network}: {counted(found.functions, 'function')}{weights}"
            counts = f"{repeats}, 1"
            yield Row(label, median(times), "its map's image", theirs, target, counts)
            other = session.run(on_map(charted(network), CALL, PACKAGE), limits)
            name, theirs = f"{PACKAGE}, maps", other.outcome.value
            if other.outcome is Outcome.FINISHED:
                name, theirs = f"{name} (gives {other.answer})", other.seconds
            elif other.outcome is Outcome.TIMEOUT:
                theirs = over
            yield Row(label, median(times), name, theirs, target, counts)
