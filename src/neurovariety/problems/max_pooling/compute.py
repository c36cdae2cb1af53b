"""Faces window after window, in this process."""

from __future__ import annotations

from typing import Any

from neurovariety.algebra.progress import note, tell
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.max_pooling.problem import MaxPooling


def compute(problem: MaxPooling, limits: Limits) -> Computed:
    """The coefficients of the generating polynomial of the faces by dimension."""
    found: list[tuple[int, ...]] = []

    def known() -> dict[str, Any]:
        return {"faces": found[-1], "steps": len(found)} if found else {}

    note(problem.kind, known)
    for f in problem.step_by_step:
        found.append(tuple(map(int, f.coeffs())))
        tell(f"{len(found)} of {problem.steps} {problem.step}s")
    return Computed({"faces": found[-1]})
