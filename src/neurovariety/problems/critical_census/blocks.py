"""Linear networks that commute with a group: critical functions by the ranks of their blocks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import Any

from neurovariety.errors import SpecificationError
from neurovariety.networks.equivariant.blocks import Block
from neurovariety.networks.equivariant.network import EquivariantNetwork
from neurovariety.problems.critical_census.result import Stratum

MOST_STRATA = 1_000

Ranks = tuple[int, ...]


def has_blocks(network: Any) -> bool:
    """Whether a network is linear, commutes with a group and has a hidden layer."""
    if not isinstance(network, EquivariantNetwork):
        return False
    return network.activation is None and network.rank is None and len(network.widths) > 2


def ranks_of_blocks(network: EquivariantNetwork) -> tuple[Ranks, ...]:
    """Those that critical functions but zero have in the blocks, the largest first.

    Examples
    --------
    >>> ranks_of_blocks(EquivariantNetwork("(1 2)", (2, 2, 2)))
    ((1, 1), (1, 0), (0, 1))
    """
    most = [min(b.multiplicities) for b in network.blocks()]
    if prod(k + 1 for k in most) > MOST_STRATA:
        raise SpecificationError(
            f"expected blocks with at most {MOST_STRATA} choices of ranks, got blocks of ranks up "
            f"to {most}"
        )
    every = product(*(range(k, -1, -1) for k in most))
    return tuple(sorted(filter(any, every), key=lambda ranks: -sum(ranks)))


def determinantal(network: EquivariantNetwork, ranks: Ranks) -> tuple[tuple[int, int, int], ...]:
    """The rows, the columns and the rank of the blocks that are not zero and not all matrices."""
    sizes = ((b.multiplicities[-1], b.multiplicities[0]) for b in network.blocks())
    pairs = zip(sizes, ranks, strict=True)
    return tuple((rows, cols, r) for (rows, cols), r in pairs if 0 < r < min(rows, cols))


def strata_of_blocks(
    network: EquivariantNetwork, blocks: Sequence[Ranks], degrees: Sequence[int]
) -> tuple[Stratum, ...]:
    """Those with given ranks, the pure one first, and numbers of functions."""
    return tuple(
        Stratum(
            (),
            degree,
            degree if _are_unique(network, ranks) else None,
            is_narrower=ranks != blocks[0],
            ranks=ranks,
        )
        for ranks, degree in zip(blocks, degrees, strict=True)
    )


def _are_unique(network: EquivariantNetwork, ranks: Ranks) -> bool:
    """Whether one orbit of base changes gives each function with these ranks, as in `narrower`."""
    return all(_is_unique(b, r) for b, r in zip(network.blocks(), ranks, strict=True))


def _is_unique(block: Block, rank: int) -> bool:
    first, *hidden, last = block.multiplicities
    return set(hidden) == {rank} or (len(hidden) == 1 and first == last)
