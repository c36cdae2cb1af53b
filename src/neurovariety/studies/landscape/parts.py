"""The parts of a grid on which a function has one sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

Node = tuple[int, int]
"""A place on a grid."""


def deepest_unseen(signs: npt.NDArray[np.float64], seen: Iterable[Node]) -> Iterator[Node]:
    """Of each part without a place that is seen, the one where the function is largest.

    Examples
    --------
    >>> list(deepest_unseen(np.array([[1.0, -1, 2], [1, -1, 3], [1, -1, -1]]), [(0, 0), (0, 1)]))
    [(1, 2)]
    """
    left = signs != 0
    seen = set(seen)
    every: list[list[int]] = np.argwhere(left).tolist()
    for start in (*seen, *((i, j) for i, j in every)):
        if not left[start]:
            continue
        part = _flooded(left, signs > 0 if signs[start] > 0 else signs < 0, start)
        if start not in seen:
            yield max(part, key=lambda node: abs(signs[node]))


def _flooded(left: npt.NDArray[np.bool_], same: npt.NDArray[np.bool_], start: Node) -> list[Node]:
    """All places that are reached from one on the same side; they are left no more."""
    part, last = [start], len(left) - 1
    left[start] = False
    for i, j in part:
        for near in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
            if min(near) >= 0 and max(near) <= last and left[near] and same[near]:
                left[near] = False
                part.append(near)
    return part
