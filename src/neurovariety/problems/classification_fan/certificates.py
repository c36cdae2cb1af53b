"""A proof of how many maximal cones there are, and its check in integers alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from neurovariety.algebra.deadline import check_time
from neurovariety.problems.classification_fan.insertion import Cones, Refutation

Functions = tuple[tuple[int, ...], ...]
"""A row for each, the constant first."""
Found = tuple[tuple[Cones, ...], tuple[Refutation, ...]]
"""Cones, and why there are no others."""


class Certificates(NamedTuple):
    """Why there are these cones, and no others.

    Parameters
    ----------
    witnesses : tuple
        For each cone, up to the names of functions, functions in its interior.
    refutations : tuple
        Each covector that is continued by none of them has a part that one of these refutes.
    """

    witnesses: tuple[Functions, ...]
    refutations: tuple[Refutation, ...]


def certificates(found: Found) -> Certificates:
    """What proves the number of cones."""
    blocks, refuted = found
    return Certificates(tuple(w for block in blocks for w in as_tuples(block)), refuted)


def proved(points: Sequence[Sequence[int]], terms: int, found: Certificates) -> tuple[int, ...]:
    """The numbers of cones with 1, 2, ... parts, up to names, if the certificates prove them.

    Raises
    ------
    ValueError
        If they do not.

    Examples
    --------
    >>> one = Certificates((((0, 0), (-3, 2)), ((0, 0),)), ())
    >>> proved(((1, 1), (1, 2)), 2, one)
    (1, 1)
    """
    cones = {renamed(covector(points, w)) for w in found.witnesses}
    if len(cones) != len(found.witnesses):
        raise ValueError("two witnesses of one cone")
    beginnings = {c[:t] for c in cones for t in range(1, len(points))}
    excluded = _patterns(points, found.refutations)
    known = beginnings | cones
    for c in beginnings:
        check_time()
        for label in range(min(max(c) + 2, terms)):
            child = (*c, label)
            if child not in known and not _is_excluded(child, excluded[len(c)]):
                raise ValueError(f"neither a witness nor a refutation of {child}")
    sizes = [max(c) for c in cones]
    return tuple(sizes.count(j) for j in range(terms))


def covector(points: Iterable[Sequence[int]], functions: Functions) -> tuple[int, ...]:
    """For each point which function is the largest there.

    Raises
    ------
    ValueError
        If two are.
    """
    found = []
    for p in points:
        values = [sum(a * b for a, b in zip(f, p, strict=True)) for f in functions]
        largest = max(values)
        if values.count(largest) > 1:
            raise ValueError("a witness has two largest functions at a point")
        found.append(values.index(largest))
    return tuple(found)


def renamed(labels: Iterable[int]) -> tuple[int, ...]:
    """The same with 0, 1, ... in the order in which they occur.

    Examples
    --------
    >>> renamed([2, 2, 0, 2, 1])
    (0, 0, 1, 0, 2)
    """
    names: dict[int, int] = {}
    return tuple(names.setdefault(label, len(names)) for label in labels)


def _patterns(
    points: Sequence[Sequence[int]], refutations: Iterable[Refutation]
) -> defaultdict[int, dict[tuple[int, ...], set[tuple[int, ...]]]]:
    """By the last of their points: which labels, up to names, cannot be at which points."""
    found: defaultdict[int, dict[tuple[int, ...], set[tuple[int, ...]]]] = defaultdict(dict)
    for terms in refutations:
        labels: dict[int, int] = {}
        total: defaultdict[tuple[int, int], int] = defaultdict(int)
        for q, label, other, y in terms:
            if y <= 0 or label == other or labels.setdefault(q, label) != label:
                raise ValueError("a refutation is no sum of inequalities")
            for i, v in enumerate(points[q]):
                total[label, i] += y * v
                total[other, i] -= y * v
        if not terms or any(total.values()):
            raise ValueError("the inequalities of a refutation do not add up to zero")
        support = tuple(sorted(labels))
        pattern = renamed(labels[q] for q in support)
        found[support[-1]].setdefault(support, set()).add(pattern)
    return found


def _is_excluded(
    child: tuple[int, ...], patterns: dict[tuple[int, ...], set[tuple[int, ...]]]
) -> bool:
    return any(renamed(child[q] for q in s) in found for s, found in patterns.items())


def as_tuples(block: Cones) -> Iterator[Functions]:
    """The witnesses of some cones, each with as many functions as its covector needs."""
    used_by = (block.covectors.max(axis=1) + 1).tolist()
    for used, w in zip(used_by, block.witnesses.tolist(), strict=True):
        yield tuple(tuple(f) for f in w[:used])
