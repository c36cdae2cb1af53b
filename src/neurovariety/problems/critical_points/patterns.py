"""Zero patterns: which weights of a critical point vanish."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError
from neurovariety.networks.linear import LinearNetwork


@dataclass(frozen=True)
class ZeroPattern(Shown):
    """Which weights are zero: one matrix of truth values for each layer, true where one is not.

    Parameters
    ----------
    layers : tuple of matrices of bool
        ``layers[i][r][c]`` says whether the weight at row r, column c of ``W_(i+1)`` is nonzero.

    Examples
    --------
    >>> pattern = zero_pattern(LinearNetwork(2, 2, 2), [0, 0, 1, 1, 0, 1, 0, 1])
    >>> print(pattern)
    00/** 0*/0*
    >>> pattern.active
    ((2,),)
    >>> pattern.is_active_subnetwork
    True
    """

    layers: tuple[tuple[tuple[bool, ...], ...], ...]

    def __str__(self) -> str:
        """Rows between slashes, layers between blanks, ``*`` for a nonzero weight."""
        return " ".join(
            "/".join("".join("*" if v else "0" for v in row) for row in W) for W in self.layers
        )

    @property
    def is_full(self) -> bool:
        """Whether no weight is zero: the point lies in the torus."""
        return all(v for W in self.layers for row in W for v in row)

    @property
    def active(self) -> tuple[tuple[int, ...], ...]:
        """For each hidden layer the neurons, from 1, with a nonzero weight before or behind."""
        return tuple(
            tuple(
                r + 1 for r in range(len(before)) if any(before[r]) or any(row[r] for row in behind)
            )
            for before, behind in pairwise(self.layers)
        )

    @property
    def rows_are_whole(self) -> bool:
        """Proposition 3.1, for all layers but the last: a row of W_i is zero or has no zeros."""
        return all(_whole(row) for W in self.layers[:-1] for row in W)

    @property
    def columns_are_whole(self) -> bool:
        """Proposition 3.3, for all layers but the first: a column is zero or has no zeros."""
        return all(_whole(column) for W in self.layers[1:] for column in zip(*W, strict=True))

    @property
    def rows_match_columns(self) -> bool:
        """Proposition 3.2: row r of W_i is zero if and only if column r of W_(i+1) is."""
        return all(
            any(row) == any(column)
            for before, behind in pairwise(self.layers)
            for row, column in zip(before, zip(*behind, strict=True), strict=True)
        )

    @property
    def is_active_subnetwork(self) -> bool:
        """Whether exactly the weights between active neurons are nonzero, and all layers have some.

        Without active neurons all weights are zero. With one hidden layer this is what the three
        propositions say together; with more it is the form in which they hold.
        """
        active = self.active
        if active and not any(active):
            return not any(v for W in self.layers for row in W for v in row)
        inner = [frozenset(r - 1 for r in layer) for layer in active]
        ends = [frozenset(range(len(self.layers[0][0]))), *inner]
        ends.append(frozenset(range(len(self.layers[-1]))))
        return all(
            v == (r in rows and c in columns)
            for W, (columns, rows) in zip(self.layers, pairwise(ends), strict=True)
            for r, row in enumerate(W)
            for c, v in enumerate(row)
        )


def zero_pattern(network: LinearNetwork, nonzero: Iterable[object]) -> ZeroPattern:
    """The pattern of a list of weights, or of truth values in their place.

    Parameters
    ----------
    network : LinearNetwork
        It says where the layers end.
    nonzero : iterable
        One item for each weight, in the order of the network's ring; true where it is not zero.

    Raises
    ------
    SpecificationError
        If their number is not that of the weights.
    """
    items = [bool(v) for v in nonzero]
    if len(items) != network.parameter_count:
        raise SpecificationError(
            f"expected {network.parameter_count} weights for the {network}, got {len(items)}"
        )
    rest = iter(items)
    return ZeroPattern(
        tuple(
            tuple(tuple(next(rest) for _ in range(cols)) for _ in range(rows))
            for cols, rows in pairwise(network.widths)
        )
    )


def _whole(line: Iterable[bool]) -> bool:
    return len(set(line)) == 1
