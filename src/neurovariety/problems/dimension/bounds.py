"""What the dimension of an image cannot exceed, by theorems, and what one expects."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import comb
from typing import Any

from neurovariety.algebra.linear import rank
from neurovariety.networks.attention.lightning import LightningAttention
from neurovariety.networks.attention.softmax import SoftmaxAttention
from neurovariety.networks.base import Network
from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.equivariant.network import EquivariantNetwork
from neurovariety.networks.layered import degrees_of
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork
from neurovariety.networks.rational import RationalNetwork
from neurovariety.networks.sparse import SparseNetwork
from neurovariety.varieties.variety import Implicit, Parametric

Bound = tuple[int, str]

WITHOUT_SYMMETRIES = (
    ConvolutionalNetwork,
    EquivariantNetwork,
    LightningAttention,
    RationalNetwork,
    SparseNetwork,
)
"""Networks whose dimension cannot exceed the expected one."""

DEFECTIVE = {(3, 5, 4), (4, 9, 4), (5, 14, 4), (5, 7, 3)}
"""Variables, powers and degree of sums of powers that fill one dimension less than expected."""


def expected_dimension(model: Any) -> int:
    """By counting parameters, or equations."""
    if isinstance(model, Network):
        return model.expected_dimension
    if isinstance(model, Parametric):
        return min(model.ambient_dimension, len(model.parameters))
    if isinstance(model, Implicit):
        return max(model.ambient_dimension - len(model.polynomials), -1)
    return int(model.dimension)


def upper_bound(model: Any) -> Bound:
    """The least that is known, and why.

    Examples
    --------
    >>> upper_bound(MonomialNetwork((2, 1, 2, 1), 2))
    (2, 'the bound D(left) + D(right) - d_i of Kileel, Trager and Bruna')
    >>> upper_bound(Parametric("a*b; a^2*b^2"))
    (1, 'scalings of the parameters')
    """
    if isinstance(model, LinearNetwork):
        return model.variety.dimension, "matrices of bounded rank"
    if isinstance(model, SoftmaxAttention):
        return model.expected_dimension, "matrices of bounded rank"
    if isinstance(model, PolynomialNetwork | MonomialNetwork):
        network = PolynomialNetwork(model.widths, model.activations, model.has_bias)
        return min(_of_layers(network), key=lambda bound: bound[0])
    room = (model.ambient_dimension, "the whole space")
    if isinstance(model, EquivariantNetwork) and model.activation is None:
        return model.expected_dimension, "matrices of bounded rank for each representation"
    if isinstance(model, WITHOUT_SYMMETRIES):
        best = (model.expected_dimension, "weights without symmetries")
    else:
        best = _by_scalings(model.map if isinstance(model, Network) else model)
    if isinstance(model, SparseNetwork):
        dense = LinearNetwork(*model.widths).variety.dimension, "matrices of bounded rank"
        return min(room, best, dense, key=lambda bound: bound[0])
    return min(room, best, key=lambda bound: bound[0])


def _by_scalings(image: Parametric) -> Bound:
    """The map goes through the torus of its monomials, divided by one of the denominator."""
    first = next(image.denominator.itermonoms())
    monomials = {m for f in (*image.polynomials, image.denominator) for m in f.itermonoms()}
    differences = [[a - b for a, b in zip(m, first, strict=True)] for m in sorted(monomials)]
    return rank(differences), "scalings of the parameters"


def _of_layers(network: PolynomialNetwork) -> Iterator[Bound]:
    """By the theorems that apply.

    If the activation of a layer is a power, its neurons can be scaled: on the pairs of a function
    to the layer and one from it acts a torus of dimension d_i, with finite stabilisers, and its
    orbits have one composition.
    """
    d, s, scaled = network.widths, network.activations, network.scaled

    @cache
    def most(i: int, j: int) -> int:
        degrees = degrees_of(s[i : j - 1], network.bias)
        room = d[j] * sum(comb(d[i] - 1 + e, e) for e in degrees)
        weights = sum(d[k + 1] * (d[k] + network.bias) for k in range(i, j))
        split = (most(i, k) + most(k, j) - scaled[k - 1] for k in range(i + 1, j))
        return min([room, weights, *split])

    if all(a.is_linear() for a in s) and not network.bias:
        yield LinearNetwork(*d).variety.dimension, "matrices of bounded rank"
    yield network.ambient_dimension, "the whole space"
    yield network.parameter_count - sum(network.scaled), "weights without symmetries"
    if len(d) == 3 and d[2] == 1 and s[0].is_monomial and not network.bias:
        yield sums_of_powers(d[0], d[1], s[0].degree), "Alexander and Hirschowitz"
    yield most(0, len(d) - 1), "the bound D(left) + D(right) - d_i of Kileel, Trager and Bruna"


def sums_of_powers(n: int, k: int, r: int) -> int:
    """The dimension of the sums of k powers of linear forms in n variables.

    Examples
    --------
    >>> [sums_of_powers(n, k, r) for n, k, r in ((3, 2, 2), (3, 5, 4), (3, 2, 3))]
    [5, 14, 6]
    """
    if r == 2:
        return comb(n + 1, 2) - comb(max(n - k, 0) + 1, 2)
    return min(k * n, comb(n - 1 + r, r)) - ((n, k, r) in DEFECTIVE)
