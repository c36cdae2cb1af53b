"""The warm round trip of a trivial script.

Ours, in a Macaulay2 that is already running: `Session.run` of a script that prints 2+2, which is
what Sage's interface does for ``macaulay2.eval("2+2")``; and of one that writes a framed answer,
with `parse_frame` of it, which is what every problem does. A bare pexpect pipe is the floor. Turns
of 100 calls alternate, for a session is warm when it is used; each row is a median over the turns.
The last row is a whole `solve` in the session: render, run, decode.
"""

from __future__ import annotations

from collections.abc import Iterator

import neurovariety as nv
from benchmarks.measure import Row, beside
from benchmarks.peers import BarePipe, sage_interface
from neurovariety.engines.frame import parse_frame

PRINTED = nv.Script("<< 2+2 << endl;", kind="sum")
CALLS = 100
ANSWER = nv.Script(
    'openOut getenv "NEUROVARIETY_ANSWER" << "NEUROVARIETY-ANSWER 1 sum\\nvalue int " '
    '<< toString(2+2) << "\\nEND 1\\n" << close;',
    kind="sum",
)


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 10 if quick else 50
    limits = nv.Limits(60)
    with nv.Session() as session:

        def printed() -> None:
            assert session.run(PRINTED, limits).stdout == "4\n"

        def ours() -> None:
            frame = parse_frame(session.run(ANSWER, limits).answer, "sum")
            assert frame.fields["value"] == 4

        def sage():
            macaulay2 = sage_interface()
            return lambda: macaulay2.eval("2+2")

        for name, text in (("2+2 printed", printed), ("2+2 as framed answer", ours)):
            yield from beside(
                lambda a, b, name=name: Row(
                    f"warm round trip, {name}", a, "Sage's interface", b, "ratio >= 2", repeats
                ),
                repeats,
                text,
                sage,
                CALLS,
            )
        with BarePipe() as pipe:
            yield from beside(
                lambda a, b: Row(
                    "warm round trip, 2+2 as framed answer", a, "bare pexpect pipe", b, "", repeats
                ),
                repeats,
                ours,
                lambda: lambda: pipe.eval("2+2"),
                CALLS,
            )
        problem = nv.GenericEDDegree(nv.Determinantal(2, 2, 1), method="localization")
        yield from beside(
            lambda a, b: Row(
                "warm solve (render, run, decode), generic ED degree 2x2 rank 1",
                a,
                "the round trip above",
                b,
                "",
                repeats,
            ),
            repeats,
            lambda: nv.solve(problem, session, limits),
            lambda: ours,
            CALLS,
        )
