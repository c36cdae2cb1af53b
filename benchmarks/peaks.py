"""Peak memory of the problems of networks whose speed is promised (VmHWM; Linux only).

Each is solved in a fresh interpreter with a fresh Macaulay2: the row has the larger peak of the
two. The peer of the degree of an image is a fresh Macaulay2 with ``numericalImageDegree``.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from typing import Any

import neurovariety as nv
from benchmarks.dimensions import DEEP, PACKAGE
from benchmarks.images import CALL
from benchmarks.measure import Row
from benchmarks.memory import peak
from benchmarks.peers import on_map
from neurovariety.engines.base import Outcome

P, C, A = nv.PolynomialNetwork, nv.ConvolutionalNetwork, nv.LightningAttention
HARD = P((3, 2, 3), 2)
COUNTED = partial(nv.LearningDegree, method="chart")
CASES: tuple[tuple[str, Any, Any], ...] = (
    ("dimension", nv.Dimension, DEEP),
    ("learning degree", COUNTED, P((2, 2, 1), 4)),
    ("learning degree", COUNTED, P((3, 2, 1), 2)),
    ("learning degree", COUNTED, P((2, 2, 2), 2)),
    ("learning degree", COUNTED, P((2, 2, 2), 3)),
    ("learning degree", COUNTED, C((2, 2, 2), activation=2)),
    ("equations up to degree 5", partial(nv.ImageIdeal, degree=5), P((2, 2, 2, 2), 2)),
    ("equations up to degree 4", partial(nv.ImageIdeal, degree=4), A((3, 1), (2,), 2)),
    ("degree of the image", partial(nv.ImageDegree, method="slices"), HARD),
)


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    for k, (name, _, network) in enumerate(CASES):
        code = f"from benchmarks.peaks import of_case; print(of_case({k}))"
        done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        limits = nv.Limits(20 if quick else 120)
        peer, theirs = _of_paths(limits) if network is HARD else ("-", None)
        what = f"peak memory, {name} of the {network}"
        yield Row(what, float(done.stdout), peer, theirs, "< 1 GiB", 1, "B")


def of_case(k: int) -> int:
    """The larger peak, of this process and of its Macaulay2, after the problem of that number."""
    _, problem, network = CASES[k]
    with nv.Session() as session:
        nv.solve(problem(network), session)
        return max(peak(), peak(str(session.pid)))


def _of_paths(limits: nv.Limits) -> tuple[str, float | str]:
    with nv.Session() as session:
        run = session.run(on_map(HARD.map, CALL, PACKAGE), limits)
        if run.outcome is Outcome.FINISHED:
            return f"numericalImageDegree (gives {run.answer})", float(peak(str(session.pid)))
    return "numericalImageDegree", run.outcome.value
