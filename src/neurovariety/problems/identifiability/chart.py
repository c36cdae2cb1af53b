"""The functions of a network on a chart of its weights modulo symmetries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import factorial, prod

from neurovariety.algebra.linear import rank
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.networks.attention.softmax import SoftmaxAttention
from neurovariety.networks.base import Network, Symmetries
from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.polynomial import PolynomialNetwork
from neurovariety.varieties.variety import Parametric


def charted(network: Network) -> Parametric:
    """The map where the first columns of the gauge's blocks are one, and zero beside it.

    One base change of each block moves general weights there.

    Examples
    --------
    >>> charted(PolynomialNetwork((2, 1, 1), 2)).polynomials
    (w2_11, 2*w1_12*w2_11, w1_12**2*w2_11)
    """
    network = with_scalings(network)
    image, fixed = network.map, network.gauge.fixed
    if not fixed:
        return image
    ring = network.ring
    values = [fixed.get(w) for w in ring.gens]
    kept = [i for i, v in enumerate(values) if v is None]
    smaller = ring.clone(symbols=[ring.symbols[i] for i in kept])

    def restricted(f: Polynomial) -> Polynomial:
        found = smaller.zero
        for m, c in f.iterterms():
            if not any(e and v == 0 for e, v in zip(m, values, strict=True)):
                found += smaller.from_dict({tuple(m[i] for i in kept): c})
        return found

    top, bottom = map(restricted, image.polynomials), restricted(image.denominator)
    return Parametric(tuple(top), smaller.symbols, bottom)


def with_scalings(network: Network) -> Network:
    """With powers for activations where biases make up for the difference."""
    return network.centred if isinstance(network, PolynomialNetwork) else network


def has_chart(network: Network) -> bool:
    """Whether what is fixed, and scalings of the other weights, are all continuous symmetries."""
    found = other_scalings(network)
    return found is not None and found >= 0


def other_scalings(network: Network) -> int | None:
    """How many scalings fix the map besides the known symmetries; None without a chart of these.

    Examples
    --------
    >>> from neurovariety import ReLUNetwork
    >>> other_scalings(ReLUNetwork((1, 2, 1), "1, 0"))  # two weights are free, in one orbit
    1
    """
    network = with_scalings(network)
    if isinstance(network, SoftmaxAttention) and network.heads > 1:
        return None  # the map has the heads in order, the functions have not
    known, sizes = network.symmetries, [len(B) for B in network.gauge.blocks]
    if Counter(n for n in known.base_changes if n > 1) - Counter(sizes):
        return None  # without the map, which may be long
    chart = charted(network)
    exponents = [m for f in (*chart.polynomials, chart.denominator) for m in f.itermonoms()]
    shifted = [[a - b for a, b in zip(m, exponents[-1], strict=True)] for m in exponents]
    scalings = len(chart.parameters) - rank(shifted)
    fixed = sum(n * n for n in sizes) + scalings
    return fixed - known.scalings - sum(n * n for n in known.base_changes)


def finite_order(symmetries: Symmetries) -> int:
    """That of the finite factors of the group."""
    return prod(map(factorial, symmetries.permutations)) * prod(symmetries.orders)


def exceptional(network: Network) -> Iterator[str]:
    """Where the fibre may differ from a general one."""
    if isinstance(network, LinearNetwork):
        yield "products of neighbouring layers that have less than their general rank"
        return
    if isinstance(network, SoftmaxAttention):
        yield "products of keys and queries, or of values and outputs, of less than general rank"
        yield "heads of which one attends as an odd multiple of another, or in sum no outputs"
        yield "all weights, if inputs have one token"
        return
    if (
        isinstance(network, ConvolutionalNetwork)
        and network.activation is None
        and network.channels is None
    ):
        yield "filters with common roots, or with roots that a rotation by strides moves there"
    if network.gauge.keeps_apart:
        yield "neurons of a layer that do the same"
    if network.gauge.outgoing:
        yield "neurons on which nothing depends"
    yield "other weights where the derivative has less than its general rank"
    yield "other weights over special functions"
