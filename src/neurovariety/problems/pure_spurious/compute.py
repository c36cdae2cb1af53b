"""The characteristic polynomial that decides pure and spurious points, in this process."""

from __future__ import annotations

from neurovariety.algebra.linear import rank
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.base.fields import in_frame
from neurovariety.problems.pure_spurious.problem import PureSpurious


def compute(problem: PureSpurious, limits: Limits) -> Computed:
    """The rank and the characteristic polynomial, by exact linear algebra."""
    f = problem.characteristic_polynomial
    return Computed(
        {
            "rank": rank(problem.covariance),
            "characteristicPolynomial": in_frame([f], problem.ring),
        }
    )
