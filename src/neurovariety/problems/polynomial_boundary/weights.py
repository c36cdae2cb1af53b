"""The weights of a network as they are given."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from neurovariety.algebra.exact import items_of
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network
from neurovariety.networks.losses import rational

MOST_NESTED = 8
"""Layers, channels, rows: lists in lists; one may hold itself."""


def read_weights(network: Network, given: Any) -> tuple[Fraction, ...]:
    """All of them, in the order of the ring; floats are dyadic numbers.

    Raises
    ------
    SpecificationError
        If there are more or fewer, or one is no number.

    Examples
    --------
    >>> from neurovariety import LinearNetwork
    >>> read_weights(LinearNetwork(1, 2, 1), ([[1], [0.5]], "3, 1/4"))[1:3]
    (Fraction(1, 2), Fraction(3, 1))
    """
    found = tuple(_flat(given, MOST_NESTED))
    if len(found) != network.parameter_count:
        first, last = network.ring.symbols[0], network.ring.symbols[-1]
        raise SpecificationError(
            f"expected {counted(network.parameter_count, 'weight')} ({first}, ..., {last}) "
            f"for the {network}, "
            f"got {len(found)}"
        )
    return found


def _flat(given: Any, depth: int) -> Iterator[Fraction]:
    if not depth:
        raise SpecificationError(
            f"expected weights in lists at most {MOST_NESTED} deep, got deeper"
        )
    if isinstance(given, str):
        yield from (v for row in rational(given) for v in row)
        return
    for item in items_of("weights", given.tolist() if hasattr(given, "tolist") else given):
        if isinstance(item, list | tuple | str) or hasattr(item, "tolist"):
            number = isinstance(item, str) and not set(item) & set(",;")
            yield from (rational([item]),)[0] if number else _flat(item, depth - 1)
        else:
            yield rational(item)
