"""The metric of a square loss on the coordinates of a network's variety."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement
from math import prod
from typing import Any

from neurovariety.algebra.linear import kernel, product
from neurovariety.algebra.polynomials import Polynomial, RationalMatrix
from neurovariety.networks.base import Network
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import QuadraticLoss
from neurovariety.problems.learning_degree.data import GaussianData, GenericMetric
from neurovariety.varieties.forms import diagonal
from neurovariety.varieties.metrics import DataMetric, Frobenius, Metric, SymmetricForm

_LARGEST = 3

Exponents = tuple[int, ...]


def metric_of(network: Network, data: Any, seed: int) -> Metric:
    """The metric of data; of generic ones, at random numbers.

    Examples
    --------
    >>> from neurovariety import GaussianData, LightningAttention, PolynomialNetwork
    >>> metric_of(PolynomialNetwork((2, 1, 1), 2), GaussianData(), 1).matrix[0]
    (Fraction(3, 1), Fraction(0, 1), Fraction(1, 1))
    >>> len(metric_of(LightningAttention((2, 1), (1,), 2), GaussianData(), 1).matrix)
    6
    """
    if isinstance(data, Metric):
        return data
    if isinstance(data, GenericMetric):
        return Metric.random(network.variety, seed)
    is_linear = isinstance(network, LinearNetwork)
    if isinstance(data, GaussianData):
        return Frobenius() if is_linear else SymmetricForm(_form(network, _gaussian))
    X = data.X if isinstance(data, QuadraticLoss) else random_inputs(network, seed)
    return DataMetric(X) if is_linear else SymmetricForm(_form(network, _sums(X)))


def random_inputs(network: Network, seed: int) -> RationalMatrix:
    """As many as the moments of the outputs are, so that these are generic ones."""
    exponents = {e for output in network.expanded for e in output}
    pairs = combinations_with_replacement(sorted(exponents), 2)
    count, n = len({_together(a, b) for a, b in pairs}), len(next(iter(exponents)))
    draw = random.Random(seed)
    return tuple(
        tuple(Fraction(draw.randint(-_LARGEST, _LARGEST)) for _ in range(count)) for _ in range(n)
    )


def _together(a: Exponents, b: Exponents) -> Exponents:
    return tuple(x + y for x, y in zip(a, b, strict=True))


def _gaussian(exponents: Exponents) -> Fraction:
    """``1 * 3 * 5 * ...`` for even exponents."""
    if any(k % 2 for k in exponents):
        return Fraction(0)
    return Fraction(prod(j for k in exponents for j in range(1, k, 2)))


def _sums(X: RationalMatrix) -> Callable[[Exponents], Fraction]:
    """The moments of given inputs, columns of a matrix."""
    columns = list(zip(*X, strict=True))

    def moment(exponents: Exponents) -> Fraction:
        values = (prod(x**k for x, k in zip(c, exponents, strict=True)) for c in columns)
        return sum(values, Fraction(0))

    return moment


def _form(network: Network, moment: Callable[[Exponents], Fraction]) -> RationalMatrix:
    """The sum over the outputs of the squares of all moments, on the coordinates of the variety."""
    places = [(i, e, c) for i, output in enumerate(network.expanded) for e, c in output.items()]
    M = [
        [moment(_together(e, f)) if i == j else Fraction(0) for j, f, _ in places]
        for i, e, _ in places
    ]
    A = _in_terms_of([c for _, _, c in places], network.map.polynomials)
    turned = tuple(zip(*A, strict=True))
    return product(turned, tuple(map(tuple, M)), A)


def _in_terms_of(functions: Sequence[Polynomial], basis: Sequence[Polynomial]) -> RationalMatrix:
    """What each function is as a combination of others that are independent."""
    if list(functions) == list(basis):
        return diagonal([Fraction(1)] * len(basis))
    monomials = sorted({m for f in (*functions, *basis) for m in f.itermonoms()})
    n = len(basis)
    rows = []
    for f in functions:
        relations = kernel([[g.get(m, 0) for g in (*basis, f)] for m in monomials])
        (relation,) = (r for r in relations if r[n])
        rows.append(tuple(-Fraction(c) / relation[n] for c in relation[:n]))
    return tuple(rows)
