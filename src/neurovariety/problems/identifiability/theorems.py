"""Generic fibres that theorems know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, product
from math import comb, factorial, prod
from typing import Any

from neurovariety.networks.attention.softmax import SoftmaxAttention
from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork
from neurovariety.problems.dimension.bounds import sums_of_powers
from neurovariety.problems.image_degree.pencils import pencils_of

TWICE = {(3, 9, 6), (4, 8, 4), (6, 9, 3)}
"""Variables, powers and degree of subgeneric sums of powers with two decompositions."""

PERFECT = {(4, 5, 3), (3, 7, 5)}
"""The same, where all forms are sums of so many powers in one way; and two variables."""


@dataclass(frozen=True)
class Known:
    """A generic fibre modulo the symmetries of a network.

    Parameters
    ----------
    fibre_dimension : int
        Its dimension.
    points : int or None
        How many points it has, if finitely many.
    theorem : str
        Why.
    rule : str
        The function of the scripts that computes it, and in ``numbers`` its arguments.
    """

    fibre_dimension: int
    points: int | None
    theorem: str
    rule: str
    numbers: tuple[Any, ...]


def known_fibre(network: Any) -> Known | None:
    """What a theorem says of a generic fibre; None if none does.

    Examples
    --------
    >>> known_fibre(LinearNetwork(3, 2, 1)).fibre_dimension
    1
    >>> known_fibre(ConvolutionalNetwork((3, 3, 2), (1, 2, 1))).points
    3
    >>> known_fibre(PolynomialNetwork((3, 9, 1), 6)).points
    2
    >>> known_fibre(PolynomialNetwork((2, 2, 2, 2), 3)).points
    1
    """
    if isinstance(network, LinearNetwork):
        return _linear(network.widths)
    if isinstance(network, SoftmaxAttention):
        return _attention(network)
    if isinstance(network, ConvolutionalNetwork):
        return _factors(network)
    if isinstance(network, MonomialNetwork):
        network = PolynomialNetwork(network.widths, network.exponent)
    if not isinstance(network, PolynomialNetwork):
        return None
    if len(network.widths) > 3 and (pencils := pencils_of(network)):
        n, exponents, m = pencils
        return Known(0, 1, "Riemann and Hurwitz, on pencils", "pencils", (n, *exponents, m))
    if len(network.widths) != 3:
        return None
    (s,) = network.centred.activations
    if not s.is_monomial or s.degree < 2:
        return None
    n, k, m = network.widths
    if kruskal_applies(n, k, m, s.degree, network.bias):
        numbers = (n, k, m, s.degree, int(network.bias))
        return Known(0, 1, "Kruskal's theorem on tensors", "kruskal", numbers)
    return _sums(n, k, s.degree) if m == 1 and n > 1 and not network.bias else None


def kruskal_applies(n: int, k: int, m: int, r: int, bias: bool) -> bool:
    """Whether Kruskal's condition holds for general weights of widths n, k, m and a power r.

    Notes
    -----
    The function is the tensor of order r + 1 that is the sum of the v_i (x) w_i (x) ... (x) w_i, of
    which any min(k, m) of the v_i and any min(n, k) of the w_i are independent. The decomposition
    is unique, up to the order, if these numbers add up to 2 k + r (Sidiropoulos, Bro). Biases are
    weights of one more input, and the last ones those of a neuron that sees it alone: no other
    neuron does.
    """
    k, n = k + bias, n + bias
    return k == 1 or min(k, m) + r * min(n, k) >= 2 * k + r


def _linear(d: tuple[int, ...]) -> Known:
    """The fibre over a matrix of rank r, less the orbits of general weights.

    General weights are a direct sum of maps that take one basis vector to the next, along maximal
    runs of layers in which it is there. Maps between two such runs, [a, b] to [c, e], exist if
    c <= a <= e <= b, one up to scaling, and fix inputs and outputs if a > 0 and e < h: so large is
    the stabiliser. The pairs of base changes of inputs and outputs that fix the matrix are open in
    a linear space, so they are connected and cannot permute orbits: if there are finitely many in
    general weights over a matrix, there is one.
    """
    h, r = len(d) - 1, min(d)
    runs = Counter[tuple[int, int]]()
    for low, high in pairwise([0, *sorted(set(d))]):
        runs.update(dict.fromkeys(_runs([w > low for w in d]), high - low))
    fixing = sum(
        runs[a, b] * runs[c, e]
        for (a, b), (c, e) in product(runs, repeat=2)
        if c <= a <= e <= b and a > 0 and e < h
    )
    weights = sum(a * b for a, b in pairwise(d)) - r * (d[0] + d[-1] - r)
    dimension = weights - sum(w * w for w in d[1:-1]) + fixing
    points = None if dimension else 1
    return Known(dimension, points, "orbits of quivers of type A", "linear", d)


def _attention(network: SoftmaxAttention) -> Known:
    """Heads X -> B X softmax(X^t A X), with A = K^t Q and B = V or O V.

    On two tokens x and x + d the output at the first one is the sum of the B (x + d) less that of
    the B d / (1 + exp(d^t A x)). The poles of a summand are where d^t A x is an odd multiple of
    i pi. Those of two general heads are different, so the function has the forms A up to the order
    and signs, and by the residues the B d with the same signs. With other signs of some heads the
    function differs by B (2 x + d) with the sum B of their matrices, which is not zero in general.
    So A and B are known, and each is the matrix of a linear network.
    """
    (d, e), a, b = network.widths, network.rank, network.value_rank
    pairs = (d, a, d), *(((d, b, e),) if b else ())
    parts = [_linear(widths) for widths in pairs] * network.heads
    dimension = sum(part.fibre_dimension for part in parts)
    theorem = "poles of the softmax, orbits of quivers of type A"
    return Known(dimension, None if dimension else 1, theorem, "products", pairs * network.heads)


def _runs(there: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The first and the last place of each run of true ones."""
    for value, places in groupby(range(len(there)), there.__getitem__):
        if value:
            first, *_, last = [*places] * 2
            yield first, last


def _factors(network: ConvolutionalNetwork) -> Known | None:
    """A product of polynomials, the filters, in powers of t.

    After filters with no two roots of the same power t^s, the largest factor of the product that is
    a polynomial in t^s is the product of the others: so those of one stride are told from the rest.
    A general polynomial has different roots, which its factors share among them.
    """
    linear = network.activation is None and network.channels is None
    if not linear or isinstance(network.filters[0], tuple):
        return None
    moved = groupby(network.moved_filters, lambda pair: pair[0])
    degrees = tuple(tuple(k - 1 for _, (k,) in filters) for _, filters in moved)
    points = prod(
        factorial(sum(one))
        // prod(map(factorial, one))
        // prod(factorial(count) for degree, count in Counter(one).items() if degree)
        for one in degrees
    )
    return Known(0, points, "unique factors of polynomials", "factors", degrees)


def _sums(n: int, k: int, r: int) -> Known | None:
    """Sums of k powers of linear forms in n variables: their dimension, and if they are unique."""
    room, numbers = comb(n - 1 + r, r), (n, k, r)
    dimension = k * n - sums_of_powers(n, k, r)
    if dimension:
        return Known(dimension, None, "Alexander and Hirschowitz", "powers", numbers)
    if k * n < room:
        points = 2 if numbers in TWICE else 1
        return Known(0, points, "Chiantini, Ottaviani and Vannieuwenhoven", "powers", numbers)
    if n == 2 or numbers in PERFECT:
        return Known(0, 1, "Sylvester, Hilbert; Galuppi and Mella", "powers", numbers)
    return None
