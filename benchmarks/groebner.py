"""The same ideal in the same order, from Sage to Macaulay2 and back: our way and Sage's own.

Ours: `from_sage`, a warm `Session`, and ``to_sage``: the basis is back in Sage. Peer: Sage's
``I.groebner_basis("macaulay2:gb")``, which prints the basis and parses it. A new ideal is made for
each call, since Sage keeps the answers of old ones. Katsura's equations, modulo 32003.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import neurovariety as nv
from benchmarks.measure import PeerMissing, Row, interleaved
from benchmarks.peers import sage_interface

PEER = 'Sage, I.groebner_basis("macaulay2:gb")'


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    try:
        sage_interface()
    except PeerMissing as missing:
        yield Row("a Groebner basis from Sage", str(missing))
        return
    cases = ((2, 10, "ratio >= 1"), (4, 5, "ratio >= 1"), (8, 1, "ratio >= 3"))
    with nv.Session() as session:
        for n, calls, target in cases[: 2 if quick else 3]:
            make = _katsura(n)

            def ours(make: Callable[[], Any] = make) -> Any:
                problem = nv.GroebnerBasis(nv.from_sage(make()))
                return nv.to_sage(nv.solve(problem, session).value)

            def theirs(make: Callable[[], Any] = make) -> Any:
                return make().groebner_basis("macaulay2:gb")

            basis = theirs()
            assert set(
                nv.to_sage(
                    nv.solve(nv.GroebnerBasis(nv.from_sage(make())), session).value.groebner_basis
                )
            ) == set(basis)
            terms = sum(len(f.dict()) for f in basis)
            repeats = 3 if terms > 1000 else 7
            mine, other = interleaved(repeats, ours, theirs, calls=calls)
            what = f"Katsura {n}: a basis of {terms:,} terms"
            yield Row(what, mine, PEER, other, target, repeats)


def _katsura(n: int) -> Callable[[], Any]:
    """What makes Katsura's ideal in n + 1 unknowns anew."""
    from sage.rings.finite_rings.finite_field_constructor import GF
    from sage.rings.polynomial.polynomial_ring_constructor import PolynomialRing

    R = PolynomialRing(GF(32003), n + 1, names=[f"x{i}" for i in range(n + 1)], order="degrevlex")
    x = R.gens()

    def u(k: int) -> Any:
        return x[abs(k)] if abs(k) <= n else R.zero()

    sums = [sum(u(i) * u(k - i) for i in range(-n, n + 1)) - u(k) for k in range(n)]
    equations = [u(0) + 2 * sum(x[1:]) - 1, *sums]
    return lambda: R.ideal(equations)
