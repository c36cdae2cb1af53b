"""The zero-Hessian critical points of linear networks as representations of a cyclic quiver.

Let C = Y X^t and let X X^t be positive definite. At a real point W the Hessian of the quadratic
loss is zero, and with it the gradient, if and only if

- W_h ... W_(i+1) = 0 or W_(i-1) ... W_1 = 0 for each layer i: the block (i, i) is the Gram matrix
  of the map U -> W_h ... W_(i+1) U W_(i-1) ... W_1 X. So the product of all layers is zero; and
- W_(i-1) ... W_1 C^t W_h ... W_(j+1) = 0 or W_(j-1) ... W_(i+1) = 0 for all i < j, by the block
  (i, j), where C alone is left of the residual.

So (W_1, ..., W_h, C^t) is a representation of the cyclic quiver on h + 1 vertices in which certain
paths are zero. The path once around is zero, so the representation is nilpotent: a direct sum of
strings, each the walk of one basis vector. A generic C has full rank, and the matrices of full rank
are one orbit; so the points with given strings are one orbit of the stabilizer of C, which is
connected. Therefore the zero-Hessian critical points are a finite union of orbits, each of them
irreducible with rational parameters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement

Strings = tuple[tuple[int, int], ...]
"""Walks: a start vertex and a number of arrows; arrow k leads to vertex k, arrow 0 from h to 0."""


def strings_of_zero_hessians(widths: Sequence[int]) -> Iterator[Strings]:
    """The strings of all orbits of zero-Hessian critical points, for generic data.

    Examples
    --------
    >>> list(strings_of_zero_hessians([1, 1, 1]))  # two layers: never, for C is not zero
    []
    >>> list(strings_of_zero_hessians([1, 1, 1, 1]))  # three: all weights are zero
    [((3, 1), (1, 0), (2, 0))]
    """
    h, d = len(widths) - 1, list(widths)
    through = min(d[0], d[h])
    # a basis vector of V_s walks on to V_h, is carried by C^t to V_0 and walks on to V_e
    pairs = [(e, s) for e in range(h) for s in range(e + 3, h + 1)]
    for chosen in combinations_with_replacement(pairs, through):
        for ends in combinations_with_replacement(range(h), d[0] - through):
            for starts in combinations_with_replacement(range(1, h + 1), d[h] - through):
                last = max((*(e for e, _ in chosen), *ends))
                first = min((*(s for _, s in chosen), *starts))
                if last + 2 > first:
                    continue
                left = [
                    d[k]
                    - sum(e >= k for e, _ in chosen)
                    - sum(s <= k for _, s in chosen)
                    - sum(e >= k for e in ends)
                    - sum(s <= k for s in starts)
                    for k in range(1, h)
                ]
                if min(left, default=0) < 0:
                    continue
                outer = (
                    *((s, h - s + 1 + e) for e, s in chosen),
                    *((0, e) for e in ends),
                    *((s, h - s) for s in starts),
                )
                forbidden = [(e + 1, s - 1) for e, s in chosen]
                for inner in _intervals(left, forbidden):
                    yield (*outer, *inner)


def _intervals(
    dimensions: Sequence[int], forbidden: Sequence[tuple[int, int]]
) -> Iterator[Strings]:
    """Intervals in 1, ..., n with the given dimensions, none containing a forbidden one."""
    n = len(dimensions)

    def allowed(start: int, end: int) -> bool:
        return not any(start <= a and b <= end for a, b in forbidden)

    def grow(k: int, open_at: tuple[int, ...], done: Strings) -> Iterator[Strings]:
        """At vertex k some of the open strings go on, and new ones begin."""
        if k > n:
            yield (*done, *((s, n - s) for s in open_at))
            return
        counts = Counter(open_at)
        for kept in _sub_multisets(counts, dimensions[k - 1]):
            if any(not allowed(s, k) for s in kept):
                continue
            fresh = dimensions[k - 1] - len(kept)
            if fresh and not allowed(k, k):
                continue
            ended = (counts - Counter(kept)).elements()
            yield from grow(
                k + 1, (*kept, *(k,) * fresh), (*done, *((s, k - 1 - s) for s in ended))
            )

    yield from grow(1, (), ())


def _sub_multisets(counts: Counter[int], most: int) -> Iterator[tuple[int, ...]]:
    """All multisets inside a given one, of bounded size."""
    if not counts:
        yield ()
        return
    item = min(counts)
    rest = Counter({key: value for key, value in counts.items() if key != item})
    for number in range(min(counts[item], most) + 1):
        for others in _sub_multisets(rest, most - number):
            yield ((item,) * number + others)


def orbit_dimension(widths: Sequence[int], strings: Strings) -> int:
    """The dimension of the points with the given strings, for one generic C.

    All changes of bases, less the endomorphisms, less the matrices C.
    """
    h = len(widths) - 1
    endomorphisms = 0
    found = Counter(strings)
    for (s, length), count in found.items():
        for (t, other), number in found.items():
            # the image is a beginning of the first string and an end of the second
            p = (s - t) % (h + 1)
            endomorphisms += count * number * (p <= other and other - p <= length)
    return sum(d * d for d in widths) - endomorphisms - widths[0] * widths[h]
