"""Charts of the weights of a network modulo the symmetries that are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement
from math import prod

from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix
from neurovariety.algebra.shown import Shown
from neurovariety.networks.activations import Activation

Row = tuple[Polynomial, ...]


@dataclass(frozen=True)
class Gauge(Shown):
    """What fixes the symmetries of a network, and which weights are those of a smaller one.

    Parameters
    ----------
    blocks : tuple of matrices of weights
        A base change of a block on the left is made up for by other weights, so that each function
        has weights with ``B L = 1`` for every block B and a general matrix L.
    parallel, equal : tuple of matrices of weights, or of monomials in these
        Two rows of one that are so belong to neurons that do the same; so does a zero row of the
        latter. Of an even or odd activation these are monomials, for the opposite weights do the
        same.
    outgoing : tuple of tuple of polynomials
        Those of one tuple are zero if nothing depends on a neuron.
    scale : tuple of polynomials
        The weights of a last layer that is no block and gives zero only if it is zero.
    """

    blocks: tuple[PolynomialMatrix, ...] = ()
    parallel: tuple[PolynomialMatrix, ...] = ()
    equal: tuple[PolynomialMatrix, ...] = ()
    outgoing: tuple[Row, ...] = ()
    scale: Row = ()

    @property
    def apart(self) -> tuple[Row, ...]:
        """Polynomials of which those of one tuple vanish together if two neurons do the same.

        There are many of them where layers are wide.
        """
        minors = (row for W in self.parallel for row in _parallel(W))
        return *minors, *(row for W in self.equal for row in _equal(W))

    @property
    def keeps_apart(self) -> bool:
        """Whether two neurons can do the same, without a polynomial that says when."""
        return bool(self.equal) or any(len(W) > 1 for W in self.parallel)

    @property
    def fixed(self) -> dict[Polynomial, int]:
        """Weights at which the first columns of the blocks are one: a chart of general weights."""
        return {
            w: int(i == j)
            for B in self.blocks
            for i, row in enumerate(B)
            for j, w in enumerate(row[: len(B)])
        }


def gauge_of_layers(
    matrices: Sequence[PolynomialMatrix], activations: Sequence[Activation], has_bias: bool
) -> Gauge:
    """That of a network of layers.

    Neurons whose weights are their own are scaled before a power, and before a linear layer, or
    change their base if none is missing in both; those that share weights are scaled together.
    """
    blocks: list[PolynomialMatrix] = []
    parallel: list[PolynomialMatrix] = []
    equal: list[PolynomialMatrix] = []
    outgoing: list[Row] = []
    for W, after, s in zip(matrices, matrices[1:], activations, strict=False):
        rows = [tuple(w for w in row if w) for row in W]
        shares = len(_weights(W)) < sum(map(len, rows))
        linear, is_full = s.is_linear(), all(map(all, (*W, *after)))
        if not linear and not shares:
            (parallel if s.is_monomial else equal).append(W if s.is_monomial else _powers(W, s))
        if not shares and not (linear and is_full):
            columns = [tuple(w for w in c if w) for c in zip(*after, strict=True)]
            outgoing += filter(None, columns[: len(W)])
        if linear and is_full and not shares:
            blocks += base_changes(W)
        elif s.is_monomial:
            blocks += [(_weights(W),)] if shares else [(row,) for row in rows if row]
    scale = () if outgoing or has_bias else _weights(matrices[-1])
    return Gauge(tuple(blocks), tuple(parallel), tuple(equal), tuple(outgoing), scale)


def base_changes(*matrices: PolynomialMatrix) -> tuple[PolynomialMatrix, ...]:
    """Those that have the rank of their rows."""
    return tuple(W for W in matrices if len(W) <= len(W[0]))


def _weights(W: PolynomialMatrix) -> Row:
    """Each weight once."""
    return tuple(dict.fromkeys(w for row in W for w in row if w))


def _powers(W: PolynomialMatrix, s: Activation) -> PolynomialMatrix:
    """The monomials that two rows share if one is the other times a c with ``s(c z) = d s(z)``."""
    degree = s.roots_of_unity(False)
    return tuple(tuple(map(prod, combinations_with_replacement(row, degree))) for row in W)


def _parallel(rows: Sequence[Row]) -> Iterator[Row]:
    """For each two rows their minors, which vanish if they are parallel."""
    for a, b in combinations(rows, 2):
        places = combinations(range(len(a)), 2)
        yield tuple(a[i] * b[j] - a[j] * b[i] for i, j in places)


def _equal(rows: Sequence[Row]) -> Iterator[Row]:
    """For each two rows their difference, and each row itself, which should not be zero."""
    for a, b in combinations(rows, 2):
        yield tuple(x - y for x, y in zip(a, b, strict=True))
    yield from rows
