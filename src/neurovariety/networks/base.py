"""What every network is: weights, the functions that they give, and the outputs on data."""

from __future__ import annotations

from abc import ABC, abstractmethod

from sympy.polys.rings import PolyRing

from neurovariety.algebra.polynomials import PolynomialMatrix, RationalMatrix
from neurovariety.varieties.variety import Parametric


class Network(ABC):
    """A network with polynomial outputs: a frozen value.

    A ``map`` need not tell all functions apart: for gradient flow it matters that every loss is a
    function of its components.
    """

    @property
    @abstractmethod
    def ring(self) -> PolyRing:
        """The polynomials in the weights."""

    @property
    @abstractmethod
    def map(self) -> Parametric:
        """The parametrisation of the functions by the weights."""

    @abstractmethod
    def outputs(self, X: RationalMatrix) -> PolynomialMatrix:
        """The outputs on the columns of X, one row for each output."""

    @property
    def parameter_count(self) -> int:
        """The number of weights."""
        return int(self.ring.ngens)
