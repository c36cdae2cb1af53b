"""Cones and components by the number of mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import perm
from typing import Any, NamedTuple

import numpy as np

from neurovariety.problems.classification_fan.insertion import Cones
from neurovariety.problems.mistake_levels.facets import YES, Facets


class Minimum(NamedTuple):
    """A local minimum.

    Parameters
    ----------
    cones : int
        How many it has.
    covector : tuple of int
        The first of them, at the different points.
    """

    cones: int
    covector: tuple[int, ...]


class Counts(NamedTuple):
    """What there is with some number of mistakes.

    Parameters
    ----------
    cones, components : int
        With so many mistakes.
    sublevels : int
        The components of all cones with at most so many.
    minima : tuple of Minimum
        The local minima.
    """

    cones: int
    components: int
    sublevels: int
    minima: tuple[Minimum, ...]


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


def counts(facets: Facets, wanted: Wanted, first_terms: int) -> Iterator[Counts]:
    """The numbers for 0, 1, 2, ... mistakes, for the cones of some facets.

    Within a component the classification is constant: a facet between two terms of one sign changes
    no mistake, and one between terms of different signs changes their number. A component is a
    local minimum if it hangs together with no cone with fewer mistakes when those with more are
    left out.
    """
    C = facets.cones.covectors
    mistakes = _mistakes(C, wanted, first_terms)
    m, n = mistakes[facets.first], mistakes[facets.second]
    components = labels = None
    for e in range(sum(wanted.copies) + 1):
        components = facets.components((m == e) & (n == e), components)
        labels = facets.components(np.maximum(m, n) == e, labels)
        roots, place = np.unique(labels[mistakes <= e], return_inverse=True)
        fewest = np.full(len(roots), e)
        np.minimum.at(fewest, place, mistakes[mistakes <= e])
        new = (np.flatnonzero(labels == r) for r in roots[fewest == e])
        minima = (Minimum(len(these), min(map(tuple, C[these].tolist()))) for these in new)
        level = mistakes == e
        yield Counts(int(level.sum()), len(np.unique(components[level])), len(roots), tuple(minima))


def fields(levels: Sequence[Counts]) -> dict[str, tuple[int, ...]]:
    """As engines give them; nothing for levels without cones."""
    if not any(level.cones for level in levels):
        return {}
    minima = [found for level in levels for found in level.minima]
    return {
        "cones": tuple(level.cones for level in levels),
        "components": tuple(level.components for level in levels),
        "sublevels": tuple(level.sublevels for level in levels),
        "minima": tuple(found.cones for found in minima),
        "covectors": tuple(label for found in minima for label in found.covector),
    }


def by_mistakes(blocks: Iterable[Cones], wanted: Wanted, terms: tuple[int, int]) -> Any:
    """How many cones make 0, 1, 2, ... mistakes: each way to name which functions are positive.

    Examples
    --------
    >>> block = Cones(np.array([[0, 0], [0, 1]]), None)
    >>> by_mistakes([block], Wanted([True, False], [1, 1]), (1, 1)).tolist()
    [1, 2, 1]
    """
    found = np.zeros(sum(wanted.copies) + 1, np.int64)
    for C, _ in blocks:
        parts = C.max(axis=1, initial=-1) + 1
        for j in range(1, sum(terms) + 1):
            c = C[parts == j]
            for positive in product((False, True), repeat=j):
                a = sum(positive)
                wrong = (np.array(positive)[c] != np.array(wanted.positive)) @ wanted.copies
                names = perm(terms[0], a) * perm(terms[1], j - a)
                found += names * np.bincount(wrong, minlength=len(found))
    return found


def graph(facets: Facets, wanted: Wanted, first_terms: int) -> LevelGraph:
    """The components of levels, and which are neighbours."""
    mistakes = _mistakes(facets.cones.covectors, wanted, first_terms)
    components = facets.components(mistakes[facets.first] == mistakes[facets.second])
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


def _mistakes(covectors: Any, wanted: Wanted, first_terms: int) -> Any:
    return ((first_terms > covectors) != np.array(wanted.positive)) @ np.array(wanted.copies)
