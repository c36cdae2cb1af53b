"""Sign vectors of determinants: which of them there are, with affine functions for each.

Functions ``a_l + <s_l, x>`` are points ``(1, s_l, a_l)``, and e = (0, 0, 1) is the direction of the
constants: a determinant with e is that of slopes alone. The signs of all determinants of d + 2 of
these vectors satisfy the relations of Grassmann and Pluecker with three terms, and as points lie on
one side of a hyperplane, no dependency of points, up to e, has positive coefficients alone. What
satisfies this and has functions is a sign vector; if all that satisfies it has, these are all.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations
from math import prod
from random import Random

from flint import fmpz_mat

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.progress import tell
from neurovariety.errors import TooLarge

Subset = tuple[int, ...]
Signs = tuple[int, ...]
Functions = tuple[tuple[int, ...], ...]
"""For each function its slopes and its constant."""
Rule = list[tuple[int, Subset]]
"""Products of signs, by their numbers, and a sign before, of numbers that add up to zero."""
MOST_CELLS = 10_000
TRIALS = 20_000


def subsets(terms: int, dimension: int) -> list[Subset]:
    """Of which vectors there are determinants; e has the last number.

    Examples
    --------
    >>> subsets(3, 1)
    [(0, 1, 2), (0, 1, 3), (0, 2, 3), (1, 2, 3)]
    """
    return list(combinations(range(terms + 1), dimension + 2))


def signs(functions: Functions) -> Signs:
    """Those of all determinants; 0 where one is zero.

    Examples
    --------
    >>> signs(((0, 0), (1, 0), (2, 1)))
    (1, 1, 1, 1)
    """
    d = len(functions[0]) - 1
    rows = [[1, *f] for f in functions] + [[0] * (d + 1) + [1]]
    found = (fmpz_mat([rows[i] for i in s]).det() for s in subsets(len(functions), d))
    return tuple(int(v > 0) - int(v < 0) for v in found)


def possible(terms: int, dimension: int) -> Iterator[Signs]:
    """All sign vectors that satisfy what all satisfy.

    Examples
    --------
    >>> len(list(possible(4, 2)))
    28
    """
    order = {s: i for i, s in enumerate(subsets(terms, dimension))}
    rules: list[list[Rule]] = [[] for _ in order]
    for rule in _rules(terms, dimension, order):
        rules[max(i for _, factors in rule for i in factors)].append(rule)
    stack: list[Signs] = [()]
    while stack:
        check_time()
        known = stack.pop()
        if len(known) == len(order):
            yield known
            continue
        for sign in (-1, 1):
            longer = (*known, sign)
            if all(_holds(longer, rule) for rule in rules[len(known)]):
                stack.append(longer)


def _rules(terms: int, dimension: int, order: dict[Subset, int]) -> Iterator[Rule]:
    r, vectors = dimension + 2, range(terms + 1)
    for A in combinations(vectors, r - 2):
        for a, b, c, d in combinations([v for v in vectors if v not in A], 4):
            products = ((1, (a, b), (c, d)), (-1, (a, c), (b, d)), (1, (a, d), (b, c)))
            yield [
                (
                    sign * _parity((*A, *p)) * _parity((*A, *q)),
                    (order[tuple(sorted((*A, *p)))], order[tuple(sorted((*A, *q)))]),
                )
                for sign, p, q in products
            ]
    for C in combinations(vectors, r + 1):
        yield [((-1) ** i, (order[C[:i] + C[i + 1 :]],)) for i, v in enumerate(C) if v < terms]


def _parity(numbers: Subset) -> int:
    """Of the permutation that sorts them."""
    return -1 if sum(a > b for a, b in combinations(numbers, 2)) % 2 else 1


def _holds(known: Signs, rule: Rule) -> bool:
    """Numbers that add up to zero have both signs."""
    return len({sign * prod(known[i] for i in factors) for sign, factors in rule}) == 2


def realized(
    terms: int, dimension: int, known: dict[Signs, Functions] | None = None
) -> dict[Signs, Functions]:
    """Functions for each sign vector.

    Random ones, and of those found all reorderings and reflections.

    Parameters
    ----------
    known : dict, optional
        Those that are known; all others are put there as they are found.

    Raises
    ------
    TooLarge
        If there are more sign vectors than are kept, or for some no functions are found.

    Examples
    --------
    >>> len(realized(3, 1))
    12
    """
    wanted = set()
    for found in possible(terms, dimension):
        wanted.add(found)
        if len(wanted) > MOST_CELLS:
            raise TooLarge(f"more than {MOST_CELLS} sign vectors; take fewer terms")
    random, known = Random(terms * 100 + dimension), {} if known is None else known
    for trial in range(TRIALS):
        if len(known) == len(wanted):
            return {key: known[key] for key in sorted(wanted)}
        size = 2 + trial // 50
        f = tuple(
            tuple(random.randint(-size, size) for _ in range(dimension + 1)) for _ in range(terms)
        )
        if 0 in signs(f) or signs(f) in known:
            continue
        check_time()
        tell(f"functions for {len(known)} of {len(wanted)} sign vectors")
        for g in (f, tuple((-h[0], *h[1:]) for h in f)):
            for order in permutations(g):
                for other in (order, tuple((*h[:-1], -h[-1]) for h in order)):
                    known.setdefault(signs(other), other)
    raise TooLarge(f"functions found for {len(known)} of {len(wanted)} sign vectors alone")
