"""Sets of activation patterns on a line by the rank of the Jacobian, counted node after node.

Samples x_1 < ... < x_n with a bias have 2 n patterns: all, none, and for each gap k between
samples those right of it, U_k, and left of it, D_k. The cokernel of the Jacobian consists of the
y for which P_k, the sum of y_i (1, x_i) over i <= k, is 0 where D_k is chosen, and P_n =: T
where U_k is; also P_0 is 0 and P_n is T. Between chosen nodes k < l, with l - k = g steps of
different directions, from one given place to another, max(g - 2, 0) of the y_i are free; only if
g = 1, and P_k and P_l are 0 and T, there is a condition: T is a multiple of (1, x_l). So the
nullity is the sum of these numbers and the dimension of the possible T: 2, less one for each of
up to two such conditions, and 0 if at some node both are chosen. It does not depend on the x_i.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any

from flint import fmpz_poly

LEFT, RIGHT, BOTH = "D", "U", "B"
State = tuple[str, bool, int]
"""The side of the last chosen node, whether nodes behind it are not chosen, conditions on ends."""


@cache
def sets_by_rank(samples: int) -> tuple[tuple[int, ...], ...]:
    """For each rank from 0 on, how many sets of 0, 1, ... patterns have it.

    Examples
    --------
    >>> sets_by_rank(2)
    ((1, 1), (0, 2, 2), (0, 1, 4, 4, 1))
    """
    x, one = fmpz_poly([0, 1]), fmpz_poly([1])
    none = one + x  # that no neuron is active changes no rank
    states: dict[State, dict[int, Any]] = {
        (LEFT, False, 0): {0: none},
        (BOTH, False, 2): {0: x * none},
    }
    for k in range(1, samples + 1):
        marks = [(LEFT, x), (RIGHT, x), (BOTH, x * x)] if k < samples else [(RIGHT, one)]
        new: dict[State, dict[int, Any]] = defaultdict(lambda: defaultdict(fmpz_poly))
        for (side, behind, ends), by_nullity in states.items():
            for nullity, number in by_nullity.items():
                for mark, weight in marks:
                    new[mark, False, _ends(side, behind, ends, mark)][nullity] += number * weight
                if k < samples:
                    new[side, True, ends][nullity + behind] += number
        states = new
    found = [fmpz_poly([0])] * (samples + 1)
    for (_, _, ends), by_nullity in states.items():
        for nullity, number in by_nullity.items():
            found[samples - nullity - (2 - ends)] += number
    return tuple(tuple(map(int, f.coeffs())) for f in found)


def _ends(side: str, behind: bool, ends: int, mark: str) -> int:
    if mark == BOTH:
        return 2
    return min(ends + (not behind and side not in (BOTH, mark)), 2)


def surjections(hidden: int, most: int) -> list[int]:
    """How many maps of so many neurons onto 0, 1, ... patterns there are.

    Examples
    --------
    >>> surjections(3, 3)
    [0, 1, 6, 6]
    """
    found = [1] + [0] * most
    for _ in range(hidden):
        found = [0] + [j * (found[j] + found[j - 1]) for j in range(1, most + 1)]
    return found
