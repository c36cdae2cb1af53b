"""Faces of a sum of simplices, window after window, by what they say of the cells to come.

A face is a choice of the largest cells F in each window W. It exists if the relations "equal in F,
larger than in W without F" have no cycle through a strict one; its dimension is the number of cells
less that of the classes of equal ones. Of the windows so far only the relations between cells of
later windows matter. Of these a cell does not if a larger one is in all later windows that it is
in: it can be the largest in none, and what is larger than it is larger than all below it anyway.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple, TypeAlias

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
    settled : frozenset of int
        Cells of later windows that do not matter.
    """

    classes: tuple[tuple[int, int], ...]
    larger: frozenset[tuple[int, int]]
    settled: frozenset[int]


NOTHING = Preorder((), frozenset(), frozenset())
Choices: TypeAlias = list[tuple[Preorder, int]]
"""What can be known after a window, and by how much the dimension grows."""
Later: TypeAlias = dict[int, frozenset[int]]
"""For each cell of the windows to come the cells that are in all of them that it is in."""
States = dict[Preorder, Any]
"""With the generating polynomial of the faces by their dimension."""
START = {NOTHING: fmpz_poly([1])}


def check_states(number: int) -> None:
    """Stop where there are too many.

    Raises
    ------
    TooLarge
        If so.
    """
    if number > MOST_STATES:
        raise TooLarge(f"more than {MOST_STATES} preorders of the cells between windows")


def add(states: States, found: Choices, number: Any) -> None:
    """Count what follows from a state with so many faces."""
    for new, dimension in found:
        value = number.left_shift(dimension)
        states[new] = states[new] + value if new in states else value


def choices(state: Preorder, window: Window, later: Later, faces: bool) -> Choices:
    """The largest cells in a window: what is then known, and by how much the dimension grows.

    Examples
    --------
    >>> len(choices(NOTHING, (0, 1), together([(1,)]), faces=False))
    2
    >>> [d for _, d in choices(NOTHING, (0, 1), together([(1,)]), faces=True)]
    [0, 0, 1]
    """
    of = dict(state.classes)
    window = tuple(w for w in window if w not in state.settled)
    of |= {w: w for w in window if w not in of}
    found = []
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
            found.append((_kept(of, state, equal, above, below, later), len(equal) - 1))
    return found


def _kept(
    of: dict[int, int],
    state: Preorder,
    equal: set[int],
    above: set[int],
    below: set[int],
    later: Later,
) -> Preorder:
    """The classes joined and put between others, as far as they have cells that matter."""
    joined = min(equal)
    pairs = {(joined if a in equal else a, joined if b in equal else b) for a, b in state.larger}
    pairs |= {(a, b) for a in above for b in below}
    pairs |= {(joined, b) for b in below} | {(a, joined) for a in above}
    cells = {cell: joined if c in equal else c for cell, c in of.items() if cell in later}
    settled = {
        b for b, y in cells.items() for a in later[b] if a in cells and (cells[a], y) in pairs
    }
    names: dict[int, int] = {}
    classes = tuple(
        (cell, names.setdefault(cells[cell], cell)) for cell in sorted(cells.keys() - settled)
    )
    return Preorder(
        classes,
        frozenset((names[a], names[b]) for a, b in pairs if a in names and b in names),
        frozenset(settled | {c for c in state.settled if c in later}),
    )


def together(windows: Iterable[Window]) -> Later:
    """For each cell the cells that are in all windows that it is in.

    Examples
    --------
    >>> {cell: sorted(others) for cell, others in together([(0, 1), (1, 2)]).items()}
    {0: [0, 1], 1: [1], 2: [1, 2]}
    """
    found: Later = {}
    for window in windows:
        for cell in window:
            found[cell] = found.get(cell, frozenset(window)).intersection(window)
    return found


def polynomials(windows: Sequence[Window], faces: bool) -> Iterator[Any]:
    """The faces by dimension, or the number of vertices, of the first 1, 2, ... of any windows.

    Examples
    --------
    >>> list(polynomials([(0, 1, 2), (1, 2, 3)], faces=True))
    [x^2 + 3*x + 3, x^3 + 6*x^2 + 11*x + 7]
    """
    states = START
    for window, later in zip(windows, _after_each(windows), strict=True):
        found: States = {}
        for state, number in states.items():
            check_time()
            check_states(len(found))
            add(found, choices(state, window, later, faces), number)
        states = found
        yield sum(states.values(), fmpz_poly([0]))


def _after_each(windows: Sequence[Window]) -> Iterator[Later]:
    """For cells of the windows so far: what is together with them in all later windows."""
    behind: defaultdict[int, list[frozenset[int]]] = defaultdict(list)
    for window in reversed(windows):
        for cell in window:
            behind[cell].append((behind[cell] or [frozenset(window)])[-1].intersection(window))
    later: Later = {}
    for window in windows:
        for cell in window:
            behind[cell].pop()
            later.pop(cell, None)
            if behind[cell]:
                later[cell] = behind[cell][-1]
        yield later
