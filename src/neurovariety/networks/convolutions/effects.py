"""What the layers of a convolution do together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, product
from math import comb
from operator import add

from neurovariety.algebra.polynomials import Polynomial
from neurovariety.networks.activations import Activation
from neurovariety.networks.common import check_size
from neurovariety.networks.convolutions.sizes import Position, times

Weights = Mapping[tuple[int, int, Position], Polynomial]
"""Of a layer, by output, input and position."""


def composed(layers: Sequence[Weights], strides: Sequence[Position]) -> tuple[Polynomial, ...]:
    """The weights of the one filter that has the effect of all, by output, input and position."""
    ring = next(iter(layers[0].values())).ring
    origin = (0,) * len(strides[0])
    whole = {(c, c, origin): ring.one for c in {c for _, c, _ in layers[0]}}
    jumps = accumulate([(1,) * len(origin), *strides[:-1]], times)
    for weights, jump in zip(layers, jumps, strict=True):
        larger: dict[tuple[int, int, Position], Polynomial] = {}
        for ((middle, c, at), f), ((o, m, q), w) in product(whole.items(), weights.items()):
            if m == middle:
                key = (o, c, tuple(map(add, at, times(jump, q))))
                larger[key] = larger.get(key, ring.zero) + f * w
        whole = larger
    return tuple(whole[key] for key in sorted(whole))


Monomials = set[tuple[int, ...]]


def powers(parts: Sequence[Monomials], activation: Activation) -> list[Monomials]:
    """Those that the activation makes of each set of monomials."""
    most, variables = max(e for e, _ in activation.terms), len(next(iter(parts[0])))
    check_size(sum(comb(len(part) - 1 + most, most) for part in parts), variables)
    return [_powers(part, activation) for part in parts]


def _powers(monomials: Monomials, activation: Activation) -> Monomials:
    found: Monomials = set()
    for e, _ in activation.terms:
        products = {(0,) * len(next(iter(monomials)))}
        for _ in range(e):
            products = {tuple(map(add, m, other)) for m in products for other in monomials}
        found |= products
    return found
