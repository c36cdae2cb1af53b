"""Ranks for each set of activation patterns."""

from __future__ import annotations

from itertools import combinations

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.linear import rank
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


def by_rank(fan: ClassificationFan, hidden: int) -> tuple[int, ...]:
    """The number of regions for each rank.

    Neurons with equal patterns have columns with equal spans, so the rank is that of the set of
    patterns, and as many neurons have exactly these patterns as there are surjections.
    """
    found = [0] * (len(fan.points) + 1)
    patterns = activations(fan)
    onto = surjections(hidden, min(hidden, len(patterns)))
    for j in range(1, len(onto)):
        for chosen in combinations(patterns, j):
            check_time()
            rows = [[a[i] * x for a in chosen for x in p] for i, p in enumerate(fan.homogeneous)]
            found[rank(rows)] += onto[j]
    return tuple(found)
