"""The fibres of a linear network: all weights that give one matrix, in exact arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise, product
from typing import Any, TypeAlias

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.linear import echelon, matrix, rational_matrix
from neurovariety.algebra.linear import product as matrix_product
from neurovariety.algebra.polynomials import RationalMatrix, read_rational_matrix
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError

Weights: TypeAlias = tuple[RationalMatrix, ...]
"""The matrices W_1, ..., W_h."""


@dataclass(frozen=True)
class LinearFibre(Shown):
    """The weights ``(W_1, ..., W_h)`` with ``W_h ... W_1 = M``, over the real numbers.

    Parameters
    ----------
    widths : tuple of int
        ``d_0, ..., d_h`` of the network.
    M : matrix of Fraction
        Of size ``d_h x d_0`` and of rank at most r, the smallest width.

    Raises
    ------
    SpecificationError
        If the matrix has another size or a larger rank.

    Notes
    -----
    If M has rank r, the fibre is a smooth manifold with 2^b path components, with b the number of
    hidden layers of width r: then ``W_i ... W_1`` at such a layer is ``g B`` with an invertible g
    and the row-reduced rows B of M, and the signs of the determinants of these g tell the
    components apart. If M has a smaller rank, the fibre is connected.

    References
    ----------
    Trager, Kohn, Bruna: Pure and Spurious Critical Points: a Geometric Study of Linear Networks,
    arXiv:1910.01671, section 3.

    Examples
    --------
    >>> from fractions import Fraction
    >>> hyperbola = LinearFibre((1, 1, 1), ((Fraction(6),),))
    >>> hyperbola.dimension, hyperbola.components, hyperbola.is_connected
    (1, 2, False)
    >>> for W1, W2 in hyperbola.points:
    ...     print(W1[0][0], W2[0][0])
    1 6
    -1 -6
    >>> cross = LinearFibre((1, 1, 1), ((Fraction(0),),))
    >>> cross.dimension, cross.components
    (1, 1)
    """

    widths: tuple[int, ...]
    M: RationalMatrix

    def __post_init__(self) -> None:
        rows, cols, r = self.widths[-1], self.widths[0], min(self.widths)
        found = len(self.M), len(self.M[0])
        if found != (rows, cols):
            raise SpecificationError(
                f"expected a matrix of size {rows} x {cols}, which the widths "
                f"{', '.join(map(str, self.widths))} give, got {found[0]} x {found[1]}"
            )
        if self.rank > r:
            raise SpecificationError(
                f"expected a matrix of rank at most {r}, the smallest width, got one of rank "
                f"{self.rank}: its fibre is empty"
            )

    @cached_property
    def _reduced(self) -> tuple[RationalMatrix, list[int]]:
        """The nonzero rows B of the reduced echelon form of M, and the columns of their pivots."""
        reduced, pivots = echelon(matrix(self.M))
        return rational_matrix(reduced)[: len(pivots)], pivots

    @property
    def rank(self) -> int:
        """The rank of M."""
        return len(self._reduced[1])

    @property
    def is_smooth(self) -> bool:
        """Whether the rank of M is the largest: then all its weights are regular points."""
        return self.rank == min(self.widths)

    @property
    def full_layers(self) -> tuple[int, ...]:
        """The hidden layers whose width is the smallest width r."""
        r = min(self.widths)
        return tuple(i for i, d in enumerate(self.widths[1:-1], start=1) if d == r)

    @property
    def components(self) -> int:
        """The number of path components."""
        return 2 ** len(self.full_layers) if self.is_smooth else 1

    @property
    def is_connected(self) -> bool:
        """Whether there is a path between any two points."""
        return self.components == 1

    @property
    def dimension(self) -> int:
        """The dimension, by strata of the ranks of the partial products ``W_i ... W_1``.

        The P of rank s through which M factors as ``W P`` are a manifold of dimension
        ``(s - e)(d_0 - s) + s d_(h-1)``, e the rank of M; over each the W are an affine space of
        dimension ``d_h (d_(h-1) - s)``, and what lies over P depends on its rank alone.
        """
        d = self.widths
        below = dict.fromkeys(range(min(d[:2]) + 1), 0)
        for i in range(2, len(d)):
            below = {
                e: max(
                    below[s] + (s - e) * (d[0] - s) + s * d[i - 1] + d[i] * (d[i - 1] - s)
                    for s in below
                    if s >= e
                )
                for e in range(min(d[: i + 1]) + 1)
            }
        return below[self.rank]

    @property
    def points(self) -> tuple[Weights, ...]:
        """Weights with the product M, one in each path component.

        M is ``A B`` with its columns A at the pivots and its row-reduced rows B; hidden layers
        carry the r coordinates between them, and at a layer of width r a sign can change.
        """
        signs = product((1, -1), repeat=len(self.full_layers) if self.is_smooth else 0)
        return tuple(self._point(s) for s in signs)

    def summary(self) -> list[tuple[str, str]]:
        said = "connected" if self.is_connected else f"{self.components} path components"
        rows = [("real weights", said)]
        for k, weights in enumerate(self.points, start=1):
            shown = "   ".join(
                f"W{i} = {'; '.join(map(', '.join, written(W)))}" for i, W in enumerate(weights, 1)
            )
            rows.append((f"in component {k}", shown))
        return rows

    def signs(self, weights: Any) -> tuple[int, ...]:
        """What tells the path component of a point: a sign for each hidden layer of width r.

        Parameters
        ----------
        weights : sequence of matrices
            ``W_1, ..., W_h`` with the product M.

        Raises
        ------
        SpecificationError
            If the matrices do not fit, or their product is not M.

        Examples
        --------
        >>> from fractions import Fraction
        >>> fibre = LinearFibre((1, 1, 1), ((Fraction(6),),))
        >>> fibre.signs([[[3]], [[2]]]), fibre.signs([[[-2]], [[-3]]])
        ((1,), (-1,))
        """
        layers = self._read(weights)
        if not self.is_smooth:
            return ()
        pivots = self._reduced[1]
        found, P = [], _unit(self.widths[0])
        for i, W in enumerate(layers, start=1):
            P = matrix_product(W, P)
            if i in self.full_layers:
                found.append(1 if matrix(_columns(P, pivots)).det() > 0 else -1)
        return tuple(found)

    def _read(self, weights: Any) -> Weights:
        layers = tuple(read_rational_matrix(W) for W in weights)
        expected = [(b, a) for a, b in pairwise(self.widths)]
        if [(len(W), len(W[0])) for W in layers] != expected:
            raise SpecificationError(
                f"expected matrices of sizes {', '.join(f'{a} x {b}' for a, b in expected)}"
            )
        if composed(layers) != self.M:
            raise SpecificationError("expected weights with the product M, got another product")
        return layers

    def _point(self, signs: Sequence[int]) -> Weights:
        B, pivots = self._reduced
        d, e, h = self.widths, self.rank, len(self.widths) - 1
        A = _columns(self.M, pivots)
        sign = dict.fromkeys(range(h + 1), 1) | dict(zip(self.full_layers, signs, strict=False))
        layers = []
        for i in range(1, h + 1):
            # a sign that changes at a layer changes there once, and back behind it
            turn = sign[i - 1] * sign[i]
            if i == h:
                W = tuple((turn * row[0], *row[1:]) if row else () for row in A)
            else:
                W = B if i == 1 else _unit(e)
                W = (tuple(turn * v for v in W[0]), *W[1:]) if W else ()
            layers.append(_padded(W, d[i], d[i - 1]))
        return tuple(layers) if h > 1 else (self.M,)


def written(W: RationalMatrix) -> list[list[str]]:
    """The entries as text."""
    return [[format_rational(v) for v in row] for row in W]


def composed(layers: Sequence[RationalMatrix]) -> RationalMatrix:
    """The product ``W_h ... W_1``."""
    return matrix_product(*reversed(layers))


def _unit(n: int) -> RationalMatrix:
    return tuple(tuple(Fraction(int(i == j)) for j in range(n)) for i in range(n))


def _padded(M: RationalMatrix, rows: int, cols: int) -> RationalMatrix:
    """The matrix with rows and columns of zeros behind its own."""
    zeros = (Fraction(0),) * cols
    return tuple((*row, *zeros)[:cols] for row in (*M, *[zeros] * rows)[:rows])


def _columns(M: RationalMatrix, chosen: Sequence[int]) -> RationalMatrix:
    return tuple(tuple(row[j] for j in chosen) for row in M)
