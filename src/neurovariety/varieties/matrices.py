"""The varieties of matrices of bounded rank: generic, symmetric and Hankel ones."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, prod
from typing import Any, ClassVar

from neurovariety.algebra.exact import check_integer, format_integer, plain_integers
from neurovariety.algebra.matrices import check_entries, entry_names
from neurovariety.algebra.polynomials import PolynomialMatrix, polynomial_ring
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError

LARGEST_SIZE = 10**6
"""Of a matrix, or a width of a network."""


def check_length(name: str, value: Any, low: int = 1) -> int:
    """Return an integer that is a number of rows or columns, or a width.

    Examples
    --------
    >>> check_length("rows", 10**7)
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: rows: expected at most 1000000, got 10000000
    """
    found = check_integer(name, value, low)
    if found > LARGEST_SIZE:
        raise SpecificationError(
            f"{name}: expected at most {LARGEST_SIZE}, got {format_integer(found)}"
        )
    return found


@dataclass(frozen=True)
class Determinantal(Shown):
    """The matrices of rank at most ``rank``, cut out by the minors of the next size.

    Parameters
    ----------
    rows, cols : int
        Positive.
    rank : int
        From 1 to ``min(rows, cols)``; at the upper end the variety is the whole space.

    Raises
    ------
    SpecificationError
        If a size or the rank is out of range.

    Examples
    --------
    >>> M1 = Determinantal(3, 3, rank=1)
    >>> M1.dimension, M1.degree
    (5, 6)
    """

    rows: int
    cols: int
    rank: int
    kind: ClassVar[str] = "determinantal"
    is_cone: ClassVar[bool] = True

    def __post_init__(self) -> None:
        plain_integers(self)
        check_length("rows", self.rows)
        check_length("cols", self.cols)
        check_integer("rank", self.rank, 1, min(self.rows, self.cols))

    def __str__(self) -> str:
        return f"{self.rows} x {self.cols} matrices of rank at most {self.rank}"

    @property
    def ambient_dimension(self) -> int:
        """The number of entries."""
        return self.rows * self.cols

    @property
    def dimension(self) -> int:
        """``r (m + n - r)``."""
        return self.rank * (self.rows + self.cols - self.rank)

    @property
    def degree(self) -> int:
        """Giambelli's formula, ``prod_i C(m+i, r) / C(r+i, r)``."""
        m, n, r = self.rows, self.cols, self.rank
        top = prod(comb(m + i, r) for i in range(n - r))
        return top // prod(comb(r + i, r) for i in range(n - r))

    @property
    def coordinates(self) -> tuple[str, ...]:
        """Names of the entries by rows: ``x11, x12, ...``, or ``x1_1`` from size 10 on."""
        return entry_names("x", self.rows, self.cols)

    @property
    def matrix(self) -> PolynomialMatrix:
        """The generic matrix."""
        x = polynomial_ring(self.coordinates).gens
        return tuple(tuple(x[i * self.cols : (i + 1) * self.cols]) for i in range(self.rows))


@dataclass(frozen=True)
class SymmetricDeterminantal(Shown):
    """The symmetric matrices of rank at most ``rank``.

    The coordinates are the entries on and above the diagonal, by rows.

    Parameters
    ----------
    size : int
        Positive.
    rank : int
        From 1 to ``size``.

    Raises
    ------
    SpecificationError
        If the size or the rank is out of range.

    Examples
    --------
    >>> SymmetricDeterminantal(3, rank=2).ambient_dimension
    6
    """

    size: int
    rank: int
    kind: ClassVar[str] = "symmetric"
    is_cone: ClassVar[bool] = True

    def __post_init__(self) -> None:
        plain_integers(self)
        check_length("size", self.size)
        check_integer("rank", self.rank, 1, self.size)

    def __str__(self) -> str:
        return f"symmetric {self.size} x {self.size} matrices of rank at most {self.rank}"

    @property
    def ambient_dimension(self) -> int:
        """``n (n + 1) / 2``."""
        return comb(self.size + 1, 2)

    @property
    def dimension(self) -> int:
        """``r n - r (r - 1) / 2``."""
        return self.rank * self.size - comb(self.rank, 2)

    @property
    def positions(self) -> tuple[tuple[int, int], ...]:
        """The positions (i, j), i <= j, counted from zero, of the coordinates."""
        check_entries(self.ambient_dimension, self.size, self.size)
        return tuple((i, j) for i in range(self.size) for j in range(i, self.size))

    @property
    def coordinates(self) -> tuple[str, ...]:
        """Names of the entries on and above the diagonal."""
        names = entry_names("x", self.size, self.size)
        return tuple(names[i * self.size + j] for i, j in self.positions)

    @property
    def matrix(self) -> PolynomialMatrix:
        """The generic symmetric matrix."""
        entry = dict(zip(self.positions, polynomial_ring(self.coordinates).gens, strict=True))
        n = range(self.size)
        return tuple(tuple(entry[min(i, j), max(i, j)] for j in n) for i in n)


@dataclass(frozen=True)
class Hankel(Shown):
    """The Hankel matrices ``(a_(i+j))`` of rank at most ``rank``.

    They are the binary forms of degree ``2 size - 2`` and border rank at most ``rank``.

    Parameters
    ----------
    size : int
        At least 2.
    rank : int
        From 1 to ``size - 1``: all are of rank at most ``size``.

    Raises
    ------
    SpecificationError
        If the size or the rank is out of range.

    Examples
    --------
    >>> Hankel(3, rank=1).coordinates
    ('a0', 'a1', 'a2', 'a3', 'a4')
    """

    size: int
    rank: int
    kind: ClassVar[str] = "hankel"
    is_cone: ClassVar[bool] = True

    def __post_init__(self) -> None:
        plain_integers(self)
        check_length("size", self.size, 2)
        check_integer("rank", self.rank, 1, self.size - 1)

    def __str__(self) -> str:
        return f"Hankel {self.size} x {self.size} matrices of rank at most {self.rank}"

    @property
    def ambient_dimension(self) -> int:
        """``2 n - 1``."""
        return 2 * self.size - 1

    @property
    def dimension(self) -> int:
        """That of the r-th secant variety of a rational normal curve, as a cone."""
        return min(2 * self.rank, self.ambient_dimension)

    @property
    def coordinates(self) -> tuple[str, ...]:
        """``a0, a1, ...``."""
        check_entries(self.ambient_dimension, self.size, self.size)
        return tuple(f"a{k}" for k in range(self.ambient_dimension))

    @property
    def matrix(self) -> PolynomialMatrix:
        """The generic Hankel matrix."""
        a = polynomial_ring(self.coordinates).gens
        return tuple(tuple(a[i + j] for j in range(self.size)) for i in range(self.size))
