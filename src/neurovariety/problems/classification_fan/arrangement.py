"""The number of regions of a central arrangement of hyperplanes, by deletion and restriction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import gcd, inf

from flint import fmpz_mat

MOST_VECTORS = 12
"""For which this takes a moment."""


def regions(normals: Iterable[Sequence[int]], most: float = inf) -> int:
    """The regions of the complement of the hyperplanes with these normals.

    Parameters
    ----------
    normals : iterable of vectors
        In any position; what is zero is none.
    most : int
        If there are more, then a number above it that there are at least.

    Notes
    -----
    One more hyperplane divides as many regions as the others cut out in it (Zaslavsky 1975).

    Examples
    --------
    >>> regions([(1, 0), (0, 1), (1, 1), (2, 2)])
    6
    """
    these = _in_their_span([v for v in normals if any(v)])
    if these and 2 ** len(these[0]) > most:  # as many are independent
        return int(2 ** len(these[0]))
    found, left = 0, [frozenset(map(_primitive, these))]
    while left and found + len(left) <= most:
        those = left.pop()
        h = min(those, default=())
        if len(h) < 3:  # half-lines, lines through a point, or the whole space
            found += 2 * len(those) or 1
            continue
        others = those - {h}
        i = next(j for j, x in enumerate(h) if x)
        # on the hyperplane the coordinate i is a combination of the others
        cut = ([h[i] * a - v[i] * b for a, b in zip(v, h, strict=True)] for v in others)
        left += [others, frozenset(_primitive([*w[:i], *w[i + 1 :]]) for w in cut)]
    return found + len(left)


def _in_their_span(vectors: list[Sequence[int]]) -> list[tuple[int, ...]]:
    """Coordinates that determine the others on their span."""
    if not vectors:
        return []
    M, _, r = fmpz_mat([list(v) for v in vectors]).rref()
    pivots = [next(j for j in range(M.ncols()) if M[i, j]) for i in range(r)]
    return [tuple(v[j] for j in pivots) for v in vectors]


def _primitive(v: Sequence[int]) -> tuple[int, ...]:
    """One normal of each hyperplane."""
    common = gcd(*v)
    first = next(x for x in v if x)
    scale = common if first > 0 else -common
    return tuple(x // scale for x in v)
