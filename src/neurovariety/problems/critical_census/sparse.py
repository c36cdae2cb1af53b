"""Sparse linear networks without some neurons, and the weights of those at critical points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from random import Random
from typing import Any

from neurovariety.algebra.evaluation import modularly
from neurovariety.algebra.linear import kernel, rank
from neurovariety.algebra.primes import DEFAULT_PRIME
from neurovariety.errors import SpecificationError
from neurovariety.networks.sparse import SparseNetwork

MOST_NEURONS = 6
"""Each set of them is a narrower network."""


def without_neurons(network: SparseNetwork) -> Iterator[SparseNetwork]:
    """The networks in which some hidden neurons have no weights, nor others that need them.

    Examples
    --------
    >>> two = SparseNetwork((2, 2, 1), ("1, 0; 0, 1", "1, 1"))
    >>> [net.map.polynomials for net in without_neurons(two)]
    [(w1_11*w2_11, 0), (0, w1_22*w2_12)]
    """
    masks = network.masks
    neurons = [(k, i) for k, mask in enumerate(masks[:-1]) for i, row in enumerate(mask)]
    alive = [(k, i) for k, i in neurons if any(masks[k][i])]
    if len(alive) > MOST_NEURONS:
        raise SpecificationError(
            f"expected a sparse network of at most {MOST_NEURONS} hidden neurons, got "
            f"{len(alive)}: each set of them is a stratum"
        )
    found: dict[SparseNetwork, None] = {}
    for n in range(len(alive) - 1, 0, -1):
        for kept in combinations(alive, n):
            left = _masks_with(masks, set(kept))
            if any(map(any, left[0])):
                found[replace(network, masks=left)] = None
    yield from (net for net in found if net != network)


def _masks_with(masks: Any, kept: set[tuple[int, int]]) -> Any:
    """Those of the hidden neurons that are kept, and have inputs and outputs among these."""
    last = len(masks) - 1

    def has(k: int, i: int) -> bool:
        return k in (-1, last) or (k, i) in kept

    left = tuple(
        tuple(
            tuple(v * (has(k, i) and has(k - 1, j)) for j, v in enumerate(row))
            for i, row in enumerate(mask)
        )
        for k, mask in enumerate(masks)
    )
    useful = {(k, i) for k, i in kept if any(left[k][i]) and any(row[i] for row in left[k + 1])}
    return left if useful == kept else _masks_with(masks, useful)


def is_certain(part: SparseNetwork, network: SparseNetwork) -> bool:
    """Whether the neurons that are left out have weights zero over general critical functions.

    Notes
    -----
    With two layers a neuron adds ``b a^t`` to the rows and columns that it has weights for, and
    its weights are critical if ``b^t G = 0`` and ``G a = 0`` for that block G of the gradient. So
    they are zero if G is square and has full rank. The gradient of a general target is a general
    vector that vanishes on the derivative's image, and full rank of one modulo a prime proves it.
    Where G has a kernel, b or a may be any of it: then weights are not isolated.
    """
    if len(network.masks) > 2:
        return False
    draw, p = Random(1), DEFAULT_PRIME
    at = modularly([draw.randrange(1, p) for _ in part.ring.gens], p)
    slopes = [[int(at(f.diff(w))) for f in part.map.polynomials] for w in part.ring.gens]
    normals = kernel(slopes, p)
    factors = [draw.randrange(1, p) for _ in normals]
    entries = [
        sum(c * int(v) for c, v in zip(factors, column, strict=True)) % p
        for column in zip(*normals, strict=True)
    ]
    if not normals:
        return False
    columns = network.widths[0]
    for j, row in enumerate(network.masks[0]):
        rows = [i for i, out in enumerate(network.masks[1]) if out[j]]
        cols = [c for c, v in enumerate(row) if v]
        if any(part.masks[0][j]) or not rows or not cols:
            continue
        block = [[entries[i * columns + c] for c in cols] for i in rows]
        if len(rows) != len(cols) or rank(block, p) < len(rows):
            return False
    return True
