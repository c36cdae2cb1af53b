"""Peak resident memory (VmHWM of ``/proc/PID/status``; Linux only).

Engine: a fresh session that solves the conormal problem of 4 x 4 matrices of rank two; peer: a
fresh session that only answered 2+2, for Macaulay2 takes about 110 MiB at its start. Python: a
fresh interpreter that decodes an answer of 100,000 terms; peer: one that only imports the package.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import neurovariety as nv
from benchmarks.measure import Row
from benchmarks.polynomials import NAMES, PROBLEM, PROVENANCE
from benchmarks.round_trip import ANSWER
from neurovariety.engines.frame import parse_frame

TERMS = 100_000
FIELDS = ("dimension", "degree", "singularDimension", "singularDegree")


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 1 if quick else 3
    problem = nv.GenericEDDegree(nv.Determinantal(4, 4, 2), method="conormal")
    pairs = [(_engine(nv.render(problem)), _engine(ANSWER)) for _ in range(repeats)]
    ours, idle = (float(median(column)) for column in zip(*pairs, strict=True))
    what = "peak memory of Macaulay2, conormal 4x4 rank 2"
    yield Row(what, ours, "after 2+2", idle, "", repeats, "B")
    pairs = [(_python("decode_many()"), _python("None")) for _ in range(repeats)]
    ours, idle = (float(median(column)) for column in zip(*pairs, strict=True))
    what = f"peak memory of Python, decoding {TERMS:,} terms"
    yield Row(what, ours, "after import neurovariety", idle, "", repeats, "B")


def peak(pid: int | str = "self") -> int:
    """The largest resident set that a process has had, in bytes."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def decode_many() -> None:
    """Decode an answer with one polynomial of `TERMS` terms."""
    lines = [f"generators polynomials {len(NAMES)} 1", f"polynomial {TERMS}"]
    for k in range(TERMS):
        exponents = f"{k % 7} {k // 7 % 11} {k // 77 % 13} {k // 1001} 1 2"
        lines.append(f"{exponents} | {k + 1}/7")
    lines += [f"{name} polynomials {len(NAMES)} 0" for name in ("groebnerBasis", "singularLocus")]
    lines += [f"{name} int 0" for name in FIELDS]
    text = "\n".join(["NEUROVARIETY-ANSWER 1 minors", *lines, f"END {len(lines)}", ""])
    lines.clear()
    script = nv.Script("", kind="minors")
    result = PROBLEM.part("decode").decode(parse_frame(text, "minors"), PROBLEM, script, PROVENANCE)
    assert len(result.value.generators[0]) == TERMS


def _engine(script: nv.Script) -> int:
    with nv.Session() as session:
        assert session.run(script, nv.Limits(120)).answer
        return peak(session.pid)


def _python(work: str) -> int:
    code = f"from benchmarks.memory import *; {work}; print(peak())"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return int(done.stdout)
