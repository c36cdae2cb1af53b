"""Cones and components by the number of mistakes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from neurovariety.problems.mistake_levels.facets import YES, Facets


class Counts(NamedTuple):
    """By the number of mistakes how many there are of each, and the local minima.

    Parameters
    ----------
    cones, components : tuple of int
        With so many mistakes.
    sublevels : tuple of int
        The components of all cones with at most so many.
    minima : tuple of (int, tuple of int)
        For each local minimum how many cones it has, and the first of their covectors, at the
        different points.
    """

    cones: tuple[int, ...]
    components: tuple[int, ...]
    sublevels: tuple[int, ...]
    minima: tuple[tuple[int, tuple[int, ...]], ...]


class Wanted(NamedTuple):
    """What is wanted of each of the different points.

    Parameters
    ----------
    positive : sequence of bool
        Whether it is positive.
    copies : sequence of int
        How many mistakes are made if it is not what it should be.
    """

    positive: Sequence[bool]
    copies: Sequence[int]


class LevelGraph(NamedTuple):
    """The components of all levels.

    Parameters
    ----------
    mistakes, cones : tuple of int
        Of each component.
    edges : tuple of (int, int)
        Two components with a common facet; they differ by a mistake at one point, or at points
        that coincide.
    """

    mistakes: tuple[int, ...]
    cones: tuple[int, ...]
    edges: tuple[tuple[int, int], ...]


def counts(facets: Facets, wanted: Wanted, first_terms: int) -> Counts:
    """The numbers, for the cones of some facets.

    Within a component the classification is constant: a facet between two terms of one sign changes
    no mistake, and one between terms of different signs changes their number. A component is a
    local minimum if it hangs together with no cone with fewer mistakes when those with more are
    left out.
    """
    C, mistakes, components = _components(facets, wanted, first_terms)
    points = sum(wanted.copies)
    m, n = mistakes[facets.first], mistakes[facets.second]
    labels, sublevels, minima = components, [], []
    for e in range(points + 1):
        labels = facets.components((np.maximum(m, n) == e) & (m != n), labels)
        roots, place = np.unique(labels[mistakes <= e], return_inverse=True)
        sublevels.append(len(roots))
        fewest = np.full(len(roots), e)
        np.minimum.at(fewest, place, mistakes[mistakes <= e])
        minima += [np.flatnonzero(components == r) for r in roots[fewest == e]]
    return Counts(
        _by_mistakes(mistakes, points),
        _by_mistakes(mistakes[np.unique(components)], points),
        tuple(sublevels),
        tuple((len(cones), min(map(tuple, C[cones].tolist()))) for cones in minima),
    )


def graph(facets: Facets, wanted: Wanted, first_terms: int) -> LevelGraph:
    """The components of levels, and which are neighbours."""
    _, mistakes, components = _components(facets, wanted, first_terms)
    roots, place, sizes = np.unique(components, return_inverse=True, return_counts=True)
    u, v = place[facets.first], place[facets.second]
    low, high = np.minimum(u, v), np.maximum(u, v)
    number = low * len(roots) + high
    while True:
        joined = (low < high) & (facets.state == YES)
        if not facets.settle((low < high) & ~np.isin(number, number[joined]), low, high):
            edges = np.unique(np.column_stack([low, high])[joined], axis=0)
            return LevelGraph(
                tuple(mistakes[roots].tolist()),
                tuple(sizes.tolist()),
                tuple(map(tuple, edges.tolist())),
            )


def _components(facets: Facets, wanted: Wanted, first_terms: int) -> tuple[Any, Any, Any]:
    """The covectors, the mistakes, and the components of levels."""
    C = facets.cones.covectors
    mistakes = ((first_terms > C) != np.array(wanted.positive)) @ np.array(wanted.copies)
    level = mistakes[facets.first] == mistakes[facets.second]
    return C, mistakes, facets.components(level)


def _by_mistakes(mistakes: Any, points: int) -> tuple[int, ...]:
    return tuple(np.bincount(mistakes, minlength=points + 1).tolist())
