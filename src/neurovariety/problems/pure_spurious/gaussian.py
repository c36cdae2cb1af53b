"""The expected squared error of a quadratic network on Gaussian inputs, as a loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.polynomials import RationalMatrix, read_rational_matrix
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.activations import read_activations
from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork
from neurovariety.problems.pure_spurious.bures import LARGEST_COVARIANCE, is_symmetric


@dataclass(frozen=True, init=False)
class GaussianTeacher(Shown):
    """The mean of ``(f(x) - x^t U x)^2`` over standard normal inputs x.

    For a quadratic form f with the matrix S it is ``2 tr (S - U)^2 + (tr (S - U))^2``.

    Parameters
    ----------
    U : matrix of exact numbers
        Symmetric: the teacher is the quadratic form ``x^t U x``.

    Raises
    ------
    SpecificationError
        If U is not symmetric.

    Examples
    --------
    >>> print(GaussianTeacher("2, 1; 1, 0"))
    mean squared error to a quadratic form in 2 standard normal inputs
    """

    U: RationalMatrix

    def __init__(self, U: Any) -> None:
        given = read_rational_matrix(U)
        if len(given) > LARGEST_COVARIANCE:
            raise SpecificationError(
                f"expected at most {LARGEST_COVARIANCE} inputs, got {len(given)}"
            )
        if not is_symmetric(given):
            raise SpecificationError("U: expected a symmetric matrix, as of a quadratic form")
        object.__setattr__(self, "U", given)

    def __str__(self) -> str:
        return f"mean squared error to a quadratic form in {len(self.U)} standard normal inputs"

    def check_network(self, network: Any) -> None:
        """Refuse what is no sum of squares of linear forms in as many inputs.

        Raises
        ------
        SpecificationError
            With the network that was expected.
        """
        n = len(self.U)
        quadratic = (
            isinstance(network, MonomialNetwork | PolynomialNetwork)
            and len(network.widths) == 3
            and (network.widths[0], network.widths[2]) == (n, 1)
            and not network.has_bias
            and network.activations == read_activations(2, 1)
        )
        if not quadratic:
            raise SpecificationError(
                f"expected a network such as MonomialNetwork(({n}, 2, 1), 2) for a quadratic form "
                f"in {n} inputs, got {short(network)}"
            )
