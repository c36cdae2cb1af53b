"""The dimension of the values, at a point, of the Lie algebra that vector fields generate.

No bracket is computed as a polynomial: ``[X, Y] = DY X - DX Y`` needs only the derivative of Y
along X, which is the coefficient of e in ``Y(x + e X(x))`` with ``e^2 = 0``; nested brackets need
one such e for each level. By Jacobi's identity the brackets ``[X_i, [X_j, ... X_k]]`` span the Lie
algebra, and at a generic point a level that adds nothing is the last one: then the brackets so far
span, over the rational functions, a space that is closed under brackets with the fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.linear import independent
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import Shown
from neurovariety.problems.conservation_laws.terms import (
    Matrix,
    field_terms,
    jacobian_terms,
    matrix_product,
)

DEEPEST = 7
"""Levels of brackets at most; a jet has two to that power coefficients."""

Word = tuple[int, ...]


@dataclass(frozen=True)
class LieTrace(Shown):
    """Values of brackets that are linearly independent at a point modulo a prime.

    Parameters
    ----------
    prime : int
        The characteristic.
    point : tuple of int
        Where the brackets are evaluated.
    words : tuple of tuple of int
        The brackets: ``(i,)`` is the field number ``i``, counted from one, and ``(i, j, k)`` is
        ``[X_i, [X_j, X_k]]``. Their number is the dimension that is proved.
    levels : tuple of int
        The dimension by the fields, with their brackets, with the brackets of those, ...
    ended : bool
        Whether a further level of random combinations added nothing.
    """

    prime: int
    point: tuple[int, ...]
    words: tuple[Word, ...]
    levels: tuple[int, ...]
    ended: bool

    @property
    def dimension(self) -> int:
        """A lower bound of the dimension, which almost surely is the dimension."""
        return len(self.words)


def lie_trace(
    fields: Sequence[Sequence[Polynomial]], prime: int, seed: int = 1, most: int | None = None
) -> LieTrace:
    """Nested brackets at a random point, level by level until nothing is new.

    Parameters
    ----------
    fields : sequence of vector fields
        Polynomials over QQ; the prime divides no denominator.
    prime, seed : int
        The characteristic, and where the random point comes from.
    most : int, optional
        A dimension at which to stop, for the dimension cannot be larger.

    Examples
    --------
    >>> from neurovariety.networks.flows.gradient import GradientFlow
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> trace = lie_trace(GradientFlow(LinearNetwork(2, 1, 2)).fields, 32003)
    >>> trace.dimension, trace.levels
    (3, (3,))
    """
    random = np.random.default_rng([seed, prime])
    brackets = _Brackets(fields, prime, random.integers(1, prime, len(fields[0])))
    most = len(fields[0]) if most is None else most
    words: list[Word] = []
    rows = np.zeros((0, len(fields[0])), np.int64)
    levels: list[int] = []
    ended = False
    for level in range(DEEPEST + 1):
        goal = _reach(brackets, rows, level, most, random)
        if goal == len(words):
            ended = True
            break
        for prefix in _prefixes(len(fields), level, random):
            fresh = brackets.by_words(prefix)
            kept = [p for p in independent(np.concatenate([rows, fresh]), prime) if p >= len(rows)]
            words += [(*prefix, p - len(rows) + 1) for p in kept]
            rows = np.concatenate([rows, fresh[[p - len(rows) for p in kept]]])
            if len(words) >= goal:
                break
        levels.append(len(words))
        if len(words) >= most:
            break
    return LieTrace(prime, brackets.point, tuple(words), tuple(levels), ended)


class _Brackets:
    """Values at one point of the brackets with all fields in the innermost place."""

    def __init__(self, fields: Sequence[Sequence[Polynomial]], prime: int, point: Matrix) -> None:
        self._count, self._n, self._prime = len(fields), len(fields[0]), prime
        self._fields = field_terms(fields, prime)
        self._jacobians = jacobian_terms(self._fields, prime)
        self._point = point % prime

    @property
    def point(self) -> tuple[int, ...]:
        return tuple(int(v) for v in self._point)

    def by_words(self, prefix: Word) -> Matrix:
        """[X_i, [X_j, ... Y]] for all fields Y."""
        return self.of([np.eye(1, self._count, i - 1, dtype=np.int64)[0] for i in prefix])

    def of(self, combinations: Sequence[Matrix]) -> Matrix:
        """The same for combinations of the fields, the outermost first."""
        p, x = self._prime, self._point[:, None]
        for c in combinations:
            x = np.concatenate([x, self._fields.values(x, p, c)[0]], axis=-1)
        W = self._fields.values(x, p)
        for c in reversed(combinations):
            h = x.shape[-1] // 2
            x, along, here = x[:, :h], W[..., h:], W[..., :h]
            D = self._jacobians.values(x, p, c)[0].reshape(self._n, self._n, h)
            W = (along - matrix_product(D, here.swapaxes(0, 1), p).swapaxes(0, 1)) % p
        values: Matrix = W[..., 0]
        return values


def _reach(
    brackets: _Brackets, rows: Matrix, level: int, most: int, random: np.random.Generator
) -> int:
    """The dimension with all brackets of a level, by random combinations."""
    p, count = brackets._prime, brackets._count
    reached = len(rows)
    while True:
        check_time()
        combinations = [random.integers(0, p, count) for _ in range(level)]
        rows = np.concatenate([rows, brackets.of(combinations)])
        rows = rows[independent(rows, p)]
        if len(rows) in (reached, most) or level == 0:
            return len(rows)
        reached = len(rows)


def _prefixes(count: int, level: int, random: np.random.Generator) -> Iterator[Word]:
    """Random words of a length, again and again."""
    if level == 0:
        yield ()
        return
    while True:
        yield tuple(int(i) for i in random.integers(1, count + 1, level))
