"""Learning degrees that are known by theorems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product
from math import comb, factorial, prod
from typing import Any

from neurovariety.networks.attention.lightning import LightningAttention
from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork
from neurovariety.problems.learning_degree.data import GaussianData, GenericData, GenericMetric
from neurovariety.varieties.localization import elementary_symmetric, polar_degrees


def segre_veronese(dimensions: Sequence[int], degrees: Sequence[int]) -> int:
    """The generic ED degree of a product of projective spaces, embedded by forms of some degrees.

    Notes
    -----
    Of a smooth projective variety of dimension n it is the sum over i of
    ``(-1)^i (2^(n+1-i) - 1) deg(c_i)`` with its Chern classes (Draisma and others, theorem 5.8).

    A network whose map is a projection of this variety from a space that it does not meet has as
    many critical weights up to scaling, each as often as it counts, in a generic metric: on the
    product they are the zeros of a section of a bundle of rank n + 1, which is the same for all
    such projections, and by Bertini none lies on the isotropic quadric.

    Examples
    --------
    >>> segre_veronese((2, 2), (1, 1)), segre_veronese((1, 1), (2, 1))
    (39, 14)
    """
    n = sum(dimensions)
    total = 0
    for e in product(*(range(d + 1) for d in dimensions)):
        rest = [d - k for d, k in zip(dimensions, e, strict=True)]
        chern = prod(comb(d + 1, k) for d, k in zip(dimensions, e, strict=True))
        points = factorial(sum(rest)) // prod(map(factorial, rest))
        powers = prod(r**k for r, k in zip(degrees, rest, strict=True))
        total += (-1) ** sum(e) * (2 ** (n + 1 - sum(e)) - 1) * chern * points * powers
    return total


def known_parameters(network: Any, data: Any) -> Iterator[tuple[str, int]]:
    """How many critical weights there are, and why."""
    if not isinstance(data, GenericMetric):
        return
    why = "generic ED degree of a Segre-Veronese variety"
    if isinstance(network, ConvolutionalNetwork) and network.channels is None:
        exponents = [s.degree for s in network.activations if s.is_monomial]
        filters = (*(row for (row,) in network.gauge.blocks), network.gauge.scale)
        if len(exponents) + 1 == len(filters):
            degrees = [prod(exponents[i:]) for i in range(len(filters))]
            yield why, segre_veronese([len(w) - 1 for w in filters], degrees)
    if isinstance(network, LightningAttention) and len(network.ranks) == 1 and network.tokens > 1:
        (d, e), (a,) = network.widths, network.ranks
        if a == d:
            yield why, segre_veronese((d * e - 1, d * d - 1), (1, 1))
        elif a == 1:
            yield why, segre_veronese((d * e - 1, d - 1, d - 1), (1, 1, 1))
        if a <= d:
            yield "zeros of a section over the Nash blow-up", attention_weights(d, e, a)


def attention_weights(d: int, e: int, a: int) -> int:
    """Zeros of the section of which `compute` of this problem tells, by Bott's residue formula.

    Notes
    -----
    Of a map of bundles from ``O(-1, -1) + O`` to the dual of E, of rank N + 1, two columns are
    dependent at as many points as the part of degree N of ``c(E*) / c(O(-1, -1))`` says (Porteous).
    A torus acts on V, and on both sides of A, with distinct weights; fixed points are entries of V,
    coordinate spaces K and I, and entries of the maps of the quotient by K to I.

    Examples
    --------
    >>> [attention_weights(2, 1, 2), attention_weights(2, 1, 1), attention_weights(2, 2, 1)]
    [14, 34, 196]
    """
    spaces = set(range(d))
    v = [5 ** (k + 3) for k in range(d * e)]
    s, u = [2 * 5**i for i in range(d)], [-3 * 7**j for j in range(d)]
    top, total = d * e + a * (2 * d - a) - 2, Fraction(0)
    for kernel, image in product(combinations(range(d), d - a), combinations(range(d), a)):
        rows, columns = spaces - set(image), spaces - set(kernel)
        base = [u[j] - u[k] for k in kernel for j in columns]
        base += [s[j] - s[i] for i in image for j in rows]
        tangent = [s[i] - u[j] for i in spaces for j in spaces if i in image or j in columns]
        for i, j in product(image, columns):
            matrix = s[i] - u[j]
            others = [s[k] - u[m] - matrix for k in image for m in columns if (k, m) != (i, j)]
            for vector in v:
                rest = [x - vector for x in v if x != vector]
                # E is C^(de) times the line of A, and the line of V times the tangent space of A,
                # which meet in the product of both lines
                bundle = [x + matrix for x in v if x != vector] + [vector + x for x in tangent]
                chern = elementary_symmetric([-x for x in bundle], top)
                part = sum(c * (-vector - matrix) ** (top - k) for k, c in enumerate(chern))
                total += Fraction(part, prod(base) * prod(others) * prod(rest))
    return int(total)


def known_functions(network: Any, data: Any) -> Iterator[tuple[str, int]]:
    """How many critical functions there are, and why.

    Notes
    -----
    The square loss of sums of k squares of linear forms in n Gaussian inputs is
    ``2 tr(A^2) + (tr A)^2`` for the difference A of symmetric matrices. The gradient of a critical
    matrix of rank k vanishes on its image, so both commute with the target: k of its n eigenvalues
    are kept, up to a shift.
    """
    if isinstance(network, LinearNetwork):
        V = network.variety
        if isinstance(data, GenericMetric):
            yield "polar degrees by localization", sum(polar_degrees(V))
        elif isinstance(data, GenericData | GaussianData):
            yield "Eckart and Young", comb(min(V.rows, V.cols), V.rank)
    elif isinstance(data, GenericMetric) and network.is_filling:
        yield "functions fill their space", 1
    if isinstance(network, MonomialNetwork | PolynomialNetwork) and isinstance(data, GaussianData):
        n, *hidden, last = network.widths
        squares = [str(s) for s in network.activations] == ["z^2"]
        if last == 1 and squares and not network.has_bias:
            yield "eigenvalues of the target are kept", comb(n, min(n, hidden[0]))
