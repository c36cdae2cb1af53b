"""The narrower networks whose critical functions are critical for a network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import product
from typing import Any

from neurovariety.algebra.polynomials import Polynomial, RationalMatrix, polynomial_ring
from neurovariety.algebra.primes import DEFAULT_PRIME
from neurovariety.networks.activations import IDENTITY
from neurovariety.networks.attention.lightning import LightningAttention
from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.gauges import Gauge
from neurovariety.networks.layered import LayeredNetwork
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork
from neurovariety.networks.rational import RationalNetwork
from neurovariety.networks.sparse import SparseNetwork
from neurovariety.problems.critical_census.sparse import is_certain, without_neurons
from neurovariety.problems.identifiability.chart import with_scalings
from neurovariety.problems.learning_degree.problem import LearningDegree
from neurovariety.problems.singular_locus.subnetworks import in_the_space_of, narrower


def has_roots(network: Any) -> bool:
    """Whether a network is a linear convolution of one channel, whose filters share roots."""
    if not isinstance(network, ConvolutionalNetwork):
        return False
    return network.activation is None and network.channels is None


def with_narrower(network: Any) -> tuple[Any, ...]:
    """The network and those with fewer neurons or smaller ranks, each kind of function once.

    The first has all functions; it is a narrower one if that is enough for them.

    Examples
    --------
    >>> [net.widths for net in with_narrower(PolynomialNetwork((2, 2, 2, 1), 2))]
    [(2, 2, 2, 1), (2, 2, 1, 1), (2, 1, 1, 1)]
    >>> [net.ranks for net in with_narrower(LightningAttention((2, 1), (3,), 2))]
    [(2,), (1,)]
    """
    dimension = {net: net.generic_rank(DEFAULT_PRIME) for net in (network, *_parts(network))}
    first, *others = (
        net
        for net, found in dimension.items()
        if not any(dimension.get(below) == found for below in _parts(net))
    )
    return (first, *(net for net in others if dimension[net] < dimension[first]))


def are_isolated(part: Any, network: Any) -> bool:
    """Whether weights over a critical function of a narrower network are isolated, up to symmetry.

    Notes
    -----
    Let ``A = K^t Q`` be a square part of the weights, of rank r, and G the gradient of the loss by
    A at a critical function, so that ``K G = 0`` and ``G Q^t = 0``. For a general target G is a
    general matrix that vanishes on the rows and the columns of A, for the derivative by A is
    injective modulo what other weights do and the tangents at A. So it has the rank ``d - r``, and
    K and Q have rank r: up to base changes they are one pair. In a network of powers the output of
    two neurons that do the same can be shared; so it cannot in a sparse one, where nothing says
    more than `is_certain`.
    """
    if part == network:
        return True
    if isinstance(network, SparseNetwork):
        return is_certain(part, network)
    if isinstance(network, LightningAttention):
        return len(network.ranks) == 1 and network.tokens > 1
    if isinstance(network, LinearNetwork):
        return len(network.widths) == 3 and network.widths[0] == network.widths[2]
    return False


def left_out(network: Any) -> str:
    """Which critical weights are in no stratum, since it is not known which networks have them."""
    if isinstance(network, LightningAttention):
        return "where tokens between layers have less rank" if len(network.ranks) > 1 else ""
    if isinstance(network, LinearNetwork | PolynomialNetwork | MonomialNetwork):
        return ""
    if isinstance(network, ConvolutionalNetwork | SparseNetwork):
        return ""
    if isinstance(network, RationalNetwork):
        return "where neurons are equal, or more is degenerate: quotients with common factors"
    return "those of narrower networks, which are not known for this kind"


def has_squares(network: Any) -> bool:
    """Whether one layer of attention gives products of linear forms, critical where two are one."""
    if not isinstance(network, LightningAttention) or network.tokens == 1:
        return False
    return network.ranks == (1,) and network.widths[1] == 1


def _parts(network: Any) -> Iterator[Any]:
    """All narrower ones."""
    if isinstance(network, LinearNetwork):
        first, *hidden, last = network.widths
        for rank in range(min(network.widths) - 1 if hidden else 0, 0, -1):
            yield LinearNetwork(first, *(min(d, rank) for d in hidden), last)
    elif isinstance(network, ConvolutionalNetwork) and network.channels is not None:
        first, *hidden, last = network.channels
        for fewer in product(*(range(c, 0, -1) for c in hidden)):
            if fewer != tuple(hidden):
                yield replace(network, channels=(first, *fewer, last))
    elif isinstance(network, SparseNetwork):
        yield from without_neurons(network)
    elif isinstance(network, PolynomialNetwork | MonomialNetwork | LightningAttention):
        yield from narrower(network)


@dataclass(frozen=True)
class Narrower:
    """What a script writes of a stratum, in the weights of the whole network."""

    symbols: tuple[str, ...]
    functions: tuple[Polynomial, ...]
    denominator: Polynomial
    gauge: Gauge
    data_name: str
    form: RationalMatrix | None
    has_moments: bool = False


def written(network: Any, within: Any, metric: Any) -> Narrower:
    """The functions of a network, with the names of the weights of a wider one."""
    problem = LearningDegree(within, metric)
    network, within = with_scalings(network), with_scalings(within)
    names = [_wider_name(str(s), within) for s in network.ring.symbols]
    ring = polynomial_ring(names)

    def moved(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(moved, value))
        return ring.from_dict(dict(value)).set_ring(within.ring)

    gauge = network.gauge
    parts = {f.name: moved(getattr(gauge, f.name)) for f in fields(gauge)}
    given = None if problem.data_name == "generic" else problem.form
    plain = isinstance(network, LayeredNetwork) and all(s == IDENTITY for s in network.activations)
    functions = network.map if plain or network == within else in_the_space_of(within, network)
    return Narrower(
        tuple(names),
        moved(tuple(functions.polynomials)),
        moved(functions.denominator),
        replace(gauge, **parts),
        problem.data_name,
        given,
    )


def _wider_name(name: str, network: Any) -> str:
    """That of a weight in a network with channels, where a filter of one has shorter names."""
    if name in map(str, network.ring.symbols):
        return name
    layer, position = name.split("_", 1)
    return f"{layer}_1_1_{position}"
