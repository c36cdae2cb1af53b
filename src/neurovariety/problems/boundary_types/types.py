"""The type of a decision boundary, from the signs of determinants.

The largest of all functions divides the space as the dual of a triangulation of their slopes: of
d + 1 slopes a simplex, if all other points lie below the hyperplane through their lifted points. A
face of this triangulation with functions of both signs is a cell of the boundary; it is bounded if
the face does not lie in the boundary of the convex hull.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import Any

from neurovariety.problems.boundary_types.chirotopes import Signs, Subset, subsets

Type = tuple[int, tuple[int, ...], tuple[int, ...]]
"""The components, and the bounded and unbounded cells by dimension."""


def triangulation(found: Signs, terms: int, dimension: int) -> list[Subset]:
    """The simplices, from the signs.

    Examples
    --------
    >>> triangulation((1, 1, 1, 1), 3, 1)  # the point between the others is below
    [(0, 2)]
    """
    if terms <= dimension:
        return [tuple(range(terms))]
    sign = dict(zip(subsets(terms, dimension), found, strict=True))

    def below(simplex: Subset, other: int) -> bool:
        # bringing the other point behind the simplex is a permutation of this sign
        behind = -1 if sum(v > other for v in simplex) % 2 else 1
        together = sign[tuple(sorted((*simplex, other)))] * behind
        return together != sign[(*simplex, terms)]

    points = range(terms)
    return [
        simplex
        for simplex in combinations(points, dimension + 1)
        if all(below(simplex, other) for other in points if other not in simplex)
    ]


def boundary_type(simplices: list[Subset], positive: int, dimension: int) -> Type:
    """Of the boundary between the first functions and the others.

    Examples
    --------
    >>> boundary_type([(0, 2)], 1, 1)
    (1, (1,), (0,))
    """
    facets = Counter(f for s in simplices for f in combinations(s, len(s) - 1))
    outer = [set(f) for f, number in facets.items() if number == 1]
    full = len(simplices[0]) == dimension + 1
    faces = {
        face
        for s in simplices
        for size in range(2, len(s) + 1)
        for face in combinations(s, size)
        if face[0] < positive <= face[-1]
    }
    bounded, unbounded = [0] * dimension, [0] * dimension
    for face in faces:
        inside = full and not any(set(face) <= f for f in outer)
        (bounded if inside else unbounded)[dimension + 1 - len(face)] += 1
    return _components(faces), tuple(bounded), tuple(unbounded)


def fields(found: Iterable[Signs], terms: tuple[int, int], dimension: int) -> dict[str, Any]:
    """The types of some sign vectors as in an engine's answer."""
    simplices = (triangulation(signs, sum(terms), dimension) for signs in found)
    return numbered(Counter(boundary_type(s, terms[0], dimension) for s in simplices))


def numbered(types: Counter[Type]) -> dict[str, Any]:
    """For each type its number, its components and its faces."""
    rows = (
        (number, components, *bounded, *unbounded)
        for (components, bounded, unbounded), number in sorted(types.items())
    )
    return {"types": tuple(v for row in rows for v in row)}


def _components(faces: set[Subset]) -> int:
    """Pieces hang together in the cells of lower dimension."""
    parts: list[set[Subset]] = []
    for face in faces:
        pieces: set[Subset] = {e for e in combinations(face, 2) if e in faces}
        for part in [p for p in parts if p & pieces]:
            parts.remove(part)
            pieces |= part
        parts.append(pieces)
    return len(parts)
