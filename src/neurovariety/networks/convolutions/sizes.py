"""Sizes along the axes of filters, strides and signals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, product
from operator import mul
from typing import Any, TypeAlias

from neurovariety.algebra.exact import is_integer, items_of
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError
from neurovariety.networks.common import integers
from neurovariety.varieties.matrices import check_length

Position: TypeAlias = tuple[int, ...]
"""Of an entry of a signal, along each axis."""


def read_sizes(name: str, given: Any) -> tuple[Position, ...]:
    """Sizes along the axes, of each layer."""
    found = []
    for size in items_of(f"{name}s", given):
        entries = (size,) if is_integer(size) else integers(f"sizes of a {name}", size)
        found.append(tuple(check_length(f"size of a {name}", v) for v in entries))
    return tuple(found)


def read_shapes(filters: Any, strides: Any) -> tuple[tuple[Position, ...], tuple[Position, ...]]:
    """Sizes and strides along the same axes, of each layer.

    Raises
    ------
    SpecificationError
        If there are not as many, or they have other axes.
    """
    sizes = read_sizes("filter", filters)
    given = (1,) * len(sizes) if strides is None else strides
    found = read_sizes("stride", given)
    if not sizes or len(found) != len(sizes):
        raise SpecificationError(
            f"expected a stride for each filter, got {counted(len(sizes), 'filter')} and "
            f"{counted(len(found), 'stride')}"
        )
    axes = {len(size) for size in sizes}
    if len(axes) > 1 or not {len(size) for size in found} <= {1, *axes}:
        raise SpecificationError(
            f"expected filters and strides with as many axes, got {filters} and {given}"
        )
    (n,) = axes
    if not n:
        raise SpecificationError("expected a size of each filter along at least one axis")
    return sizes, tuple(size * n if len(size) < n else size for size in found)


def plain(sizes: tuple[Position, ...]) -> tuple[Any, ...]:
    """Integers if there is one axis."""
    return tuple(size[0] if len(size) == 1 else size for size in sizes)


def sizes_in_words(sizes: Any) -> str:
    """Of each layer.

    Examples
    --------
    >>> sizes_in_words((3, 2)), sizes_in_words(((3, 2), (1, 1)))
    ('3, 2', '3 x 2, 1 x 1')
    """
    return ", ".join(
        str(size) if is_integer(size) else " x ".join(map(str, size)) for size in sizes
    )


def grid(size: Position) -> Iterator[Position]:
    """The positions in a signal, by rows."""
    return product(*map(range, size))


def times(a: Position, b: Position) -> Position:
    """Along each axis."""
    return tuple(map(mul, a, b))


def moved_filters(shapes: Sequence[tuple[Position, Position]]) -> tuple[Any, ...]:
    """Of each layer the stride of all layers before it, and the size; given sizes and strides.

    Examples
    --------
    >>> moved_filters([((2,), (3,)), ((2,), (2,)), ((4,), (1,))])
    (((1,), (2,)), ((3,), (2,)), ((6,), (4,)))
    """
    start = (1,) * len(shapes[0][0])
    moved = accumulate((stride for _, stride in shapes), times, initial=start)
    return tuple(zip(moved, (size for size, _ in shapes), strict=False))
