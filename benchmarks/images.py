"""Degrees of images of networks, beside Macaulay2's ``numericalImageDegree`` with a limit; growth.

Ours are the slices of two primes in a warm session, also where a theorem has the degree; the peer,
of the package NumericalImplicitization, tracks paths of the expanded map over the complex numbers.
Then a network grows: dimensions and degrees by width, and the peak memory of Python and of
Macaulay2.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

import neurovariety as nv
from benchmarks.dimensions import PACKAGE
from benchmarks.measure import Row, seconds
from benchmarks.memory import peak
from benchmarks.peers import on_map
from neurovariety.engines.base import Outcome

CALL = """
R = CC[x_1..x_{n}];
d = numericalImageDegree({{{map}}}, ideal 0_R, Verbose => false);
openOut getenv "NEUROVARIETY_ANSWER" << toString d << close;
"""
P, C, A = nv.PolynomialNetwork, nv.ConvolutionalNetwork, nv.LightningAttention


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 1 if quick else 5
    limits = nv.Limits(20 if quick else 120)
    with nv.Session() as ours, nv.Session() as peer:
        for network, target in (
            (P((3, 2, 1), 3), ""),
            (P((3, 2, 1), 4), "< 3 s"),
            (P((3, 2, 3), 2), "< 3 s"),
            (C((2, 2, 2), activation=2), "< 3 s"),
            (A((3, 1), (1,), 2), "< 3 s"),
        ):
            problem = nv.ImageDegree(network, "slices")
            degree = nv.solve(problem, ours).value.degree  # warms up
            mine = median(seconds(lambda p=problem: nv.solve(p, ours)) for _ in range(repeats))
            run = peer.run(on_map(network.variety, CALL, PACKAGE), limits)
            finished = run.outcome is Outcome.FINISHED
            name = "numericalImageDegree" + (f" (gives {run.answer})" if finished else "")
            theirs = run.seconds if finished else f">{limits.seconds:g} s"
            what = f"degree of the image of the {network} ({degree})"
            yield Row(what, mine, name, theirs, target, f"{repeats}, 1")
        yield Row(
            "peak memory of that Macaulay2", float(peak(ours.pid)), target="< 1 GiB", unit="B"
        )
    for width in (2, 4, 8, 16, 32):
        network = P((2, width, width, 2), 2)
        problem = nv.Dimension(network)
        time = min(seconds(lambda p=problem: nv.solve(p)) for _ in range(repeats + 1))
        what = f"dimension of the {network} ({network.parameter_count} weights)"
        yield Row(what, time, repeats=repeats)
    for exponent in (3, 4, 5) if quick else (3, 4, 5, 6):
        yield from _grown(P((2, 2, 1), exponent), repeats)
    yield Row("peak memory of Python for all these", float(peak()), target="< 1 GiB", unit="B")


def _grown(network: nv.PolynomialNetwork, repeats: int) -> Iterator[Row]:
    """A learning degree with its time, and the memory of a Macaulay2 that has no other problem."""
    with nv.Session() as session:
        problem = nv.LearningDegree(network, method="chart")
        value = nv.solve(problem, session).value
        time = median(seconds(lambda: nv.solve(problem, session)) for _ in range(repeats))
        what = f"learning degree of the {network} ({value.functions})"
        yield Row(what, time, repeats=repeats)
        yield Row(f"{what}: peak memory", float(peak(session.pid)), target="< 1 GiB", unit="B")
