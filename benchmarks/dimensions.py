"""Dimensions of polynomial networks, beside numerical ranks and expanded maps.

Ours evaluate without expansion modulo a prime, and say why the dimension is not larger. The peers
have the expanded map: Macaulay2's NumericalImplicitization in a session, with the package loaded
beforehand, and the rank of the Jacobian matrix over the rationals.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import product
from statistics import median

import neurovariety as nv
from benchmarks.measure import Row, interleaved, seconds
from benchmarks.peers import on_map
from neurovariety.engines.base import Outcome
from neurovariety.studies.dimensions import Case, sweep

PACKAGE = "NumericalImplicitization"
CALL = """
R = CC[x_1..x_{n}];
d = numericalImageDim({{{map}}}, ideal 0_R);
openOut getenv "NEUROVARIETY_ANSWER" << toString d << close;
"""
DEEP = nv.PolynomialNetwork((2, 3, 4, 4, 10, 17, 11, 12, 4, 2), 2)
ROWS = 1000


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 1 if quick else 5
    limits = nv.Limits(5 if quick else 60)
    deep = median(seconds(lambda: nv.solve(nv.Dimension(DEEP))) for _ in range(repeats))
    yield Row("dimension of 2,3,4,4,10,17,11,12,4,2, z^2", deep, target="< 1 s", repeats=repeats)
    with nv.Session() as peer:
        for widths, r in (((3, 5, 1), 4), ((2, 2, 2, 2), 2), ((2, 3, 4, 1), 2)):
            network = nv.PolynomialNetwork(widths, r)
            yield from _beside(network, peer, limits, repeats)
    cases = [Case((2, *h, 1), 2) for n in (4, 3, 2) for h in product(range(1, 6), repeat=n)]
    cases += [Case((3, *h, 2), 2) for h in product(range(1, 8), repeat=3)]
    with tempfile.TemporaryDirectory() as folder:
        whole = seconds(lambda: sweep(cases[:ROWS], f"{folder}/dimensions.csv"))
    yield Row(f"dimensions of {ROWS} networks", whole, target="< 10 s")


def _beside(
    network: nv.PolynomialNetwork, peer: nv.Session, limits: nv.Limits, repeats: int
) -> Iterator[Row]:
    problem = nv.Dimension(network)
    what = f"dimension of the {network} ({nv.solve(problem).value.dimension})"
    script = on_map(network.map, CALL, PACKAGE)
    run = peer.run(script, limits)
    mine, theirs = interleaved(repeats, lambda: nv.solve(problem), lambda: peer.run(script, limits))
    if run.outcome is Outcome.FINISHED:
        yield Row(what, mine, f"numericalImageDim (gives {run.answer})", theirs, "", repeats)
    else:
        yield Row(what, mine, "numericalImageDim", run.outcome.value, "", repeats)
    expanded = seconds(
        lambda: nv.PolynomialNetwork(network.widths, network.activation).map.dimension
    )
    yield Row(what, mine, "the expanded map's Jacobian over QQ", expanded, "", f"{repeats}, 1")
