"""Generic ED degrees, and Macaulay2's own EuclideanDistanceDegree package beside them.

``localization`` is measured in Python (`solve`, script and all) for all sizes up to 8 x 8, beside
the same formula in Macaulay2. For the modular methods the time is that of a warm session: what
Macaulay2 takes to read the problem and to answer it. The package (in Macaulay2 1.26, not in 1.21)
is loaded beforehand and runs likewise in a session, over the rational numbers as in its
documentation and over ZZ/32003 as ours, with a time limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from statistics import median

import neurovariety as nv
from benchmarks.measure import Row, interleaved, seconds
from neurovariety.engines.base import Outcome
from neurovariety.engines.script import PROBLEM_MARK

PACKAGE = "EuclideanDistanceDegree"
CALL = """
R = {field}[x_1..x_{variables}]; setRandomSeed 1;
d = determinantal{kind}EDDegree {equations};
openOut getenv "NEUROVARIETY_ANSWER" << toString d << close;
"""
M = nv.Determinantal


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 3 if quick else 9
    limits = nv.Limits(5 if quick else 60)
    with nv.Session() as ours, nv.Session() as peer:
        yield from _localization(ours, 1 if quick else 3)
        circle = nv.Implicit("x^2 + y^2 = 1")
        for what, problem, kind, equations, n, target in (
            ("circle, unit ED degree", nv.EDDegree(circle), "Unit", "{x_1^2+x_2^2-1}", 2, ""),
            ("circle", nv.GenericEDDegree(circle), "Generic", "{x_1^2+x_2^2-1}", 2, ""),
            ("2x2 rank 1", _critical(2, 2), "Generic", _minors(2, 2), 4, ""),
            ("2x3 rank 1", _critical(2, 3), "Generic", _minors(2, 3), 6, ""),
            ("3x3 rank 1", _critical(3, 3), "Generic", _minors(3, 3), 9, "< 0.1 s"),
        ):
            label = f"{what}{'' if kind == 'Unit' else ', generic ED degree'}, critical"
            for field in ("QQ", "ZZ/32003"):
                code = CALL.format(field=field, variables=n, kind=kind, equations=equations)
                yield _beside(label, problem, ours, peer, code, field, limits, repeats, target)
        for m, n, r, target in ((3, 3, 1, ""), (4, 4, 1, ""), (4, 4, 2, "< 1 s")):
            problem = nv.GenericEDDegree(M(m, n, r), method="conormal")
            script = nv.render(problem)
            ours.run(script, limits)
            times = [ours.run(script, nv.Limits(60)).seconds for _ in range(repeats)]
            value = nv.solve(problem, ours).value
            label = f"{m}x{n} rank {r}, generic ED degree, conormal"
            yield Row(f"{label} ({value})", median(times), "-", None, target, repeats)


def _localization(session: nv.Session, repeats: int) -> Iterator[Row]:
    varieties = [
        M(m, n, r) for m in range(1, 9) for n in range(1, 9) for r in range(1, min(m, n) + 1)
    ]
    problems = [nv.GenericEDDegree(V, method="localization") for V in varieties]
    times = [median(seconds(partial(nv.solve, p)) for _ in range(repeats)) for p in problems]
    worst = problems[times.index(max(times))]
    alone, there = interleaved(repeats, lambda: nv.solve(worst), lambda: nv.solve(worst, session))
    V, peer = worst.variety, "the same in Macaulay2 (session)"
    what = f"localization, worst of all m, n <= 8 ({V.rows}x{V.cols} rank {V.rank})"
    yield Row(what, alone, peer, there, "< 1 s", repeats)
    whole = seconds(lambda: [nv.solve(p, session) for p in problems])
    what = f"localization, all {len(problems)} with m, n <= 8, total"
    yield Row(what, sum(times), peer, whole, "", f"{repeats}, 1")


def _critical(m: int, n: int) -> nv.GenericEDDegree:
    return nv.GenericEDDegree(M(m, n, 1), method="critical")


def _minors(m: int, n: int) -> str:
    return f"(minors(2, genericMatrix(R, {m}, {n})))_*"


def _beside(
    label: str,
    problem: nv.EDDegree | nv.GenericEDDegree,
    ours: nv.Session,
    peer: nv.Session,
    code: str,
    field: str,
    limits: nv.Limits,
    repeats: int,
    target: str,
) -> Row:
    """Alternate between the two; a peer that ran into its limit is not asked again."""
    library = f'needsPackage "{PACKAGE}";\n{PROBLEM_MARK}\n'
    script, other = nv.render(problem), nv.Script(library + code, kind="package")
    value = nv.solve(problem, ours).value
    first = peer.run(other, limits)
    mine: list[float] = []
    theirs: list[float] = []
    for _ in range(repeats):
        mine.append(ours.run(script, limits).seconds)
        if first.outcome is Outcome.FINISHED:
            theirs.append(peer.run(other, limits).seconds)
    name, what = f"{PACKAGE}, {field}", f"{label} ({value})"
    if theirs:
        name += "" if first.answer == str(value) else f" (gives {first.answer})"
        return Row(what, median(mine), name, median(theirs), target, repeats)
    if first.outcome is Outcome.TIMEOUT:
        return Row(what, median(mine), name, f">{limits.seconds:g} s", target, f"{repeats}, 1")
    return Row(what, median(mine), name, "needs Macaulay2 1.26", target, repeats)
