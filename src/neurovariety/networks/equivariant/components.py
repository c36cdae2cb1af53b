"""The components of the maps of bounded rank that commute with a group of permutations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import comb, prod

from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError
from neurovariety.networks.equivariant.blocks import Block
from neurovariety.varieties.localization import polar_degrees
from neurovariety.varieties.matrices import Determinantal

MOST = 100_000
"""Components that are listed."""


@dataclass(frozen=True)
class Component(Shown):
    """A product of varieties of matrices of bounded rank, one for each irreducible representation.

    Parameters
    ----------
    ranks : tuple of int
        The bound of each of the blocks.
    blocks : tuple of Block
        Of inputs and outputs, over the complex or the real numbers.

    Examples
    --------
    >>> one = Component((1,), (Block((3, 2), 1, "R"),))
    >>> one.dimension, one.degree, one.ed_degree, one.generic_ed_degree
    (4, 3, 2, 10)
    """

    ranks: tuple[int, ...]
    blocks: tuple[Block, ...]

    @property
    def rank(self) -> int:
        """Of its generic matrix: it may be less than the bound of all."""
        return sum(r * b.degree for r, b in zip(self.ranks, self.blocks, strict=True))

    @property
    def dimension(self) -> int:
        """Over the field of the blocks."""
        return sum(
            b.over * r * (sum(b.multiplicities) - r)
            for r, b in zip(self.ranks, self.blocks, strict=True)
        )

    @property
    def ed_degree(self) -> int:
        """Its ED degree in the Frobenius metric, for real blocks: by Eckart and Young in each."""
        pairs = zip(self.ranks, self.blocks, strict=True)
        return prod(comb(min(b.multiplicities), r) for r, b in pairs)

    @property
    def generic_ed_degree(self) -> int:
        """In a generic metric, the product of those of its factors."""
        return prod(sum(polar_degrees(V)) for V in self._factors)

    @property
    def degree(self) -> int:
        """That of the variety, the product of those of its factors."""
        return prod(V.degree for V in self._factors)

    @property
    def _factors(self) -> Iterator[Determinantal]:
        """Those that are no points, over the complex numbers."""
        for r, b in zip(self.ranks, self.blocks, strict=True):
            more, copies = (2, 1) if b.kind == "H" and b.over == 4 else (1, b.over)
            sizes = [more * m for m in b.multiplicities]
            if r:
                yield from [Determinantal(sizes[-1], sizes[0], more * r)] * copies


def components(blocks: Sequence[Block], rank: int) -> tuple[Component, ...]:
    """Of the maps from the first to the last layer of at most some rank: the maximal bounds.

    A map that commutes with the group is a matrix for each irreducible representation, whose rank
    counts as often as the degree says (Kohn, Sattelberger, Shahverdi, for cyclic groups); layers
    between have to let it through.

    Raises
    ------
    SpecificationError
        If there are too many to be listed.

    Examples
    --------
    >>> blocks = [Block((1, 1), 1, "R"), Block((2, 2), 2, "R")]
    >>> [c.ranks for c in components(blocks, 2)]
    [(0, 1), (1, 0)]
    """
    inside = [b for b in blocks if min(b.multiplicities)]
    ends = tuple(
        replace(b, multiplicities=b.multiplicities[:: len(b.multiplicities) - 1]) for b in inside
    )
    found = list(islice(_maximal(inside, rank), MOST + 1))
    if len(found) > MOST:
        raise SpecificationError(f"expected a rank with at most {MOST} components, got {rank}")
    parts = (Component(ranks, ends) for ranks in found)
    return tuple(sorted(parts, key=lambda c: (-c.dimension, c.ranks)))


def _maximal(blocks: Sequence[Block], rank: int) -> Iterator[tuple[int, ...]]:
    """Those with which no rank is left for one more, of the blocks that have room."""

    def extended(k: int, left: int, least: int) -> Iterator[tuple[int, ...]]:
        """Where something with room has the degree ``least`` or more."""
        if k == len(blocks):
            if left < least:
                yield ()
            return
        degree, most = blocks[k].degree, min(blocks[k].multiplicities)
        if left >= least + sum(b.degree * min(b.multiplicities) for b in blocks[k:]):
            return
        for r in range(min(most, left // degree) + 1):
            room = least if r == most else min(least, degree)
            yield from ((r, *more) for more in extended(k + 1, left - r * degree, room))

    return extended(0, rank, rank + 1)
