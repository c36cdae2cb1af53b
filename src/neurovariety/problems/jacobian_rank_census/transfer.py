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
from collections.abc import Iterator
from functools import cache
from itertools import islice

from flint import fmpz_mat

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.progress import tell

LEFT, RIGHT, BOTH = "D", "U", "B"
State = tuple[str, bool, int]
"""The side of the last chosen node, whether nodes behind it are not chosen, conditions on ends."""
_stopped: dict[int, tuple[int, dict[State, int]]] = {}
"""By the number of samples the next node and the states before it, of the last run that stopped."""


@cache
def sets_by_rank(samples: int) -> tuple[tuple[int, ...], ...]:
    """For each rank from 0 on, how many sets of 0, 1, ... patterns have it.

    Polynomials in the numbers of patterns and the nullity are integers here: their values at large
    powers of two, from which the coefficients are read.

    Examples
    --------
    >>> sets_by_rank(2)
    ((1, 1, 0, 0, 0), (0, 2, 2, 0, 0), (0, 1, 4, 4, 1))
    """
    x, z, _ = _powers(samples)
    none = 1 + (1 << x)  # that no neuron is active changes no rank
    begun = (1, {(LEFT, False, 0): none, (BOTH, False, 2): none << x})
    first, states = _stopped.pop(samples, begun)
    _stopped.clear()
    for k in range(first, samples + 1):
        _stopped[samples] = k, states
        check_time()
        tell(f"{k} of {samples} samples")
        states = _behind(states, x, z, is_last=k == samples)
    _stopped.clear()
    return _by_rank(states, samples, samples)


def of_first_samples(samples: int) -> tuple[tuple[int, ...], ...]:
    """The same for the samples up to which a run with so many came that was stopped, if it was."""
    if samples not in _stopped:
        return ()
    k, states = _stopped[samples]
    x, z, _ = _powers(samples)
    return _by_rank(_behind(states, x, z, is_last=True), k, samples)


def _powers(samples: int) -> tuple[int, int, int]:
    """The exponents of two at which the variables are taken, and the bytes of a coefficient."""
    length = 2 * samples + 1
    bytes_of_each = length // 8 + 1
    x = 8 * bytes_of_each
    return x, x * length, bytes_of_each


def _behind(states: dict[State, int], x: int, z: int, is_last: bool) -> dict[State, int]:
    """The states behind one more node."""
    marks = {RIGHT: 0} if is_last else {LEFT: x, RIGHT: x, BOTH: 2 * x}
    new: dict[State, int] = defaultdict(int)
    for (side, behind, ends), number in states.items():
        for mark in marks:
            new[mark, False, _ends(side, behind, ends, mark)] += number
    new = {state: number << marks[state[0]] for state, number in new.items()}
    if not is_last:
        for (side, behind, ends), number in states.items():
            after = side, True, ends
            new[after] = new.get(after, 0) + (number << z if behind else number)
    return new


def _by_rank(states: dict[State, int], samples: int, most: int) -> tuple[tuple[int, ...], ...]:
    """The numbers of sets, of polynomials that are written for so many samples at most."""
    length = 2 * most + 1
    _, _, bytes_of_each = _powers(most)
    found = [[0] * length for _ in range(samples + 1)]
    for (_, _, ends), number in states.items():
        digits = number.to_bytes((samples + 1) * length * bytes_of_each, "little")
        for i in range((samples + 1) * length):
            digit = digits[i * bytes_of_each : (i + 1) * bytes_of_each]
            nullity, patterns = divmod(i, length)
            rank = samples - nullity - (2 - ends)
            if any(digit):
                found[rank][patterns] += int.from_bytes(digit, "little")
    return tuple(map(tuple, found))


def _ends(side: str, behind: bool, ends: int, mark: str) -> int:
    if mark == BOTH:
        return 2
    return min(ends + (not behind and side not in (BOTH, mark)), 2)


def censuses(samples: int, most: int) -> list[tuple[int, ...]]:
    """The regions by rank for 1, 2, ... neurons up to some number.

    Examples
    --------
    >>> censuses(4, 2)
    [(1, 2, 5, 0, 0), (1, 6, 21, 24, 12)]
    """
    sets = sets_by_rank(samples)
    onto = list(islice(_onto(len(sets[0]) - 1), 1, most + 1))
    numbers = fmpz_mat(onto) * fmpz_mat(sets).transpose()
    return [tuple(map(int, row)) for row in numbers.tolist()]


def surjections(hidden: int, most: int) -> list[int]:
    """How many maps of so many neurons onto 0, 1, ... patterns there are.

    Examples
    --------
    >>> surjections(3, 3)
    [0, 1, 6, 6]
    """
    return next(islice(_onto(most), hidden, None))


def _onto(most: int) -> Iterator[list[int]]:
    """The same for 0, 1, ... neurons."""
    found = [1] + [0] * most
    while True:
        yield found
        found = [0] + [j * (found[j] + found[j - 1]) for j in range(1, most + 1)]
