"""Windows of an array, read and checked."""

from __future__ import annotations

from typing import Any

from neurovariety.algebra.exact import check_integer, is_integer, items_of
from neurovariety.errors import SpecificationError, short
from neurovariety.problems.max_pooling.preorders import Window

MOST_CELLS = 100_000
LARGEST_WINDOW = 30


def read_pair(name: str, given: Any) -> tuple[int, int]:
    """Two positive integers, or one for both, also as text.

    Examples
    --------
    >>> read_pair("window", "2, 3"), read_pair("stride", 1)
    ((2, 3), (1, 1))
    """
    items = [given] * 2 if is_integer(given) else _numbers(name, given)
    if len(items) not in (1, 2):
        raise SpecificationError(f"{name}: expected one number or two, got {len(items)}")
    high = MOST_CELLS
    return tuple(check_integer(name, v, 1, high) for v in (items * 2)[:2])  # type: ignore[return-value]


def read_windows(given: Any) -> tuple[Window, ...]:
    """The numbers of the cells of each window.

    Examples
    --------
    >>> read_windows("1, 2, 3; 3, 4")
    ((1, 2, 3), (3, 4))
    """
    rows = given.split(";") if isinstance(given, str) else items_of("windows", given)
    if not rows:
        raise SpecificationError("expected at least one window, got none")
    windows = []
    for row in rows:
        cells = [check_integer("cell", v, 0, MOST_CELLS) for v in _numbers("window", row)]
        if len(set(cells)) < len(cells) or not cells:
            raise SpecificationError(f"expected different cells in a window, got {short(row)}")
        windows.append(check_window(tuple(sorted(cells))))
    return tuple(windows)


def check_window(window: Window) -> Window:
    """Refuse windows with so many cells that the choices among them never end."""
    if len(window) > LARGEST_WINDOW:
        raise SpecificationError(
            f"expected at most {LARGEST_WINDOW} cells in a window, got {len(window)}"
        )
    return window


def fitting(name: str, length: int, window: int, stride: int) -> int:
    """How many windows lie in an array, along one axis."""
    if window > length:
        raise SpecificationError(f"expected a window of at most {length} {name}, got {window}")
    return (length - window) // stride + 1


def _numbers(name: str, given: Any) -> list[Any]:
    if not isinstance(given, str):
        return items_of(name, given)
    words = [w.strip() for w in given.split(",")]
    return [int(w) if w.isdecimal() and len(w) < 9 else w for w in words]
