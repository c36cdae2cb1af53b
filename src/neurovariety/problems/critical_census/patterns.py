"""Which factors the filters of a linear convolutional network can share at a critical point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from math import prod

from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.convolutions.sizes import Position, grid, times

Pattern = tuple[int, ...]
"""The multiplicities of the factors of a polynomial, the largest first."""

Factor = tuple[int, tuple[int, ...]]
"""The multiplicity of a polynomial, and its exponents."""


@dataclass(frozen=True)
class Group:
    """Filters that only matter as a product, since their variables are the same.

    Parameters
    ----------
    jump : tuple of int
        The stride of all layers before them, along each axis.
    shape : tuple of int
        The size of what can be shared: of a factor of degree one of filters along one axis, else
        of a whole filter: with generic coefficients it has no factors.
    degrees : tuple of int
        How many of these each filter has.
    """

    jump: Position
    shape: Position
    degrees: tuple[int, ...]

    @property
    def is_line(self) -> bool:
        """Whether the filters have one axis, so that products of factors are filters, too."""
        return sum(size > 1 for size in self.shape) <= 1


def groups(network: ConvolutionalNetwork) -> tuple[Group, ...]:
    """The filters along one axis with the same stride before them, and those of one size.

    Examples
    --------
    >>> for group in groups(ConvolutionalNetwork((3, 2, 2), (1, 2, 1))):
    ...     print(group.jump, group.degrees)
    (1,) (2, 1)
    (2,) (1,)
    """
    found: dict[tuple[Position, Position], list[int]] = {}
    for jump, size in network.moved_filters:
        long = [i for i, k in enumerate(size) if k > 1] or [0]
        if len(long) == 1:
            (axis,) = long
            shape = tuple(2 if i == axis else 1 for i in range(len(size)))
            jump = tuple(j if i == axis else 1 for i, j in enumerate(jump))
            degree = size[axis] - 1
        else:
            shape, degree = size, 1
        found.setdefault((jump, shape), []).append(degree)
    return tuple(Group(*key, tuple(degrees)) for key, degrees in found.items())


def places(network: ConvolutionalNetwork) -> dict[Position, int]:
    """The positions at which the end-to-end filter has weights, as exponents of one variable.

    A monomial in several is a power of one, so high along each axis that products tell them apart.

    Examples
    --------
    >>> places(ConvolutionalNetwork((2, 2), (3, 1)))
    {(0,): 0, (1,): 1, (3,): 3, (4,): 4}
    >>> places(ConvolutionalNetwork(((1, 2), (2, 1))))
    {(0, 0): 0, (0, 1): 1, (1, 0): 2, (1, 1): 3}
    """
    filters = network.moved_filters
    axes = range(len(filters[0][0]))
    lengths = [1 + sum(jump[i] * (size[i] - 1) for jump, size in filters) for i in axes]
    found = {(0,) * len(lengths)}
    for jump, size in filters:
        found = {
            tuple(a + b for a, b in zip(at, times(jump, q), strict=True))
            for at in found
            for q in grid(size)
        }
    weights = [prod(lengths[i + 1 :]) for i in axes]
    return {at: sum(map(int.__mul__, at, weights)) for at in sorted(found)}


def strata(network: ConvolutionalNetwork) -> Iterator[tuple[Pattern, ...]]:
    """For each group a pattern that some filters have, simple factors first."""
    choices = [
        [p for p in _partitions(n, n) if matrices(p, g.degrees)]
        for g in groups(network)
        for n in [sum(g.degrees)]
    ]
    yield from sorted(product(*choices), key=lambda ps: [(-len(p), p) for p in ps])


def factors(network: ConvolutionalNetwork, patterns: Sequence[Pattern]) -> tuple[Factor, ...]:
    """Of the end-to-end filters with these patterns; those along one axis once a multiplicity.

    Examples
    --------
    >>> factors(ConvolutionalNetwork((2, 3, 2)), ((2, 1, 1),))
    ((1, (0, 1, 2)), (2, (0, 1)))
    """
    at, found = places(network), []
    for group, pattern in zip(groups(network), patterns, strict=True):
        exponents = [at[times(group.jump, q)] for q in grid(group.shape)]
        if group.is_line:
            for e in sorted(set(pattern)):
                step = exponents[-1]
                found.append((e, tuple(range(0, (pattern.count(e) + 1) * step, step))))
        else:
            found += [(e, tuple(exponents)) for e in sorted(pattern)]
    return tuple(found)


def weights_over(network: ConvolutionalNetwork, patterns: Sequence[Pattern]) -> int:
    """How many weights modulo scalings give a function with these patterns."""
    pairs = zip(patterns, groups(network), strict=True)
    return prod(matrices(pattern, group.degrees) for pattern, group in pairs)


@cache
def matrices(rows: Pattern, cols: tuple[int, ...], pairs: Pattern = ()) -> int:
    """The number of matrices of zeros and ones with given sums of rows and columns.

    They say in which layers a factor lies: one of multiplicity m in m of them, once in each. Rows
    in pairs are equal: those of a root and its conjugate in real filters.

    Examples
    --------
    >>> matrices((1, 1), (1, 1)), matrices((2,), (1, 1)), matrices((2, 1, 1), (2, 2))
    (2, 1, 2)
    >>> matrices((), (1, 1), (1,)), matrices((1,), (2, 1), (1,))
    (0, 1)
    """
    if not rows and not pairs:
        return int(not any(cols))
    (first, *rest), size = (rows, 1) if rows else (pairs, 2)
    remaining = (tuple(rest), pairs) if rows else ((), tuple(rest))
    return sum(
        matrices(
            remaining[0], tuple(c - size * (i in chosen) for i, c in enumerate(cols)), remaining[1]
        )
        for chosen in combinations([i for i, c in enumerate(cols) if c >= size], first)
    )


def _partitions(n: int, most: int) -> Iterator[Pattern]:
    if n == 0:
        yield ()
    for k in range(min(n, most), 0, -1):
        yield from ((k, *rest) for rest in _partitions(n - k, k))
