"""Faces of a sum of simplices, window after window, by what they say of the cells to come.

A face is a choice of the largest cells F in each window W. It exists if the relations "equal in F,
larger than in W without F" have no cycle through a strict one; its dimension is the number of cells
less that of the classes of equal ones. Of the windows so far only the relations between cells of
later windows matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from flint import fmpz_poly

from neurovariety.algebra.deadline import check_time
from neurovariety.errors import TooLarge

MOST_STATES = 300_000
Window = tuple[int, ...]


class Preorder(NamedTuple):
    """What is known of some cells.

    Parameters
    ----------
    classes : tuple of (int, int)
        Each cell with the smallest one that is equal.
    larger : frozenset of (int, int)
        Pairs of classes of which the first is larger: all that follow from others, too.
    """

    classes: tuple[tuple[int, int], ...]
    larger: frozenset[tuple[int, int]]


NOTHING = Preorder((), frozenset())
States = dict[Preorder, Any]
"""With the generating polynomial of the faces by their dimension."""


def advanced(states: States, window: Window, keep: frozenset[int], faces: bool) -> States:
    """After one more window: vertices alone, or all faces."""
    found: States = {}
    for state, number in states.items():
        check_time()
        for new, dimension in choices(state, window, keep, faces):
            value = number * fmpz_poly([0] * dimension + [1]) if dimension else number
            found[new] = found[new] + value if new in found else value
        if len(found) > MOST_STATES:
            raise TooLarge(f"more than {MOST_STATES} preorders of the cells between windows")
    return found


def choices(
    state: Preorder, window: Window, keep: frozenset[int], faces: bool
) -> Iterator[tuple[Preorder, int]]:
    """The largest cells in a window: what is then known, and by how much the dimension grows.

    Examples
    --------
    >>> len(list(choices(NOTHING, (0, 1), frozenset({1}), faces=False)))
    2
    >>> [d for _, d in choices(NOTHING, (0, 1), frozenset({1}), faces=True)]
    [0, 0, 1]
    """
    of = dict(state.classes)
    of |= {w: w for w in window if w not in of}
    for size in range(1, len(window) + 1 if faces else 2):
        for chosen in combinations(window, size):
            equal = {of[w] for w in chosen}
            below = {of[w] for w in window if w not in chosen}
            if equal & below or any((a, b) in state.larger for a in equal for b in equal):
                continue
            above = {a for a, b in state.larger if b in equal}
            if above & below:
                continue
            below |= {b for a, b in state.larger if a in equal or a in below}
            if below & (above | equal):
                continue
            yield _kept(of, state.larger, equal, above, below, keep), len(equal) - 1


def _kept(
    of: dict[int, int],
    larger: Iterable[tuple[int, int]],
    equal: set[int],
    above: set[int],
    below: set[int],
    keep: frozenset[int],
) -> Preorder:
    """The classes joined and put between others, as far as they have cells that are kept."""
    joined = min(equal)
    names: dict[int, int] = {}
    classes = []
    for cell in sorted(keep & of.keys()):
        c = joined if of[cell] in equal else of[cell]
        classes.append((cell, names.setdefault(c, cell)))
    pairs = {(joined if a in equal else a, joined if b in equal else b) for a, b in larger}
    pairs |= {(a, b) for a in above for b in below}
    pairs |= {(joined, b) for b in below} | {(a, joined) for a in above}
    return Preorder(
        tuple(classes),
        frozenset((names[a], names[b]) for a, b in pairs if a in names and b in names),
    )


def polynomial(windows: Sequence[Window], faces: bool) -> Any:
    """The faces by dimension, or the number of vertices, of any windows.

    Examples
    --------
    >>> polynomial([(0, 1, 2), (1, 2, 3)], faces=True)
    x^3 + 6*x^2 + 11*x + 7
    """
    last = {cell: i for i, window in enumerate(windows) for cell in window}
    states = {NOTHING: fmpz_poly([1])}
    for i, window in enumerate(windows):
        keep = frozenset(cell for cell, j in last.items() if j > i)
        states = advanced(states, window, keep, faces)
    return sum(states.values(), fmpz_poly([0]))
