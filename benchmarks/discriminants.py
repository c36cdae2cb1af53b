"""Degrees of ED discriminants, bottlenecks and Voronoi cells in a warm session; real bottlenecks.

The time of a modular degree is that of the session: what Macaulay2 takes to read the problem and to
answer it. Real bottlenecks are isolated by msolve and certified here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from statistics import median
from typing import Any

import neurovariety as nv
from benchmarks.measure import Row, seconds

CONIC = nv.Implicit("x^2 + 3*x*y + 5*y^2 + 2*x = 7*y + 11")
CUBIC = nv.Implicit("x^3 + 2*x^2*y - 3*x*y^2 + 7*y^3 + 5*x^2 - 4*x*y + 9*y^2 + x = 6*y + 8")
QUADRIC = nv.Implicit("x^2 + 3*x*y + 5*y^2 - 7*y*z + 2*z^2 + x = 4*z + 6")


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 3 if quick else 9
    with nv.Session() as session:
        discriminants: tuple[tuple[str, Any], ...] = (
            ("plane conic", CONIC),
            ("plane cubic", CUBIC),
            ("quadric surface", QUADRIC),
            ("3x3 rank 1, Frobenius", nv.Determinantal(3, 3, 1)),
        )
        for name, variety in discriminants:
            yield _row(
                f"ED discriminant, {name}",
                nv.EDDiscriminant(variety, method="pencil"),
                session,
                repeats,
                "< 1 s" if isinstance(variety, nv.Implicit) else "",
            )
        for name, variety, target in (
            ("plane conic", CONIC, ""),
            ("plane cubic", CUBIC, "< 2 s"),
            ("quadric surface", QUADRIC, ""),
        ):
            problem = nv.Bottlenecks(variety, method="modular")
            yield _row(f"bottlenecks, {name}", problem, session, repeats, target)
            yield _row(f"Voronoi degree, {name}", nv.VoronoiCell(variety), session, repeats, "")
        equation = nv.EDDiscriminant(CONIC)
        yield _row("equation of the evolute of a conic", equation, session, repeats, "")
    real = nv.Bottlenecks(CUBIC)
    pairs = nv.solve(real).value.pairs or ()
    spent = [seconds(partial(nv.solve, real)) for _ in range(repeats)]
    what = f"real bottlenecks of the cubic, certified ({len(pairs)} pairs)"
    yield Row(what, median(spent), target="< 2 s", repeats=repeats)


def _row(what: str, problem: Any, session: nv.Session, repeats: int, target: str) -> Row:
    degree = nv.solve(problem, session).value.degree
    script, limits = nv.render(problem), nv.Limits(60)
    times = [session.run(script, limits).seconds for _ in range(repeats)]
    return Row(f"{what} ({degree})", median(times), target=target, repeats=repeats)
