"""The characteristic polynomial that decides pure and spurious points, in this process."""

from __future__ import annotations

from neurovariety.algebra.linear import rank
from neurovariety.engines.base import Limits
from neurovariety.engines.frame import Polynomials
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.pure_spurious.problem import PureSpurious


def compute(problem: PureSpurious, limits: Limits) -> Computed:
    """The rank and the characteristic polynomial, by exact linear algebra."""
    terms = problem.characteristic_polynomial.terms()
    read = {m: (int(c.numerator), int(c.denominator)) for m, c in terms}
    return Computed(
        {
            "rank": rank(problem.covariance),
            "characteristicPolynomial": Polynomials(1, (read,)),
        }
    )
