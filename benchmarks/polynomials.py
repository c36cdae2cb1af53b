"""Large polynomials, out of Macaulay2 and into it.

Out, ours: the whole way. Macaulay2 writes the terms of a polynomial that it holds, the session
brings the answer, `parse_frame` reads it, `decode` makes a SymPy ring element. Peer: Sage's
``.sage()`` of the same polynomial held by its own Macaulay2; and, up to the size where it fails,
Sage's parser on the printed text. In, ours: `write_polynomial` and a session that evaluates it;
peer: Sage's ``macaulay2(f)``. Polynomials have six variables, random rational coefficients.
Sage takes minutes for 20,000 terms, so it is asked once there, and with ``--quick`` not at all.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sympy import QQ

import neurovariety as nv
from benchmarks.measure import PeerMissing, Row, interleaved, seconds
from benchmarks.peers import sage_interface
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.algebra.writing import write_polynomial
from neurovariety.engines.base import Outcome
from neurovariety.engines.frame import parse_frame
from neurovariety.engines.script import PROBLEM_MARK
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.provenance import Provenance
from neurovariety.scripts.resources import macaulay2_library

NAMES = tuple(f"nv{i}" for i in range(6))
RING = f"P = QQ[{', '.join(NAMES)}];"
# K is summed by halves: a flat sum of many terms takes Macaulay2 quadratic time
MAKE = """
halves = K -> if #K == 1 then K#0 else (h := #K//2; halves take(K, h) + halves drop(K, h));
setRandomSeed 1;
f = halves apply(take(flatten entries basis(0, 18, P), {terms}), u -> ({coefficient})/7*u);
"""
WRITE = """
none = ideal(0_P);
writeAnswer("minors", {
    ("generators", ideal f), ("groebnerBasis", none), ("dimension", 0), ("degree", 0),
    ("singularLocus", none), ("singularDimension", 0), ("singularDegree", 0)})
"""
PROBLEM = nv.MinorsIdeal([["+".join(NAMES)]], size=1)
PROVENANCE = Provenance("Macaulay2", "", "", "QQ", None, Certainty.EXACT, "", 0.0)
LIMITS = nv.Limits(600)


@dataclass(frozen=True)
class Case:
    """A polynomial that comes out of Macaulay2, and how often Sage is asked for it."""

    what: str
    terms: int
    target: str
    sage: str = "alternating"  # or "once", as it takes minutes, or "never"
    coefficient: str = "random(10^6)+1"

    @property
    def code(self) -> str:
        """What makes the ring P and the polynomial f."""
        return RING + MAKE.format(terms=self.terms, coefficient=self.coefficient)


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 3 if quick else 7
    slow = "never" if quick else "once"
    sage = _sage()
    with nv.Session() as session:
        for case in (
            Case("1,000 terms", 1000, ""),
            Case("20,000 terms", 20_000, "< 1 s; ratio >= 5", slow),
            Case("100,000 terms", 100_000, "no recursion trouble", "never"),
            Case("20 terms of 10,000 digits", 20, "works", coefficient="random(10^10000)"),
        ):
            yield from _out(case, session, sage, repeats)
        for terms, target, ask in ((1000, "", "once"), (20_000, "< 5 s", slow)):
            yield _in(terms, session, sage if ask == "once" else None, target, repeats)


def _sage() -> Any:
    """Sage's interface, or what to install."""
    try:
        return sage_interface()
    except PeerMissing as missing:
        return str(missing)


def _out(case: Case, session: nv.Session, sage: Any, repeats: int) -> Iterator[Row]:
    library = "\n".join([*macaulay2_library(("result",)), case.code])
    script = nv.Script(f"{library}\n{PROBLEM_MARK}\n{WRITE}\n", kind="minors")

    def ours() -> Any:
        frame = parse_frame(session.run(script, LIMITS).answer, script.kind)
        return PROBLEM.part("decode").decode(frame, PROBLEM, script, PROVENANCE).value.generators[0]

    def row(mine: float, theirs: Any, peer: str = "Sage, f.sage()", n: Any = repeats) -> Row:
        what = f"{case.what}, Macaulay2 to Python"
        return Row(what, mine, peer, theirs, case.target, n)

    if isinstance(sage, str) or case.sage == "never":
        theirs = sage if isinstance(sage, str) else "not asked"
        yield row(*interleaved(repeats, ours), theirs)
        return
    sage.eval(case.code)
    held, ring = sage("f"), sage("P").sage()
    if case.sage == "once":
        yield row(*interleaved(repeats, ours), seconds(held.sage), n=f"{repeats}, 1")
    else:
        _check_same(ours(), held.sage())
        yield row(*interleaved(repeats, ours, held.sage))
    text = "Sage, ring(printed text)"
    try:
        yield row(*interleaved(repeats, ours, lambda: ring(held.external_string())), text)
    except RecursionError:
        yield row(*interleaved(repeats, ours), "RecursionError", text)


def _in(terms: int, session: nv.Session, sage: Any, target: str, repeats: int) -> Row:
    ring = polynomial_ring(NAMES)
    exponents = itertools.islice(itertools.product(range(6), repeat=6), terms)
    f = ring.from_dict({m: QQ(k + 1, 7) for k, m in enumerate(exponents)})

    def ours() -> None:
        text = f"{RING}\nf = {write_polynomial(f, NAMES)};\n"
        assert session.run(nv.Script(text, kind="none"), LIMITS).outcome is Outcome.FINISHED

    (mine,) = interleaved(repeats, ours)
    theirs = sage or "not asked"
    if not isinstance(theirs, str):
        sage.eval(RING)
        same = sage("P").sage()({m: f"{c.numerator}/{c.denominator}" for m, c in f.items()})
        theirs = seconds(lambda: sage(same))
    what, peer = f"{terms:,} terms, Python to Macaulay2", "Sage, macaulay2(f)"
    return Row(what, mine, peer, theirs, target, f"{repeats}, 1")


def _check_same(ours: Any, theirs: Any) -> None:
    mine = {tuple(m): (int(c.numerator), int(c.denominator)) for m, c in ours.items()}
    other = {tuple(m): (int(c.numerator()), int(c.denominator())) for m, c in theirs.dict().items()}
    assert mine == other, "Sage and we disagree about the polynomial"
