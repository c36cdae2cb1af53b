"""Metrics: positive definite quadratic forms on the ambient space of a variety."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import Any, ClassVar

from neurovariety.algebra.exact import check_integer, items_of, to_rational
from neurovariety.algebra.polynomials import RationalMatrix, read_rational_matrix
from neurovariety.algebra.shown import Shown, aligned, counted, shown_matrix
from neurovariety.errors import SpecificationError
from neurovariety.varieties.forms import (
    MOST_DENSE,
    check_space,
    definite,
    diagonal,
    first_bad_pivot,
)
from neurovariety.varieties.matrices import Determinantal, Hankel, SymmetricDeterminantal
from neurovariety.varieties.variety import Implicit, Parametric, Variety

_STEPS = 8


class Metric(Shown, ABC):
    """A positive definite quadratic form on the ambient space of a variety.

    The metrics are `Frobenius`, `Weighted`, `SymmetricForm`, `BombieriWeyl` and `DataMetric`.
    """

    name: ClassVar[str]

    def __str__(self) -> str:
        return "\n".join([f"{self.name} metric", aligned(self.summary(), "  ")]).rstrip()

    @abstractmethod
    def form(self, variety: Variety) -> RationalMatrix:
        """The symmetric matrix of the form in the coordinates of a variety."""

    @staticmethod
    def random(variety: Any, seed: int) -> SymmetricForm:
        """The perturbed Euclidean distance ``|f(x)|`` for a random linear change of coordinates f.

        Parameters
        ----------
        variety : Variety, or equations
            Its ambient space is the metric's.
        seed : int
            The same seed gives the same metric.

        Returns
        -------
        SymmetricForm
            ``f^t f``, where f is the identity plus a matrix of random multiples of 1/8 from -1 to
            1: its entries are floats exactly.

        References
        ----------
        K. Kohn: The geometry of neural networks, 2020, where ED degrees become generic under
        almost every such f.

        Examples
        --------
        >>> from neurovariety.varieties.matrices import Determinantal
        >>> Metric.random(Determinantal(1, 2, 1), seed=7).matrix[0]
        (Fraction(29, 16), Fraction(-9, 16))
        >>> Metric.random("x*y = 0", seed=7) == Metric.random(Determinantal(1, 2, 1), seed=7)
        True
        """
        space = variety if isinstance(variety, Variety) else Implicit(variety)
        check_space(space, MOST_DENSE)
        n, draw = space.ambient_dimension, random.Random(check_integer("seed", seed, 0))
        while True:
            f = [
                [Fraction(draw.randint(-_STEPS, _STEPS), _STEPS) + (i == j) for j in range(n)]
                for i in range(n)
            ]
            columns = list(zip(*f, strict=True))
            form = [
                [sum(a * b for a, b in zip(c, d, strict=True)) for d in columns] for c in columns
            ]
            if first_bad_pivot(form) is None:  # f may be singular
                return SymmetricForm(form)


@dataclass(frozen=True)
class Frobenius(Metric):
    """The sum of the squares of the coordinates: the Frobenius norm, or the unit metric.

    For symmetric and Hankel matrices each coordinate counts once, however often it stands in the
    matrix; the norm of the matrix itself is `BombieriWeyl` for symmetric ones.

    Examples
    --------
    >>> print(Frobenius())
    Frobenius metric
    """

    name: ClassVar[str] = "Frobenius"

    def form(self, variety: Variety) -> RationalMatrix:
        """The identity matrix."""
        return diagonal([Fraction(1)] * variety.ambient_dimension)


@dataclass(frozen=True)
class Weighted(Metric):
    """The weighted sum of the squares of the coordinates.

    Parameters
    ----------
    weights : sequence of int, Fraction or str, or text such as "1, 4, 6"
        One positive rational for each coordinate.

    Examples
    --------
    >>> Weighted([1, 4, 6, 4, 1]).weights[1]
    Fraction(4, 1)
    """

    weights: Any  # a tuple of Fraction once read
    name: ClassVar[str] = "weighted"

    def __post_init__(self) -> None:
        values = self.weights.tolist() if hasattr(self.weights, "tolist") else self.weights
        values = values.split(",") if isinstance(values, str) else items_of("weights", values)
        object.__setattr__(self, "weights", tuple(map(to_rational, values)))

    def form(self, variety: Variety) -> RationalMatrix:
        """The diagonal matrix of the weights."""
        if len(self.weights) != variety.ambient_dimension:
            raise SpecificationError(
                f"expected {counted(variety.ambient_dimension, 'weight')} for {variety}, "
                f"got {len(self.weights)}"
            )
        return definite(diagonal(self.weights))


@dataclass(frozen=True)
class SymmetricForm(Metric):
    """The form ``x -> x W x^t`` of a symmetric positive definite matrix.

    Parameters
    ----------
    matrix : matrix of exact numbers
        Square, of the size of the ambient space.

    Examples
    --------
    >>> SymmetricForm([[2, 1], [1, 2]]).matrix[0]
    (Fraction(2, 1), Fraction(1, 1))
    """

    matrix: Any  # a RationalMatrix once read
    name: ClassVar[str] = "symmetric form"

    def __post_init__(self) -> None:
        W = read_rational_matrix(self.matrix)
        if len(W) != len(W[0]):
            raise SpecificationError(f"expected a square matrix, got {len(W)} x {len(W[0])}")
        if any(W[i][j] != W[j][i] for i in range(len(W)) for j in range(i)):
            raise SpecificationError("expected a symmetric matrix, got one that is not")
        object.__setattr__(self, "matrix", W)

    def summary(self) -> list[tuple[str, str]]:
        return shown_matrix("matrix", self.matrix)

    def form(self, variety: Variety) -> RationalMatrix:
        """The matrix, if it has the size of the ambient space and is positive definite."""
        if len(self.matrix) != variety.ambient_dimension:
            n = variety.ambient_dimension
            raise SpecificationError(
                f"expected a metric of size {n} x {n} for {variety}, "
                f"got {len(self.matrix)} x {len(self.matrix)}"
            )
        return definite(self.matrix)


@dataclass(frozen=True)
class BombieriWeyl(Metric):
    """The invariant metric of symmetric matrices (1 on, 2 off the diagonal) or of binary forms.

    A Hankel matrix of size n is a binary form of degree 2n-2; its weights are binomials.

    Examples
    --------
    >>> quadrics = SymmetricDeterminantal(2, 1)
    >>> [str(row[k]) for k, row in enumerate(BombieriWeyl().form(quadrics))]
    ['1', '2', '1']
    """

    name: ClassVar[str] = "Bombieri-Weyl"

    def form(self, variety: Variety) -> RationalMatrix:
        """The diagonal matrix of multiplicities or binomials."""
        if isinstance(variety, SymmetricDeterminantal):
            return diagonal([Fraction(1 if i == j else 2) for i, j in variety.positions])
        if isinstance(variety, Hankel):
            d = variety.ambient_dimension - 1
            return diagonal([Fraction(comb(d, k)) for k in range(d + 1)])
        raise SpecificationError(
            "expected symmetric or Hankel matrices for the Bombieri-Weyl metric, got "
            + f"{variety}"
        )


@dataclass(frozen=True)
class DataMetric(Metric):
    """The metric that data ``X`` induce on a linear network's quadratic loss ``|M X - Y|^2``.

    Up to a constant the loss is the squared distance of M to ``Y X^t (X X^t)^-1`` in the form
    ``tr(M X X^t M^t)``; whitened data, ``X X^t = 1``, give the Frobenius norm.

    Parameters
    ----------
    X : matrix of exact numbers
        ``d_0`` rows and one column for each sample; of rank ``d_0``.

    Examples
    --------
    >>> DataMetric([[1, 2], [0, 1]]).gram
    ((Fraction(5, 1), Fraction(2, 1)), (Fraction(2, 1), Fraction(1, 1)))
    """

    X: Any  # a RationalMatrix once read
    name: ClassVar[str] = "data"

    def __post_init__(self) -> None:
        object.__setattr__(self, "X", read_rational_matrix(self.X))

    def summary(self) -> list[tuple[str, str]]:
        return shown_matrix("X", self.X)

    @property
    def gram(self) -> RationalMatrix:
        """``X X^t``."""
        return tuple(
            tuple(sum((a * b for a, b in zip(r, s, strict=True)), Fraction(0)) for s in self.X)
            for r in self.X
        )

    @property
    def is_whitened(self) -> bool:
        """Whether ``X X^t`` is the identity."""
        return self.gram == diagonal([Fraction(1)] * len(self.X))

    def form(self, variety: Variety) -> RationalMatrix:
        """``1 (x) X X^t`` on the entries of M by rows, of determinantal and parametrised M."""
        n, size = len(self.X), variety.ambient_dimension
        if not isinstance(variety, Determinantal | Parametric):
            raise SpecificationError(
                "expected network.variety, or a parametrisation of matrices by rows such as "
                f"network.map, for the metric of data, got {variety}",
                at_shell="expected a variety such as linear:3,1,3, or parametric matrices by "
                f"rows, for the metric of data, got {variety}",
            )
        if size % n or (isinstance(variety, Determinantal) and variety.cols != n):
            raise SpecificationError(
                f"expected data X with one row for each input of {variety}, got {counted(n, 'row')}"
            )
        if first_bad_pivot(self.gram) is not None:
            raise SpecificationError(
                f"expected data X of rank {len(self.X)}: with fewer independent samples the loss "
                "does not see all of M, and its critical points are not isolated; "
                "RealEDCriticalPoints.of_loss takes what it sees"
            )
        zero = Fraction(0)
        return tuple(
            tuple(self.gram[i % n][j % n] if i // n == j // n else zero for j in range(size))
            for i in range(size)
        )
