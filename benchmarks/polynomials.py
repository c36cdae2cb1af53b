"""Large polynomials, out of Macaulay2 and into it.

Out, ours: the whole road. Macaulay2 writes the terms of a polynomial that it holds, the session
brings the answer, `parse_frame` reads it, `decode` makes a SymPy ring element. Peer: Sage's
``.sage()`` of the same polynomial held by its own Macaulay2; and, up to the size where it fails,
Sage's parser on the printed text. In, ours: `write_polynomial` and a session that evaluates it;
peer: Sage's ``macaulay2(f)``. Polynomials have six variables, random rational coefficients.
Sage takes minutes for 20,000 terms, so it is measured once there, and with ``--quick`` at 1,000.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from sympy import QQ

import neurovariety as nv
from benchmarks.measure import PeerMissing, Row, interleaved, seconds
from benchmarks.peers import sage_interface
from neurovariety.decode import decode
from neurovariety.frame import parse_frame
from neurovariety.polynomials import polynomial_ring, write_polynomial
from neurovariety.resources import macaulay2_library
from neurovariety.results import Certainty, Provenance
from neurovariety.script import PROBLEM_MARK

NAMES = tuple(f"nv{i}" for i in range(6))
RING = f"P = QQ[{', '.join(NAMES)}];"
# K is summed by halves: a flat sum of many terms takes Macaulay2 quadratic time
MAKE = """
halves = K -> if #K == 1 then K#0 else (h := #K//2; halves take(K, h) + halves drop(K, h));
setRandomSeed 1;
f = halves apply(take(flatten entries basis(0, 18, P), {terms}), u -> ({coefficient})/7*u);
"""
SMALL = "random(10^6)+1"
WRITE = 'none = ideal(0_P); writeAnswer("minors", {("generators", ideal f), ' + ", ".join(
    f'("{name}", none)' if kind == "ideal" else f'("{name}", 0)'
    for name, kind in (
        ("groebnerBasis", "ideal"),
        ("singularLocus", "ideal"),
        ("dimension", "int"),
        ("degree", "int"),
        ("singularDimension", "int"),
        ("singularDegree", "int"),
    )
) + "})"  # fmt: skip
PROBLEM = nv.MinorsIdeal([["+".join(NAMES)]], size=1)
PROVENANCE = Provenance("Macaulay2", "", "", "QQ", None, Certainty.EXACT, "", 0.0)
LIMITS = nv.Limits(600)


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 3 if quick else 7
    try:
        sage: Any = sage_interface()
    except PeerMissing as missing:
        sage = str(missing)
    with nv.Session() as session:
        for terms, coefficient, target in (
            (1000, SMALL, "ratio >= 5"),
            (20_000, SMALL, "< 1 s; ratio >= 5"),
            (100_000, SMALL, "no recursion trouble"),
            (20, "random(10^10000)", "works"),
        ):
            what = f"{terms:,} terms" + (" of 10,000 digits" if coefficient != SMALL else "")
            code = RING + MAKE.format(terms=terms, coefficient=coefficient)
            peer_once = terms > 1000 and not quick
            yield from _out(what, session, code, sage, target, repeats, peer_once)
        for terms, target in ((1000, ""), (20_000, "< 5 s")):
            yield from _in(terms, session, sage, target, repeats, quick)


def _out(
    what: str, session: nv.Session, code: str, sage: Any, target: str, repeats: int, once: bool
) -> Iterator[Row]:
    library = "\n".join([*macaulay2_library(("result",)), code])
    script = nv.Script(f"{library}\n{PROBLEM_MARK}\n{WRITE}\n", kind="minors")

    def ours() -> Any:
        run = session.run(script, LIMITS)
        frame = parse_frame(run.answer, script.kind)
        return decode(frame, PROBLEM, script, PROVENANCE).value.generators[0]

    def row(mine: float, theirs: Any, peer: str, n: Any) -> Row:
        return Row(f"{what}, Macaulay2 to Python", mine, peer, theirs, target, n)

    large = "1,000 " not in what and "digits" not in what
    if isinstance(sage, str) or "100,000" in what or (large and not once):
        yield row(
            *interleaved(repeats, ours), sage if isinstance(sage, str) else None, "-", repeats
        )
        return
    sage.eval(code)
    held, ring = sage("f"), sage("P").sage()
    _check_same(ours(), held.sage()) if not large else None
    if large:
        mine = interleaved(repeats, ours)[0]
        yield row(mine, seconds(held.sage), "Sage, f.sage()", f"{repeats}, 1")
    else:
        both = interleaved(repeats, ours, held.sage)
        yield row(*both, "Sage, f.sage()", repeats)
    try:
        both = interleaved(repeats, ours, lambda: ring(held.external_string()))
        yield row(*both, "Sage, its ring on printed text", repeats)
    except RecursionError:
        yield row(
            interleaved(repeats, ours)[0], "RecursionError", "Sage, its ring on text", repeats
        )


def _in(
    terms: int, session: nv.Session, sage: Any, target: str, repeats: int, quick: bool
) -> Iterator[Row]:
    ring = polynomial_ring(NAMES)
    exponents = itertools.islice(itertools.product(range(6), repeat=6), terms)
    f = ring.from_dict({m: QQ(k + 1, 7) for k, m in enumerate(exponents)})

    def ours() -> None:
        text = f"{RING}\nf = {write_polynomial(f, NAMES)};\n"
        assert session.run(nv.Script(text, kind="none"), LIMITS).outcome.name == "FINISHED"

    what = f"{terms:,} terms, Python to Macaulay2"
    (mine,) = interleaved(repeats, ours)
    if isinstance(sage, str) or (quick and terms > 1000):
        theirs = sage if isinstance(sage, str) else None
        yield Row(what, mine, "Sage, macaulay2(f)", theirs, target, repeats)
        return
    sage.eval(RING)
    same = sage("P").sage()({m: f"{c.numerator}/{c.denominator}" for m, c in f.items()})
    yield Row(
        what, mine, "Sage, macaulay2(f)", seconds(lambda: sage(same)), target, f"{repeats}, 1"
    )


def _check_same(ours: Any, theirs: Any) -> None:
    mine = {tuple(m): (int(c.numerator), int(c.denominator)) for m, c in ours.items()}
    other = {tuple(m): (int(c.numerator()), int(c.denominator())) for m, c in theirs.dict().items()}
    assert mine == other, "Sage and we disagree about the polynomial"
