"""Whether two ideals have the same members: each generator of one in the other, in this process."""

from __future__ import annotations

from neurovariety.algebra.textbook.buchberger import (
    buchberger,
    eliminated,
    s_polynomials,
)
from neurovariety.algebra.textbook.watched import remainder
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.base.fields import in_frame
from neurovariety.problems.ideal_equality.problem import IdealEquality


def compute(problem: IdealEquality, limits: Limits) -> Computed:
    """The generators of each that are not in the other, and Buchberger's criterion."""
    ring, gone = problem.ring, len(problem.eliminate)
    first = eliminated(problem.first, ring, gone) if gone else problem.first
    second = [g for g in problem.second if g]
    into = [buchberger(side, ring) for side in (first, second)]
    missing = [r for f in first if (r := remainder(f, into[1]))]
    extra = [r for g in second if (r := remainder(g, into[0]))]
    return Computed(
        {
            "missing": in_frame(missing, ring),
            "extra": in_frame(extra, ring),
            "groebner": not any(remainder(s, second) for s in s_polynomials(second)),
        }
    )
