"""Critical and singular points together: which is nearest, and on what that rests."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from neurovariety.certify.complete_intersection import independent_equations
from neurovariety.certify.homotopy.batches import Family
from neurovariety.certify.homotopy.points import (
    RealEDPointSet,
    candidates,
    knows_the_nearest,
    with_nearest,
)
from neurovariety.engines.base import Limits
from neurovariety.engines.errors import UNUSABLE, EngineError
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.problem import OfDistance
from neurovariety.problems.real_ed_critical_points.singular import Singular, singular_points
from neurovariety.problems.real_ed_critical_points.ties import are_equally_far
from neurovariety.varieties.assumptions import Assumption, Standing

_LIMITS = Limits(seconds=30)
"""For each system of msolve's."""


def with_singular_points(
    problem: OfDistance[Any], datum: tuple[Fraction, ...], seed: int, value: RealEDPointSet
) -> tuple[RealEDPointSet, tuple[Assumption, ...]]:
    """The critical points beside the singular ones, the nearest marked; and what was assumed."""
    assumed: tuple[Assumption, ...] = ()
    variety = problem.written
    try:
        variety, assumed = independent_equations(problem.variety, seed, Limits())  # known
        found = singular_points(variety, problem.form, datum, seed, _LIMITS)
        beside = found.why
    except (EngineError, ProtocolError) as stopped:
        why = "singular points are not known, as msolve has not answered"
        found = Singular(None, why, Standing.UNCHECKED)
        beside = f"msolve would find singular ones. {_said(stopped)}"
    smooth = Assumption("smooth", found.smooth, found.why)
    value = replace(value, singular=found.points)
    tied, lowest = False, candidates(value)
    if knows_the_nearest(value) and len(lowest) > 1:
        family = Family(variety, problem.form, value.expected, seed)
        try:
            tied = are_equally_far(lowest, family, datum, found.equations, _LIMITS)
        except (EngineError, ProtocolError) as stopped:
            beside = f"msolve would decide it. {_said(stopped)}"
    return with_nearest(replace(value, beside=beside), tied), (*assumed, smooth)


def _said(stopped: Exception) -> str:
    """The first line of an error; all of one that says where a program was looked for."""
    text = str(stopped)
    in_a_line = text.replace(":\n ", ":").replace("\n", ". ")
    return in_a_line if isinstance(stopped, UNUSABLE) else text.splitlines()[0]
