"""Which roots the filters of a linear convolutional network can share at a critical point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product
from math import prod

from neurovariety.networks.convolutions.network import ConvolutionalNetwork

Pattern = tuple[int, ...]
"""The multiplicities of the roots of a polynomial, the largest first."""


def groups(network: ConvolutionalNetwork) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The neighbours at stride one, whose filters only matter as a product: jump and degrees.

    Examples
    --------
    >>> groups(ConvolutionalNetwork((3, 2, 2), (1, 2, 1)))
    ((1, (2, 1)), (2, (1,)))
    """
    found: list[tuple[int, tuple[int, ...]]] = []
    jump, before = 1, 0
    for size, stride in zip(network.filters, network.strides or (), strict=True):
        if before == 1:
            found[-1] = (found[-1][0], (*found[-1][1], size - 1))
        else:
            found.append((jump, (size - 1,)))
        jump, before = jump * stride, stride
    return tuple(found)


def positions(network: ConvolutionalNetwork) -> tuple[int, ...]:
    """Those at which the end-to-end filter has weights.

    Examples
    --------
    >>> positions(ConvolutionalNetwork((2, 2), (3, 1)))
    (0, 1, 3, 4)
    """
    found = {0}
    for jump, degrees in groups(network):
        found = {a + jump * b for a in found for b in range(sum(degrees) + 1)}
    return tuple(sorted(found))


def strata(network: ConvolutionalNetwork) -> Iterator[tuple[Pattern, ...]]:
    """For each group a pattern that some filters have, simple roots first."""
    choices = [
        [p for p in _partitions(sum(d), sum(d)) if matrices(p, d)] for _, d in groups(network)
    ]
    yield from sorted(product(*choices), key=lambda ps: [(-len(p), p) for p in ps])


def weights_over(network: ConvolutionalNetwork, patterns: Sequence[Pattern]) -> int:
    """How many weights modulo scalings give a function with these patterns."""
    pairs = zip(patterns, groups(network), strict=True)
    return prod(matrices(pattern, degrees) for pattern, (_, degrees) in pairs)


@cache
def matrices(rows: Pattern, cols: tuple[int, ...]) -> int:
    """The number of matrices of zeros and ones with given sums of rows and columns.

    They say in which layers a root lies: a root of multiplicity m in m of them, once in each.

    Examples
    --------
    >>> matrices((1, 1), (1, 1)), matrices((2,), (1, 1)), matrices((2, 1, 1), (2, 2))
    (2, 1, 2)
    """
    if not rows:
        return int(not any(cols))
    first, *rest = rows
    return sum(
        matrices(tuple(rest), tuple(c - (i in chosen) for i, c in enumerate(cols)))
        for chosen in combinations([i for i, c in enumerate(cols) if c], first)
    )


def _partitions(n: int, most: int) -> Iterator[Pattern]:
    if n == 0:
        yield ()
    for k in range(min(n, most), 0, -1):
        yield from ((k, *rest) for rest in _partitions(n - k, k))
