"""Ranks for each set of activation patterns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.linear import rank
from neurovariety.errors import SpecificationError, short
from neurovariety.problems.classification_fan.problem import ClassificationFan
from neurovariety.problems.jacobian_rank_census.transfer import surjections

Pattern = tuple[int, ...]


def activations(fan: ClassificationFan) -> list[Pattern]:
    """Which samples a neuron can be active at: one side of a hyperplane, or the other.

    Examples
    --------
    >>> sorted(activations(ClassificationFan("0; 1", (1, 1))))
    [(0, 0), (0, 1), (1, 0), (1, 1)]
    """
    covectors = [tuple(c) for block in fan.found[0] for c in block.covectors.tolist()]
    return [tuple(int(label == side) for label in c) for c in covectors for side in (0, 1)]


class PatternSet(NamedTuple):
    """Regions in which the neurons have the same set of patterns.

    Parameters
    ----------
    patterns : tuple of int
        Their numbers.
    rank : int
        Of the Jacobian.
    regions : int
        How many there are.
    """

    patterns: tuple[int, ...]
    rank: int
    regions: int


def sets(
    fan: ClassificationFan, hidden: int, after: tuple[int, ...] | None = None
) -> Iterator[PatternSet]:
    """All sets of patterns, the small ones first; or those behind one of them.

    Neurons with equal patterns have columns with equal spans, so the rank is that of the set of
    patterns, and as many neurons have exactly these patterns as there are surjections.
    """
    patterns = activations(fan)
    onto = surjections(hidden, min(hidden, len(patterns)))
    every = (
        numbers for j in range(1, len(onto)) for numbers in combinations(range(len(patterns)), j)
    )
    if after is not None and after not in every:  # this goes through them up to it
        raise SpecificationError(
            f"expected the numbers of a set of {len(patterns)} patterns, got {short(after)}"
        )
    for numbers in every:
        check_time()
        chosen = [patterns[k] for k in numbers]
        rows = [[a[i] * x for a in chosen for x in p] for i, p in enumerate(fan.homogeneous)]
        yield PatternSet(numbers, rank(rows), onto[len(numbers)])
