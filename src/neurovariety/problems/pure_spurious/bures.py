"""The Bures-Wasserstein distance of a network's covariance to a given one, as a loss."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from neurovariety.algebra.exact import format_rational, to_rational
from neurovariety.algebra.polynomials import RationalMatrix, read_rational_matrix
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.linear import LinearNetwork
from neurovariety.varieties.forms import first_bad_pivot

LARGEST_COVARIANCE = 30
"""Rows of a covariance matrix, whose characteristic polynomial is factored."""


def is_symmetric(M: RationalMatrix) -> bool:
    """Whether a matrix is its transpose."""
    return tuple(zip(*M, strict=True)) == M


@dataclass(frozen=True, init=False)
class BuresWasserstein(Shown):
    """The squared Bures-Wasserstein distance of S to Sigma, perturbed by tau.

    It is ``tr S + tr Sigma - 2 tr (Sigma^(1/2) S Sigma^(1/2) + tau)^(1/2)`` for the covariance
    ``S = U U^t`` of what a linear network makes of white noise, U the product of its weights. For
    tau = 0 it is the squared Wasserstein distance of centred Gaussians, which is not smooth where
    the rank of S drops.

    Parameters
    ----------
    Sigma : matrix of exact numbers
        Symmetric, positive definite.
    tau : number
        Exact, not negative.

    Raises
    ------
    SpecificationError
        If Sigma is not symmetric or not positive definite, or tau is negative.

    References
    ----------
    Brechet, Papagiannouli, An, Montufar: Critical Points and Convergence Analysis of Generative
    Deep Linear Networks Trained with Bures-Wasserstein Loss, arXiv:2303.03027.

    Examples
    --------
    >>> print(BuresWasserstein([[2, 1], [1, 2]], "1/4"))
    Bures-Wasserstein loss of a 2 x 2 covariance with tau = 1/4
    """

    Sigma: RationalMatrix
    tau: Fraction

    def __init__(self, Sigma: Any, tau: Any = 0) -> None:
        given, number = read_rational_matrix(Sigma), to_rational(tau)
        n = len(given)
        if n > LARGEST_COVARIANCE:
            raise SpecificationError(
                f"expected a covariance of at most {LARGEST_COVARIANCE} rows, got {n}"
            )
        if not is_symmetric(given):
            raise SpecificationError("Sigma: expected a symmetric matrix, as a covariance is")
        bad = first_bad_pivot(given)
        if bad is not None:
            raise SpecificationError(
                f"Sigma: expected a positive definite covariance; the leading minor of size "
                f"{bad + 1} is not positive"
            )
        if number < 0:
            raise SpecificationError(f"tau: expected 0 or more, got {format_rational(number)}")
        object.__setattr__(self, "Sigma", given)
        object.__setattr__(self, "tau", number)

    def __str__(self) -> str:
        n, tau = len(self.Sigma), format_rational(self.tau)
        return f"Bures-Wasserstein loss of a {n} x {n} covariance with tau = {tau}"

    def check_network(self, network: LinearNetwork) -> None:
        """Refuse a network with another number of outputs.

        Raises
        ------
        SpecificationError
            With the size that was expected.
        """
        n = network.widths[-1]
        if len(self.Sigma) != n:
            raise SpecificationError(
                f"expected Sigma of size {n} x {n} for the {short(network)}, got "
                f"{len(self.Sigma)} x {len(self.Sigma)}"
            )
