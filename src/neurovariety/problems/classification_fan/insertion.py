"""The maximal cones of a classification fan, point after point.

A cone is known by its covector: for each point the number of the function that is largest there.
Functions are numbered in the order in which they occur, so one stands for all its renamings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.progress import tell
from neurovariety.certify.feasibility import decide_all
from neurovariety.problems.classification_fan.result import done

BLOCK = 2**9
"""Covectors that are continued together: with few of them the first cones come soon."""
TOGETHER = 128
"""So many are decided before what they refute is left out."""
LARGEST = 2**36
"""Larger numbers in witnesses are Python's own."""
_BITS = 63

Term = tuple[int, int, int, int]
"""A point, the function that is largest there, another one, and a positive multiplier."""
Refutation = tuple[Term, ...]
"""Inequalities whose sum, with the multipliers, is zero: no functions satisfy them all."""


class Cones(NamedTuple):
    """Some cones.

    Parameters
    ----------
    covectors : array
        A row for each cone, a column for each point.
    witnesses : array
        For each cone functions in its interior: a row for each, the constant first.
    """

    covectors: Any
    witnesses: Any


def insert(
    points: Any,
    terms: int,
    refuted: list[Refutation] | None = None,
    after: Any = None,
) -> Iterator[Cones]:
    """The maximal cones by blocks, in the order of their covectors.

    Parameters
    ----------
    points : array of integers
        A row for each point, a positive multiple of ``(1, p)``.
    terms : int
        The number of functions.
    refuted : list, optional
        To which is added why the other covectors are none: each has a part that is refuted.
    after : sequence of int, optional
        The covector behind which to begin.

    Examples
    --------
    >>> (block,) = insert(np.array([[1, 0], [1, 1], [1, 2]]), 2)
    >>> block.covectors.tolist()
    [[0, 0, 0], [0, 0, 1], [0, 1, 1]]
    """
    N, D = points.shape
    adder = _Inserting(points, terms, [] if refuted is None else refuted)
    first = Cones(np.zeros((1, 1), np.int8), np.zeros((1, terms, D), points.dtype))
    after = None if after is None else np.array(after, np.int8)
    stack, number = [first], 0
    while stack:
        block = stack.pop()
        number += len(block.covectors) * (block.covectors.shape[1] == N)
        if len(block.covectors):
            place = done(block.covectors[0].tolist(), terms)
            tell(f"{number} cones up to names, {place:.0%} of the covectors")
        if block.covectors.shape[1] == N:
            yield block
            continue
        found = adder.continued(block, after)
        cuts = range(0, len(found.covectors), BLOCK)
        stack += [Cones(*(part[i : i + BLOCK] for part in found)) for i in reversed(cuts)]


def by_parts(covectors: Any, terms: int) -> Any:
    """How many there are with 1, 2, ... different entries."""
    return np.bincount(covectors.max(axis=1), minlength=terms)


def counted(blocks: Sequence[Cones], terms: int) -> dict[str, tuple[int, ...]]:
    """What is known with some of them, and up to which covector; nothing without any."""
    found = [block.covectors for block in blocks if len(block.covectors)]
    if not found:
        return {}
    parts = sum(by_parts(covectors, terms) for covectors in found)
    return {"parts": tuple(parts.tolist()), "after": tuple(found[-1][-1].tolist())}


class _Inserting:
    """What is kept between blocks: the refutations, as patterns of equal entries by length."""

    def __init__(self, points: Any, terms: int, refuted: list[Refutation]) -> None:
        self.points, self.terms, self.refuted = points, terms, refuted
        N = len(points)
        self.place = {pair: b for b, pair in enumerate((i, j) for j in range(N) for i in range(j))}
        self.patterns: defaultdict[int, list[tuple[Any, Any]]] = defaultdict(list)

    def continued(self, block: Cones, after: Any) -> Cones:
        """All that begin with a covector of the block, have one entry more and are not skipped."""
        C, W = block
        t = C.shape[1]
        used = C.max(axis=1).astype(np.int64) + 1
        count = np.minimum(used + 1, self.terms)
        parent = np.repeat(np.arange(len(C)), count)
        label = np.arange(len(parent)) - np.repeat(np.cumsum(count) - count, count)
        children = np.column_stack([C[parent], label.astype(np.int8)])
        wanted = slice(None) if after is None else ~_up_to(children, after)
        children, parent, label = children[wanted], parent[wanted], label[wanted]
        witnesses = W[parent]
        known = self._by_their_parents(W @ self.points[t], used)[parent] == label
        is_open = ~known
        equal = self._equalities(children)
        for pattern in self.patterns[t]:
            is_open &= ~_has(equal, pattern)
        while is_open.any():
            check_time()
            chosen = np.flatnonzero(is_open)[:TOGETHER]
            decided = self._decided(children[chosen])
            for i, (solution, refutation) in zip(chosen, decided, strict=True):
                if solution is not None:
                    known[i], is_open[i] = True, False
                    if max(map(abs, solution)) > LARGEST:
                        witnesses = witnesses.astype(object)
                    witnesses[i] = 0
                    witnesses[i].flat[: len(solution)] = solution
                elif is_open[i]:
                    self.refuted.append(refutation)
                    pattern = self._pattern(refutation)
                    self.patterns[t].append(pattern)
                    is_open &= ~_has(equal, pattern)
        return Cones(children[known], witnesses[known])

    def _by_their_parents(self, values: Any, used: Any) -> Any:
        """The largest function at the new point by the witness of each parent; -1 if two are."""
        lowest = values.min() - 1
        values = np.where(np.arange(self.terms) < used[:, None], values, lowest)
        best = values.argmax(axis=1)
        ties = (values == values.max(axis=1)[:, None]).sum(axis=1) > 1
        return np.where(ties, -1, best)

    def _equalities(self, covectors: Any) -> Any:
        """Which pairs of entries are equal, as bits."""
        t = covectors.shape[1]
        bits = np.zeros((len(covectors), t * (t - 1) // 2 // _BITS + 1), np.uint64)
        for (i, j), b in self.place.items():
            if j >= t:
                break
            same = (covectors[:, i] == covectors[:, j]).astype(np.uint64)
            bits[:, b // _BITS] |= same << np.uint64(b % _BITS)
        return bits

    def _pattern(self, refutation: Refutation) -> tuple[Any, Any]:
        """The bits of the pairs of its points, and those of pairs with equal entries."""
        labels = {point: label for point, label, _, _ in refutation}
        t = max(labels)
        mask = np.zeros(((t + 1) * t // 2 // _BITS + 1,), np.uint64)
        equal = mask.copy()
        for i, j in combinations(sorted(labels), 2):
            word, bit = divmod(self.place[i, j], _BITS)
            mask[word] |= np.uint64(1 << bit)
            if labels[i] == labels[j]:
                equal[word] |= np.uint64(1 << bit)
        return mask, equal

    def _decided(self, covectors: Any) -> list[tuple[tuple[int, ...] | None, Refutation]]:
        """Functions with each covector, or why there are none."""
        points, used = self.points[: covectors.shape[1]], covectors.max(axis=1) + 1
        found: list[Any] = [None] * len(covectors)
        for terms in np.unique(used).tolist():
            which = np.flatnonzero(used == terms)
            rows, q, others = inequalities(points, covectors[which], terms)
            for i, other, (solution, combination) in zip(
                which, others, decide_all(rows), strict=True
            ):
                refutation = tuple(
                    (int(q[r]), int(covectors[i, q[r]]), int(other[r]), y)
                    for r, y in (combination or {}).items()
                )
                found[i] = solution, refutation
        return found


def _up_to(covectors: Any, after: Any) -> Any:
    """Which are not behind it; a beginning is, if it has a continuation that is."""
    differs = covectors != after[: covectors.shape[1]]
    first = differs.argmax(axis=1)
    smaller = covectors[np.arange(len(covectors)), first] < after[first]
    done = covectors.shape[1] == len(after)
    return np.where(differs.any(axis=1), smaller, done)


def _has(equal: Any, pattern: tuple[Any, Any]) -> Any:
    mask, value = pattern
    return ((equal & mask) == value).all(axis=1)


def inequalities(points: Any, covectors: Any, terms: int) -> tuple[Any, Any, Any]:
    """For each covector rows that are positive at functions with it, the last of them zero.

    With each row the number of its point and that of the smaller function.

    Examples
    --------
    >>> rows, points, others = inequalities(np.array([[1, 5]]), np.array([[1], [0]]), 2)
    >>> rows.tolist(), points.tolist(), others.tolist()
    ([[[-1, -5]], [[1, 5]]], [0], [[0], [1]])
    """
    q, rows_of, others = _numbered(len(points), terms)
    c = covectors[:, q].astype(np.int64)
    others = others + (others >= c)
    rows = np.zeros((*c.shape, terms, points.shape[1]), points.dtype)
    each, at = np.arange(len(c))[:, None], points[q]
    rows[each, rows_of, c] = at
    rows[each, rows_of, others] = -at
    return rows[:, :, : terms - 1].reshape(*c.shape, -1), q, others


@cache
def _numbered(points: int, terms: int) -> tuple[Any, Any, Any]:
    """For each row its point, its number, and which of the other functions it is about."""
    q = np.repeat(np.arange(points), terms - 1)
    return q, np.arange(len(q)), np.tile(np.arange(terms - 1), points)
