"""Polynomials of SymPy as Sage's and back, in one process.

Ours: `to_sage` and `from_sage` of a polynomial in six variables with random rational coefficients.
Peers: what one does without them. Into Sage, ``ring(expression)``, by which Sage takes a SymPy
expression, and ``ring(text)``; out of Sage, SymPy's ring element from the printed text, by our own
`read_polynomials`. Sage evaluates either as Python code, which fails for long sums.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

from sympy import QQ

import neurovariety as nv
from benchmarks.measure import PeerMissing, Row, interleaved
from neurovariety.algebra.polynomials import polynomial_ring, read_polynomials
from neurovariety.engines.errors import EngineError

VARIABLES = [f"x{i}" for i in range(6)]


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 3 if quick else 9
    try:
        nv.to_sage(polynomial_ring(VARIABLES))
    except EngineError:
        yield Row("SymPy to Sage and back", 'install: pip install "neurovariety[sage]"')
        return
    for terms in (1_000, 20_000):
        f = _random(terms)
        g = nv.to_sage(f)
        assert nv.from_sage(g) == f
        what = f"{terms:,} terms"
        target = "there and back < 1 s" if terms == 20_000 else ""
        yield from _beside(
            f"{what}, SymPy to Sage",
            target,
            repeats,
            lambda f=f: nv.to_sage(f),
            {
                "Sage, ring(text)": lambda g=g: g.parent()(str(g)),
                "Sage, ring(expression)": lambda g=g, f=f: g.parent()(f.as_expr()),
            },
        )
        yield from _beside(
            f"{what}, Sage to SymPy",
            target,
            repeats,
            lambda g=g: nv.from_sage(g),
            {"printed and read": lambda g=g: read_polynomials(str(g), VARIABLES)},
        )
        yield Row(
            f"{what}, there and back",
            *interleaved(repeats, lambda f=f: nv.from_sage(nv.to_sage(f))),
            target=target and "< 1 s",
            repeats=repeats,
        )


def _beside(
    what: str,
    target: str,
    repeats: int,
    ours: Callable[[], Any],
    peers: dict[str, Callable[[], Any]],
) -> Iterator[Row]:
    for name, peer in peers.items():
        try:
            mine, theirs = interleaved(repeats, ours, _working(peer))
        except PeerMissing as failed:
            (mine,) = interleaved(repeats, ours)
            yield Row(what, mine, name, str(failed), target, repeats)
        else:
            yield Row(what, mine, name, theirs, target, repeats)


def _working(peer: Callable[[], Any]) -> Callable[[], Any]:
    """The peer if it works at all; how it fails is as good an answer as its time."""
    try:
        peer()
    except RecursionError as error:
        raise PeerMissing(type(error).__name__) from error
    return peer


def _random(terms: int) -> Any:
    ring, draw, found = polynomial_ring(VARIABLES), random.Random(1), {}
    while len(found) < terms:
        monomial = tuple(draw.randrange(7) for _ in VARIABLES)
        found[monomial] = QQ(draw.randrange(1, 10**6), draw.randrange(1, 1000))
    return ring.from_dict(found)
