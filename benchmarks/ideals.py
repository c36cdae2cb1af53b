"""Equations of networks up to a degree, beside Macaulay2's ``kernel`` with a limit.

Ours are found in this process, and proved, and then an engine counts whether they are all. The peer
finds all of them by elimination, over the rationals, in a session.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

import neurovariety as nv
from benchmarks.measure import Row, seconds
from benchmarks.peers import on_map
from neurovariety.engines.base import Outcome

CALL = """
R = QQ[x_1..x_{n}]; S = QQ[y_1..y_{N}];
I = kernel map(R, S, {{{map}}});
openOut getenv "NEUROVARIETY_ANSWER" << toString numgens trim I << close;
"""
P, A = nv.PolynomialNetwork, nv.LightningAttention


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 1 if quick else 5
    limits = nv.Limits(5 if quick else 60)
    with nv.Session() as ours, nv.Session() as peer:
        for network, degree, target in (
            (P((3, 2, 1), 3), 3, ""),
            (P((2, 2, 2, 2), 2), 5, "< 2 s"),
            (A((3, 1), (1,), 2), 3, "< 2 s"),
            (A((3, 1), (2,), 2), 4, "< 2 s"),
        ):
            problem = nv.ImageIdeal(network, degree)
            value = nv.solve(problem, ours).value
            mine = median(seconds(lambda p=problem: nv.solve(p, ours)) for _ in range(repeats))
            run = peer.run(on_map(problem.variety, CALL), limits)
            finished = run.outcome is Outcome.FINISHED
            name = f"kernel (gives {run.answer})" if finished else "kernel"
            theirs = run.seconds if finished else f">{limits.seconds:g} s"
            counts = ", ".join(f"{n} of degree {d}" for d, n in value.counts.items())
            what = f"equations of the {network} ({counts}; complete: {value.is_complete})"
            yield Row(what, mine, name, theirs, target, f"{repeats}, 1")
