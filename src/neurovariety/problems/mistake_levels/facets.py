"""Which maximal cones of a classification fan have a facet in common, as far as one has to know.

They do if their covectors differ at one point alone, and some functions have a tie there while all
else is strict. The second is needed: in dimension three there are covectors that differ at one
point and have no common facet.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import permutations
from math import gcd
from typing import Any, NamedTuple

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.shown import bound
from neurovariety.certify.feasibility import decide
from neurovariety.errors import TooLarge
from neurovariety.problems.classification_fan.certificates import Functions, renamed
from neurovariety.problems.classification_fan.insertion import Cones, Refutation, inequalities

MOST_LABELLED = 2_000_000
"""Cones, with the names of the functions, between which facets are found."""
LOWER = 2**24
"""How much lower functions are that are the largest nowhere."""
YES, OPEN, NO = 1, 0, -1


class Tie(NamedTuple):
    """Whether two covectors that differ at one point belong to cones with a common facet.

    Parameters
    ----------
    point : int
        At which they differ.
    labels : tuple of int
        The first covector, and the function that is largest at the point by the second; by names
        in order of occurrence.
    functions : tuple of tuple of int
        With a tie of the two at the point and this covector elsewhere; empty if there are none.
    refutation : tuple
        If there are none, inequalities whose sum and a multiple of the tie add up to zero.
    multiple : int
        That multiple, of the function that is larger by the first covector minus the other.
    """

    point: int
    labels: tuple[int, ...]
    functions: Functions
    refutation: Refutation
    multiple: int


def labelled(blocks: tuple[Cones, ...], terms: int) -> Cones:
    """The cones with the names of their functions; each has all functions."""
    covectors, witnesses = [], []
    for C, W in blocks:
        used = C.max(axis=1) + 1
        for j in range(1, terms + 1):
            c, w = C[used == j], W[used == j]
            if not len(c):
                continue
            for names in permutations(range(terms), j):
                check_time()
                functions = np.repeat(w[:, :1], terms, axis=1)
                functions[:, :, 0] -= LOWER
                functions[:, names] = w[:, :j]
                covectors.append(np.array(names, np.int8)[c])
                witnesses.append(functions)
    return Cones(np.concatenate(covectors), np.concatenate(witnesses))


def check_number(cones: int, said: str) -> None:
    """Stop where there are too many cones.

    Raises
    ------
    TooLarge
        If so.
    """
    if cones > MOST_LABELLED:
        raise TooLarge(
            f"{said} {bound(cones)} cones with the names of the functions, and between "
            f"{MOST_LABELLED} facets are found; take fewer points or terms, or count cones "
            "by counts(), at the shell count-cones --positive"
        )


class Facets:
    """Pairs of cones whose covectors differ at one point, and what is known of them.

    Attributes
    ----------
    first, second, point : arrays
        The cones, by their numbers, and where they differ.
    state : array
        Whether they have a common facet, or that is open.
    decided : list of Tie
        What was decided since somebody had to know.
    """

    def __init__(self, points: Any, cones: Cones) -> None:
        self.points, self.cones = points, cones
        found = [*self._pairs()]
        self.first, self.second, self.point, self.state = (
            np.concatenate(part) for part in zip(*found, strict=True)
        )
        self._known: dict[tuple[int, tuple[int, ...]], Tie] = {}

    @property
    def decided(self) -> tuple[Tie, ...]:
        """The ties that were decided, and not by the segment between two witnesses."""
        return tuple(self._known.values())

    @cached_property
    def _sorted(self) -> tuple[Any, Any]:
        keys = _words(self.cones.covectors)
        order = np.argsort(keys)
        return keys[order], order

    def _pairs(self) -> Iterator[tuple[Any, Any, Any, Any]]:
        C, W = self.cones
        keys, order = self._sorted
        for p, b in np.ndindex(C.shape[1], W.shape[1]):
            check_time()
            u = np.flatnonzero(C[:, p] < b)
            moved = C[u]
            moved[:, p] = b
            place = np.minimum(np.searchsorted(keys, wanted := _words(moved)), len(keys) - 1)
            there = keys[place] == wanted
            u, v = u[there], order[place[there]]
            state = np.where(_crossed(W @ self.points[p], C[:, p], u, v, b), YES, OPEN)
            yield u, v, np.full(len(u), p), state

    def components(self, among: Any, labels: Any = None) -> Any:
        """The components of a graph with some of the pairs as edges: a number for each cone.

        Parameters
        ----------
        among : array of bool
            Which pairs are edges, if they have a common facet.
        labels : array, optional
            The components of a graph to which these edges are added.
        """
        labels = np.arange(len(self.cones.covectors)) if labels is None else labels
        while True:
            edges = among & (self.state == YES)
            labels = _joined(labels, self.first[edges], self.second[edges])
            u, v = labels[self.first], labels[self.second]
            if not self.settle(among & (u != v), np.minimum(u, v), np.maximum(u, v)):
                return labels

    def settle(self, among: Any, low: Any, high: Any) -> bool:
        """Decide those that are open, one of all between the same two; whether there were any."""
        found = np.flatnonzero(among & (self.state == OPEN))
        alike = low[found] * len(self.cones.covectors) + high[found]
        for e in found[np.unique(alike, return_index=True)[1]]:
            self.state[e] = YES if self._decide(e).functions else NO
        return bool(len(found))

    def _decide(self, e: int) -> Tie:
        p = int(self.point[e])
        b = int(self.cones.covectors[self.second[e], p])
        labels = renamed([*self.cones.covectors[self.first[e]].tolist(), b])
        if (p, labels) not in self._known:
            check_time()
            self._known[p, labels] = tie(self.points, p, labels)
        return self._known[p, labels]


def tie(points: Any, p: int, labels: tuple[int, ...]) -> Tie:
    """Functions with a tie at a point, or why there are none.

    Examples
    --------
    >>> tie(np.array([[1, 0], [1, 1]]), 1, (0, 0, 1)).functions
    ((1, -1), (0, 0))
    """
    *c, b = labels
    k = max(labels) + 1
    (rows,), q, (others,) = inequalities(points, np.array([c]), k)
    at = int(np.flatnonzero((q == p) & (others == b))[0])
    t, keep = rows[at].astype(object), np.arange(len(rows)) != at
    rows, q, others = rows[keep].astype(object), q[keep], others[keep]
    i = next(j for j, v in enumerate(t) if v)
    sign = 1 if t[i] > 0 else -1
    reduced = np.delete(rows * (sign * t[i]) - sign * rows[:, i : i + 1] * t, i, axis=1)
    solution, combination = decide(reduced) if len(rows) else ((0,) * (len(t) - 1), None)
    if combination is not None:
        scale = int(sign * t[i])
        multiple = -int(sign * sum(y * rows[r, i] for r, y in combination.items()))
        common = gcd(multiple, *(y * scale for y in combination.values()))
        sums = (
            (int(q[r]), c[q[r]], int(others[r]), y * scale // common)
            for r, y in combination.items()
        )
        return Tie(p, labels, (), tuple(sums), multiple // common)
    w = np.array(solution, object)
    flat = np.insert(sign * t[i] * w, i, -sign * (np.delete(t, i) @ w))
    functions = np.append(flat, [0] * points.shape[1]).reshape(k, -1).tolist()
    return Tie(p, labels, tuple(tuple(map(int, f)) for f in functions), (), 0)


def _words(covectors: Any) -> Any:
    """As words without zeros, which are compared as a whole."""
    return np.ascontiguousarray(covectors + 1).view(f"S{covectors.shape[1]}").ravel()


def _crossed(values: Any, labels: Any, u: Any, v: Any, b: int) -> Any:
    """Whether the segment between two witnesses has a tie of the largest two at the point."""
    if len(u) and max(abs(int(values.max())), abs(int(values.min()))) >= 2**30:
        values = values.astype(object)
    each, a = np.arange(len(u)), labels[u]
    x, y = values[u], values[v]
    w = (y[:, b] - y[each, a])[:, None] * x + (x[each, a] - x[:, b])[:, None] * y
    top = w[:, b].copy()
    w[each, a] = w[:, b] = top - 1
    return (w < top[:, None]).all(axis=1)


def _joined(labels: Any, u: Any, v: Any) -> Any:
    """The smallest number of each component, by passing it on along edges."""
    while True:
        least = np.minimum(labels[u], labels[v])
        new = labels.copy()
        np.minimum.at(new, u, least)
        np.minimum.at(new, v, least)
        np.minimum.at(new, labels[u], least)
        np.minimum.at(new, labels[v], least)
        new = new[new]
        if (new == labels).all():
            return labels
        labels = new
