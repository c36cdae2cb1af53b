"""Windows that repeat: one more block of them is always the same linear map of numbers of faces."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from flint import fmpq, fmpq_mat, fmpz_poly, nmod_mat

from neurovariety.errors import TooLarge
from neurovariety.problems.max_pooling.preorders import (
    MOST_STATES,
    NOTHING,
    Preorder,
    States,
    Window,
    advanced,
)

_PRIME = 2**61 - 1


class GeneratingFunction(NamedTuple):
    """The numbers of vertices of a family, ``1 + b_1 x + b_2 x^2 + ...``, as a quotient.

    Parameters
    ----------
    numerator, denominator : tuple of int
        Coefficients of 1, x, x^2, ....
    states : int
        The numbers satisfy a recurrence of this order, by the theorem of Cayley and Hamilton.
    terms : int
        As many of them were compared: two recurrences that agree on as many terms as the sum of
        their orders always agree, so the quotient is proved.
    """

    numerator: tuple[int, ...]
    denominator: tuple[int, ...]
    states: int
    terms: int


@dataclass
class Family:
    """Blocks of windows, each the one before moved by as many cells.

    Parameters
    ----------
    block : tuple of windows
        The first of them.
    shift : int
        By how much they move.
    faces : bool
        Whether all faces are counted, by dimension, or vertices alone.
    """

    block: tuple[Window, ...]
    shift: int
    faces: bool = False
    _steps: dict[Preorder, States] = field(default_factory=dict)

    def step(self, state: Preorder) -> States:
        """What one more block makes of a state, in cells relative to the next block."""
        if state not in self._steps:
            if len(self._steps) > MOST_STATES:
                raise TooLarge(f"more than {MOST_STATES} preorders of the cells between windows")
            states = {state: fmpz_poly([1])}
            for i, window in enumerate(self.block):
                rest = {c for w in self.block[i + 1 :] for c in w}
                later = {c + self.shift * j for w in self.block for c in w for j in self._later}
                states = advanced(states, window, frozenset(rest | later), self.faces)
            self._steps[state] = {_moved(s, self.shift): v for s, v in states.items()}
        return self._steps[state]

    @property
    def _later(self) -> range:
        cells = {c for w in self.block for c in w}
        return range(1, (max(cells) - min(cells)) // self.shift + 1)

    def polynomials(self, blocks: int) -> list[Any]:
        """For 0, 1, ..., as many blocks.

        Examples
        --------
        >>> Family(((0, 1, 2),), 1).polynomials(4)
        [1, 3, 7, 16, 36]
        """
        states, found = {NOTHING: fmpz_poly([1])}, [fmpz_poly([1])]
        for _ in range(blocks):
            new: States = {}
            for state, number in states.items():
                for after, weight in self.step(state).items():
                    value = number * weight
                    new[after] = new[after] + value if after in new else value
            states = new
            found.append(sum(states.values(), fmpz_poly([0])))
        return found

    def generating_function(self) -> GeneratingFunction:
        """Of the numbers of vertices.

        Examples
        --------
        >>> Family(((0, 1, 2, 3),), 2).generating_function()[:2]
        ((1,), (1, -4, 2))
        """
        states, border = {NOTHING}, [NOTHING]
        while border:
            new = set(self.step(border.pop())) - states
            states |= new
            border += new
        order = len(states)
        b = [int(f[0]) for f in self.polynomials(2 * order)]
        r = _rank(b, order)
        denominator = _recurrence(b, r)
        product = [
            sum(c * b[i - j] for j, c in enumerate(denominator[: i + 1])) for i in range(len(b))
        ]
        if any(product[r:]):
            raise ArithmeticError("the recurrence does not hold")
        numerator = product[: max(i for i, v in enumerate(product) if v) + 1]
        return GeneratingFunction(tuple(numerator), tuple(denominator), order, len(b))


def _rank(b: list[int], most: int) -> int:
    """The rank of the Hankel matrix: the order of the shortest recurrence, which is checked."""
    H = [b[i + j] for i in range(most) for j in range(most)]
    return int(nmod_mat(most, most, H, _PRIME).rank())


def _recurrence(b: list[int], r: int) -> list[int]:
    """1 and the r coefficients with which it vanishes."""
    if not r:
        return [1]
    H = fmpq_mat(r, r, [fmpq(b[i + j]) for i in range(r) for j in range(r)])
    c = H.solve(fmpq_mat(r, 1, [fmpq(-b[i + r]) for i in range(r)]))
    return [1, *(int(c[r - 1 - j, 0].p) for j in range(r))]


def _moved(state: Preorder, shift: int) -> Preorder:
    return Preorder(
        tuple((cell - shift, name - shift) for cell, name in state.classes),
        frozenset((a - shift, b - shift) for a, b in state.larger),
    )
