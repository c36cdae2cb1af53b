"""The reward of a memoryless policy as a quotient of polynomials in its probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, product
from math import comb
from typing import NamedTuple

from sympy.polys.matrices import DomainMatrix
from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import quotient
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.programs.processes import MarkovDecisionProcess

Face = tuple[tuple[int, ...], ...]
"""For each observation the actions that are taken, in order."""


class Reward(NamedTuple):
    """The reward on a face of the polytope of policies.

    Parameters
    ----------
    numerator, denominator : Polynomial
        In the probabilities of all actions of the face but the last of each observation.
    policy : tuple of tuple of Polynomial
        The probabilities of the actions of the face, for each observation.
    """

    numerator: Polynomial
    denominator: Polynomial
    policy: tuple[tuple[Polynomial, ...], ...]


def faces(process: MarkovDecisionProcess) -> tuple[Face, ...]:
    """The interior, and all faces that have as few actions as states for each observation.

    Those of most dimensions come first.

    Examples
    --------
    >>> blind = MarkovDecisionProcess("1;1;1", [[1, 2, 3]], 0, [1])
    >>> faces(blind)
    (((0, 1, 2),), ((0,),), ((1,),), ((2,),))
    """
    numbers = [process.actions[states[0]] for states in process.classes]
    whole = tuple(tuple(range(k)) for k in numbers)
    choices = [
        [
            chosen
            for size in range(min(k, len(states)), 0, -1)
            for chosen in combinations(range(k), size)
        ]
        for k, states in zip(numbers, process.classes, strict=True)
    ]
    others = (face for face in product(*choices) if face != whole)
    return whole, *sorted(others, key=lambda face: -sum(map(len, face)))


def number_of_faces(process: MarkovDecisionProcess) -> int:
    """Of those with as few actions as states."""
    found = 1
    for states in process.classes:
        k = process.actions[states[0]]
        found *= sum(comb(k, size) for size in range(1, min(k, len(states)) + 1))
    return found


def chances(face: Face) -> PolyRing:
    """Polynomials in the probabilities that determine a policy of a face that is no vertex.

    Examples
    --------
    >>> chances(((0, 2), (0, 1))).symbols
    (p1_1, p2_1)
    """
    return polynomial_ring([f"p{o}_{a + 1}" for o, taken in enumerate(face, 1) for a in taken[:-1]])


def reward(process: MarkovDecisionProcess, face: Face) -> Reward:
    """By Cramer's rule, from the equations of Bellman's flow.

    Examples
    --------
    >>> blind = MarkovDecisionProcess("1;1", [[1, 3]], 0, [1])
    >>> reward(blind, ((0, 1),))[:2]
    (-2*p1_1 + 3, 1)
    """
    ring = chances(face)
    left = iter(ring.gens)
    policy = []
    for taken in face:
        given = [next(left) for _ in taken[:-1]]
        policy.append((*given, 1 - sum(given, ring.zero)))
    states = range(len(process.start))
    seen = {s: o for o, together in enumerate(process.classes) for s in together}
    mixed = [list(zip(face[seen[s]], policy[seen[s]], strict=True)) for s in states]

    def mean(values: Sequence[Fraction], s: int) -> Polynomial:
        """Over the actions that are taken in a state."""
        return sum((quotient(values[a]) * p for a, p in mixed[s]), ring.zero)

    moves = [[mean([row[t] for row in process.transitions[s]], s) for t in states] for s in states]
    g = quotient(process.discount)
    flow = [[int(s == t) - g * moves[s][t] for s in states] for t in states]
    adjugate, determinant = DomainMatrix(flow, 2 * (len(states),), ring.to_domain()).adj_det()
    start = [quotient((1 - process.discount) * v) for v in process.start]
    total = ring.zero
    for s, row in zip(states, adjugate.to_list(), strict=True):
        often = sum((v * f for v, f in zip(start, row, strict=True)), ring.zero)
        total += often * mean(process.rewards[s], s)
    return Reward(total, determinant, tuple(policy))


def monomials(process: MarkovDecisionProcess) -> int:
    """A bound on the terms of a reward: its degree in a policy of an observation is its states."""
    found = 1
    for states in process.classes:
        n, k = len(states), process.actions[states[0]]
        for j in range(1, k):
            found = found * (n + j) // j
    return found
