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
from neurovariety.engines.errors import EngineError
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
    except (EngineError, ProtocolError) as stopped:
        why = f"singular points are not known: {str(stopped).splitlines()[0]}"
        found = Singular(None, why, Standing.UNCHECKED)
    value = replace(value, singular=found.points, beside=found.why)
    smooth = Assumption("smooth", found.smooth, found.why)
    tied, lowest = False, candidates(value)
    if knows_the_nearest(value) and len(lowest) > 1:
        family = Family(variety, problem.form, value.expected, seed)
        try:
            tied = are_equally_far(lowest, family, datum, found.equations, _LIMITS)
        except (EngineError, ProtocolError):
            tied = False
    return with_nearest(value, tied), (*assumed, smooth)
