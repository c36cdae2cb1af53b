"""Conservation laws, and the published way to prove that there are no others, in the same run.

The published code (Marcotte, Gribonval, Peyre: github.com/sibyllema/Conservation_laws, for Sage)
computes brackets as polynomials, evaluates them at a random point in floating point and takes
NumPy's rank after each, until the number of laws that it was told is reached. Its main.ipynb
reports, on 64 processes, 41.26 s for each of 50 random linear networks (34:23 in all), and a later
revision that was interrupted, scripts/main.ipynb, 6.86 s for each of the first 6.

The method is written here anew, with SymPy's polynomials in place of Sage's, one process and the
same 50 networks. So what Sage's symbols and processes cost is not in the comparison, and the
published seconds are of another machine. Ours is not told the number of laws, and proves it.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from statistics import median

import numpy as np

import neurovariety as nv
from benchmarks.measure import Row, seconds
from neurovariety.algebra.derivations import derivative
from neurovariety.networks.flows.gradient import GradientFlow, VectorField
from neurovariety.problems.conservation_laws.lie import lie_trace

PEER = "brackets as polynomials, float ranks, told the number of laws"
L = nv.LinearNetwork


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 3 if quick else 9
    networks = notebook_networks()
    cases = [(GradientFlow(L(*widths)).fields, _expected(widths)) for widths in networks]
    ours = seconds(lambda: [lie_trace(fields, 32003) for fields, _ in cases]) / len(cases)
    assert all(lie_trace(fields, 32003).dimension == expected for fields, expected in cases)
    name = f"completeness, each of the notebook's {len(cases)} linear networks"
    yield Row(name, ours, "published: Sage, 64 processes, another machine", "41.3 s", "", 50)
    chosen = cases[:10] if quick else cases
    ours = seconds(lambda: [lie_trace(fields, 32003) for fields, _ in chosen]) / len(chosen)
    limit = 2.0 if quick else 10.0
    found: list[int | None] = []
    theirs = seconds(lambda: found.extend(float_trace(*case, limit) for case in chosen))
    stopped = found.count(None)
    peer = f"{PEER}; {stopped} stopped after {limit:g} s"
    name = f"completeness, each of the first {len(chosen)} of them"
    yield Row(name, ours, peer, theirs / len(chosen), "", len(chosen))
    for widths in ((2, 2, 2), (4, 4, 4), (5, 5, 5, 5), (6, 6, 6, 6)):
        flow = GradientFlow(L(*widths))
        fields, n, expected = flow.fields, flow.ring.ngens, _expected(widths)
        assert lie_trace(fields, 32003).dimension == expected
        ours = median(seconds(partial(lie_trace, fields, 32003)) for _ in range(repeats))
        theirs = median(seconds(partial(float_trace, fields, expected)) for _ in range(3))
        name = f"completeness, {'-'.join(map(str, widths))} (D = {n}, {n - expected} laws)"
        yield Row(name, ours, PEER, theirs, "< 1 s" if n == 108 else "", f"{repeats}, 3")
    for widths, degree, target in (((5, 5, 5, 5), 2, "< 5 s"), ((2, 2, 2), 4, "< 2 s")):
        times = [_solve(widths, degree) for _ in range(3)]
        name = f"laws up to degree {degree} of {'-'.join(map(str, widths))}, with their proof"
        with nv.Session() as session:
            session.run(nv.render(nv.ConservationLaws(L(1, 1, 1))), nv.Limits(60))
            there = seconds(partial(nv.solve, nv.ConservationLaws(L(*widths), degree), session))
        yield Row(name, median(times), "ours in Macaulay2 (session)", there, target, "3, 1")


def notebook_networks() -> list[tuple[int, ...]]:
    """The 50 networks of the notebook: its generator, which also draws a point for each."""
    generator = np.random.RandomState(0)
    found = []
    for _ in range(50):
        depth = generator.randint(2, 5)
        widths = tuple(int(generator.randint(2, 6)) for _ in range(depth + 1))
        generator.rand(sum(a * b for a, b in pairwise(widths)))
        found.append(widths)
    return found


def _expected(widths: tuple[int, ...]) -> int:
    """The number of weights less that of the independent laws, which are proved to be all."""
    flow = GradientFlow(L(*widths))
    value = nv.solve(nv.ConservationLaws(flow)).value
    assert value.complete
    return flow.ring.ngens - value.independent


def float_trace(fields: tuple[VectorField, ...], most: int, limit: float = 60.0) -> int | None:
    """The published method: the rank of the values of brackets, until it is as large as it can be.

    Each new field is bracketed with three of the first ones and kept if it raises the rank; if that
    does not lead to the known number, with all of them. None if that takes too long.
    """
    end = time.perf_counter() + limit
    for few in (3, len(fields)):
        rank = _closure(fields, most, few, end)
        if rank in (most, None):
            break
    return rank


def _closure(fields: tuple[VectorField, ...], most: int, few: int, end: float) -> int | None:
    generator = random.Random(0)
    point = [generator.random() for _ in fields[0]]
    values = np.array([_at(field, point) for field in fields])
    rank, fresh = int(np.linalg.matrix_rank(values)), list(fields)
    while fresh and rank < most:
        kept: list[VectorField] = []
        for X in fresh:
            for Y in fields[:few]:
                if time.perf_counter() > end:
                    return None
                bracket = _bracket(X, Y)
                larger = np.vstack([values, _at(bracket, point)])
                if np.linalg.matrix_rank(larger) > rank:
                    values, rank = larger, rank + 1
                    kept.append(bracket)
                    if rank == most:
                        return rank
        fresh = kept
    return rank


def _bracket(X: VectorField, Y: VectorField) -> VectorField:
    pairs = zip(X, Y, strict=True)
    return tuple(derivative(Y, x) - derivative(X, y) for x, y in pairs)


def _at(field: VectorField, point: list[float]) -> list[float]:
    row = []
    for f in field:
        total = 0.0
        for monomial, c in f.iterterms():
            term = float(c)
            for x, e in zip(point, monomial, strict=True):
                if e:
                    term *= x**e
            total += term
        row.append(total)
    return row


def _solve(widths: tuple[int, ...], degree: int) -> float:
    """From the network to the checked laws; nothing is kept from one call to the next."""
    return seconds(lambda: nv.solve(nv.ConservationLaws(L(*widths), degree)))
