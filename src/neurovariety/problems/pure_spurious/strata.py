"""The components of the critical weights over one function, by representations of a quiver.

Let G be the gradient of the loss at ``M = W_h ... W_1``. The weights are critical if and only if
``W_(i-1) ... W_1 G^T W_h ... W_(i+1) = 0`` for each i. With W_1, ..., W_h and G^T as the arrows of
an oriented cycle, all this says for ``M = 0`` that every path of h arrows is zero. Such
representations are sums of uniserial ones of length at most h, finitely many up to isomorphism,
and ranks of paths say which lie in the closure of which (Kempken).

For M of rank e that is critical among the matrices of rank e, G vanishes on the rows of M and has
no component in its columns. Then weights are the direct sum of an isomorphic copy of M through e
neurons of each layer, and of weights of the widths ``d_i - e`` with the product zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeAlias

LARGEST_ENUMERATION = 20_000
"""Isomorphism classes that are looked through; beyond, the components are not computed."""

Segment: TypeAlias = tuple[int, int]
"""The first vertex and the length of a uniserial representation."""


def critical_components(widths: Sequence[int], e: int, g: int) -> tuple[int, ...] | None:
    """The dimensions of the irreducible components of the critical weights over one function.

    Parameters
    ----------
    widths : sequence of int
        ``d_0, ..., d_h``.
    e : int
        The rank of the function M, which is critical among the matrices of rank e.
    g : int
        The rank of the gradient of the loss at M.

    Returns
    -------
    tuple of int or None
        The largest first; empty if no weights over M are critical; None if there are more than
        20000 isomorphism classes.

    References
    ----------
    G. Kempken: Eine Darstellung des Köchers Ã_k, Bonner Mathematische Schriften 137, 1982.

    Examples
    --------
    >>> critical_components((1, 1, 1), 1, 0)  # a b = m
    (1,)
    >>> critical_components((1, 1, 1), 0, 1)  # the origin
    (0,)
    >>> critical_components((1, 1, 1, 1), 0, 1)  # two of three weights are zero
    (1, 1, 1)
    """
    d = [width - e for width in widths]
    h = len(d) - 1
    segments = [(v, length) for v in range(h + 1) for length in range(2, h + 1)]
    segments.sort(key=lambda s: s[0] + s[1] <= h + 1)  # those through G^T first
    classes = list(islice(_sums(segments, d, g), LARGEST_ENUMERATION + 1))
    if len(classes) > LARGEST_ENUMERATION:
        return None
    copies = sum(2 * e * width - e * e for width in widths[1:-1])
    maximal: list[tuple[int, ...]] = []
    dimensions = []
    for ranks, summands in sorted(((_path_ranks(m, h), m) for m in classes), key=_total):
        # what lies in the closure of another class has smaller ranks, so comes after it
        if not any(all(a <= b for a, b in zip(ranks, more, strict=True)) for more in maximal):
            maximal.append(ranks)
            orbit = sum(width**2 for width in d) - _endomorphisms(summands, h)
            dimensions.append(orbit - g * (d[0] + d[-1] - g) + copies)
    return tuple(sorted(dimensions, reverse=True))


def _sums(
    segments: Sequence[Segment], d: Sequence[int], g: int
) -> Iterator[tuple[tuple[Segment, int], ...]]:
    """The sums of uniserial representations with given dimensions and rank of the last arrow."""
    n = len(d)
    through = [v + length > n for v, length in segments]
    if g and not any(through):
        return
    if not segments:
        yield tuple(((i, 1), count) for i, count in enumerate(d) if count)
        return
    (v, length), *rest = segments
    vertices = [(v + i) % n for i in range(length)]
    most = min([d[i] for i in vertices] + [g] * through[0])
    for count in range(most, -1, -1):
        left = list(d)
        for i in vertices:
            left[i] -= count
        for found in _sums(rest, left, g - count * through[0]):
            yield (((v, length), count), *found) if count else found


def _path_ranks(summands: Sequence[tuple[Segment, int]], h: int) -> tuple[int, ...]:
    """The rank of each path of 1 to h - 1 arrows, by its first vertex and length."""
    return tuple(
        sum(count for (v, length), count in summands if (start - v) % (h + 1) + arrows < length)
        for start in range(h + 1)
        for arrows in range(1, h)
    )


def _endomorphisms(summands: Sequence[tuple[Segment, int]], h: int) -> int:
    """The dimension of the endomorphism ring.

    A homomorphism of uniserial representations takes a quotient to a submodule: t steps from the
    first vertex of one, which are the last t steps of the other.
    """
    return sum(
        first * second
        for (v, a), first in summands
        for (w, b), second in summands
        for t in range(1, min(a, b) + 1)
        if (w + b - t - v) % (h + 1) == 0
    )


def _total(pair: tuple[tuple[int, ...], object]) -> int:
    return -sum(pair[0])
