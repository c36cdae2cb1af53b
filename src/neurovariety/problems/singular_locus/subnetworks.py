"""Smaller networks whose functions are components of a singular locus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.networks.attention.lightning import LightningAttention
from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork
from neurovariety.problems.singular_locus.attention import OneLayer
from neurovariety.varieties.variety import Parametric


def narrower(network: Any) -> Iterator[Any]:
    """With fewer neurons in hidden layers, smaller ranks, or a part of a filter in a later layer.

    A filter that is a polynomial in t^s, for the stride s of its layer, can be one of the next.

    Examples
    --------
    >>> [str(net) for net in narrower(ConvolutionalNetwork((3, 2), (2, 1)))]
    ['convolutional network with filters 1, 3 and strides 2, 1']
    """
    if isinstance(network, PolynomialNetwork | MonomialNetwork):
        first, *hidden, last = network.widths
        for fewer in product(*(range(d, 0, -1) for d in hidden)):
            if fewer != tuple(hidden):
                yield replace(network, widths=(first, *fewer, last))
    elif isinstance(network, LightningAttention):
        for ranks in product(*(range(a, 0, -1) for a in network.ranks)):
            if ranks != network.ranks:
                yield replace(network, ranks=ranks)
    elif isinstance(network, ConvolutionalNetwork):
        if network.activation or network.channels or isinstance(network.filters[0], tuple):
            return
        sizes, strides = network.filters, network.strides or ()
        for k in range(len(sizes) - 1):
            for moved in range(1, (sizes[k] - 1) // strides[k] + 1):
                changed = list(sizes)
                changed[k] -= moved * strides[k]
                changed[k + 1] += moved
                if strides[k] > 1:
                    yield replace(network, filters=tuple(changed))


def below(model: Any) -> tuple[Any, ...]:
    """By the theorems: the linear network whose rank is smaller by one, smaller attention, or None.

    Of other varieties of matrices nothing is said.
    """
    if isinstance(model, LinearNetwork):
        d = model.widths
        r = min(d) - 1
        return (LinearNetwork(d[0], r, d[-1]) if r else None,)
    layer = OneLayer.of(model)
    return (layer.subnetwork,) if layer else ()


def network_of(component: Ideal, model: Any) -> Any:
    """The first narrower one whose functions are dense in the component: in it, and as many."""
    for net in narrower(model):
        image = in_the_space_of(model, net)
        if image.dimension == component.dimension and _vanish(component, image):
            return net
    return None


def in_the_space_of(model: Any, net: Any) -> Parametric:
    """The map of a narrower network, with zeros for terms that only the other one has."""
    if isinstance(net, LightningAttention) and len(net.ranks) == 1:
        return net.map  # its coordinates are no coefficients of the outputs
    pairs = zip(model.expanded, net.expanded, strict=True)
    zero = net.ring.zero
    return Parametric(tuple(terms.get(m, zero) for known, terms in pairs for m in known))


def _vanish(component: Ideal, image: Parametric) -> bool:
    """Whether the equations are zero as polynomials in the parameters."""
    ring, zero = image.polynomials[0].ring, image.polynomials[0].ring.zero
    for f in component.generators:
        value = zero
        for m, c in f.iterterms():
            term = ring.one * ring.domain(c.numerator, c.denominator)
            for g, e in zip(image.polynomials, m, strict=True):
                term = term * g**e if e else term
            value += term
        if value:
            return False
    return True
