"""The number of regions of a central arrangement of hyperplanes, by deletion and restriction."""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd

MOST_VECTORS = 12
"""For which this takes a moment."""


def regions(normals: Sequence[Sequence[int]]) -> int:
    """The regions of the complement of the hyperplanes with these normals.

    Notes
    -----
    One more hyperplane divides as many regions as the others cut out in it (Zaslavsky 1975).

    Examples
    --------
    >>> regions([(1, 0), (0, 1), (1, 1), (2, 2)])
    6
    """
    return _count(frozenset(_primitive(v) for v in normals if any(v)))


def _primitive(v: Sequence[int]) -> tuple[int, ...]:
    """One normal of each hyperplane."""
    common = gcd(*v)
    first = next(x for x in v if x)
    scale = common if first > 0 else -common
    return tuple(x // scale for x in v)


def _count(normals: frozenset[tuple[int, ...]]) -> int:
    if not normals:
        return 1
    h = min(normals)
    others = normals - {h}
    i = next(j for j, x in enumerate(h) if x)
    # on the hyperplane the coordinate i is a combination of the others
    cut = ([h[i] * a - v[i] * b for a, b in zip(v, h, strict=True)] for v in others)
    restricted = frozenset(_primitive([*w[:i], *w[i + 1 :]]) for w in cut)
    return _count(others) + _count(restricted)
