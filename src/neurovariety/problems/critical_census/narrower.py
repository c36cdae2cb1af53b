"""The narrower networks whose critical functions are critical for a network of powers."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from neurovariety.algebra.polynomials import Polynomial, RationalMatrix
from neurovariety.algebra.primes import DEFAULT_PRIME
from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.gauges import Gauge
from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork
from neurovariety.problems.learning_degree.problem import LearningDegree
from neurovariety.problems.singular_locus.subnetworks import narrower


def is_of_powers(network: Any) -> bool:
    """Whether all activations are powers of degree two or more, of one channel, without biases."""
    if isinstance(network, ConvolutionalNetwork):
        known = network.activation is not None and network.channels is None
    else:
        known = isinstance(network, PolynomialNetwork | MonomialNetwork) and not network.has_bias
    return known and all(s.is_monomial and s.degree > 1 for s in network.activations)


def with_narrower(network: Any) -> tuple[Any, ...]:
    """The network and those with fewer neurons, each kind of function once.

    Examples
    --------
    >>> [net.widths for net in with_narrower(PolynomialNetwork((2, 2, 2, 1), 2))]
    [(2, 2, 2, 1), (2, 2, 1, 1), (2, 1, 1, 1)]
    """
    every = [network]
    if not isinstance(network, ConvolutionalNetwork):
        every += narrower(network)
    dimension = {net: net.generic_rank(DEFAULT_PRIME) for net in every}
    return tuple(
        net
        for net in every
        if not any(
            below in dimension and dimension[below] == dimension[net] for below in narrower(net)
        )
    )


@dataclass(frozen=True)
class Narrower:
    """What a script writes of a stratum, in the weights of the whole network."""

    functions: tuple[Polynomial, ...]
    gauge: Gauge
    data_name: str
    form: RationalMatrix | None
    has_moments: bool = False


def written(network: Any, within: Any, metric: Any) -> Narrower:
    """The functions of a network, with the names of the weights of a wider one."""
    problem = LearningDegree(network, metric)

    def moved(value: Any) -> Any:
        return tuple(map(moved, value)) if isinstance(value, tuple) else value.set_ring(within.ring)

    gauge = network.gauge
    parts = {f.name: moved(getattr(gauge, f.name)) for f in fields(gauge)}
    given = None if problem.data_name == "generic" else problem.form
    return Narrower(moved(problem.functions), replace(gauge, **parts), problem.data_name, given)
