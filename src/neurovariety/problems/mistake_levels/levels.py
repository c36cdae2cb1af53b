"""Cones and components by the number of mistakes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from neurovariety.problems.mistake_levels.facets import YES, Facets


class Counts(NamedTuple):
    """By the number of mistakes: how many there are of each."""

    cones: tuple[int, ...]
    components: tuple[int, ...]
    local_minima: tuple[int, ...]


def counts(facets: Facets, positive: Sequence[bool], first_terms: int) -> Counts:
    """The numbers, for the cones of some facets.

    Within a component the classification is constant: a facet between two terms of one sign changes
    no mistake, and one between terms of different signs changes their number.
    """
    C = facets.cones.covectors
    mistakes = ((first_terms > C) != np.array(positive)).sum(axis=1)
    m, n = mistakes[facets.first], mistakes[facets.second]
    component = facets.components(m == n)
    falls = m != n
    upper = np.where(m > n, facets.first, facets.second)
    while True:
        leaves = np.zeros(len(C), bool)
        leaves[component[upper[falls & (facets.state == YES)]]] = True
        above = component[upper]
        if not facets.settle(falls & ~leaves[above], above):
            break
    roots = np.unique(component)
    return Counts(
        *(
            _by_mistakes(mistakes[which], len(positive))
            for which in (np.arange(len(C)), roots, roots[~leaves[roots]])
        )
    )


def _by_mistakes(mistakes: Any, points: int) -> tuple[int, ...]:
    return tuple(np.bincount(mistakes, minlength=points + 1).tolist())
