"""Windows that repeat: one more block of them is always the same linear map of numbers of faces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import log10
from typing import Any, NamedTuple

from flint import fmpq, fmpq_mat, fmpz_poly, nmod_mat

from neurovariety.algebra.deadline import check_time
from neurovariety.errors import TooLarge
from neurovariety.problems.max_pooling.preorders import (
    MOST_STATES,
    START,
    Choices,
    Later,
    Preorder,
    States,
    Window,
    add,
    check_states,
    choices,
    together,
)

FEW_BLOCKS = 20
"""After so many most states have occurred."""
UNSURE = 10
"""By such a factor the expected number of states can be too large."""
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
    _known: dict[tuple[int, Preorder], Choices] = field(default_factory=dict)
    _done: tuple[list[Any], States] = field(default_factory=lambda: ([fmpz_poly([1])], START))

    def __reduce__(self) -> tuple[Any, ...]:
        """What is sent to another process: FLINT's polynomials, what is known, stay here."""
        return Family, (self.block, self.shift, self.faces)

    def advanced(self, states: States) -> States:
        """What one more block makes of states, in cells relative to the next block."""
        for i, window in enumerate(self.block):
            found: States = {}
            for state, number in states.items():
                if (i, state) not in self._known:
                    check_time()
                    check_states(len(self._known))
                    self._known[i, state] = choices(state, window, self._later[i], self.faces)
                add(found, self._known[i, state], number)
            states = found
        return {_moved(state, self.shift): number for state, number in states.items()}

    @cached_property
    def _later(self) -> list[Later]:
        """What comes after each window, as far as it has cells of this block."""
        cells = {c for w in self.block for c in w}
        moved = range(1, (max(cells) - min(cells)) // self.shift + 1)
        blocks = [tuple(c + self.shift * j for c in w) for j in moved for w in self.block]
        return [together([*self.block[i + 1 :], *blocks]) for i in range(len(self.block))]

    def polynomials(self, blocks: int) -> Iterator[Any]:
        """For 0, 1, ..., as many blocks; one that was stopped goes on if it is asked again.

        Examples
        --------
        >>> list(Family(((0, 1, 2),), 1).polynomials(4))
        [1, 3, 7, 16, 36]
        """
        self._check_size(blocks)
        for i in range(blocks + 1):
            found, states = self._done
            if i == len(found):
                states = self.advanced(states)
                found = [*found, sum(states.values(), fmpz_poly([0]))]
                self._done = found, states
            yield found[i]

    def _check_size(self, blocks: int) -> None:
        """Refuse families of which more states are expected, as each window multiplies them."""
        if len(self.block) < 4:
            return
        few = [Family(self.block[:m], self.shift, self.faces) for m in (1, 2)]
        for family in few:
            list(family.polynomials(min(blocks, FEW_BLOCKS)))
        one, two = (len(family._known) for family in few)
        expected = two * (two // one) ** (len(self.block) - 2)
        if expected > UNSURE * MOST_STATES:
            raise TooLarge(
                f"about 10^{round(log10(expected))} preorders of the cells between windows are "
                f"expected, and {MOST_STATES} are kept; take fewer rows or columns, or a larger "
                "stride"
            )

    def generating_function(self) -> GeneratingFunction:
        """Of the numbers of vertices.

        Examples
        --------
        >>> Family(((0, 1, 2, 3),), 2).generating_function()[:2]
        ((1,), (1, -4, 2))
        """
        self._check_size(FEW_BLOCKS)
        states, border = set(START), START
        while border:
            border = {s: one for s, one in self.advanced(border).items() if s not in states}
            states.update(border)
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
        frozenset(cell - shift for cell in state.settled),
    )
