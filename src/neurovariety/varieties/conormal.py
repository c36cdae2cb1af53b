"""Conormal varieties by their equations, and their charts: other ways to ED correspondences.

With y = W(u - x) the ED correspondence is the conormal variety of the pairs (x, y).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sympy import QQ

from neurovariety.algebra.evaluation import rationally
from neurovariety.algebra.exact import quotient
from neurovariety.algebra.linear import inverse, rank
from neurovariety.algebra.matrices import matrix_product, minors
from neurovariety.algebra.polynomials import (
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
    polynomial_ring,
)
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal


def residue(form: RationalMatrix, x: Sequence[Polynomial], u: Sequence[Polynomial]) -> list[Any]:
    """y = W(u - x), coordinate by coordinate."""
    zero = x[0].ring.zero
    return [
        sum(
            (quotient(w) * (b - a) for w, a, b in zip(row, x, u, strict=True)),
            zero,
        )
        for row in form
    ]


def datum(form: RationalMatrix, x: Sequence[Polynomial], y: Sequence[Polynomial]) -> list[Any]:
    """u = x + W^-1 y, coordinate by coordinate."""
    inverted = [[quotient(w) for w in row] for row in inverse(form)]
    return [
        a + sum((w * b for w, b in zip(row, y, strict=True)), a.ring.zero)
        for a, row in zip(x, inverted, strict=True)
    ]


def conormal_equations(
    variety: Determinantal | SymmetricDeterminantal,
    x: Sequence[Polynomial],
    y: Sequence[Polynomial],
) -> list[Polynomial]:
    """Generators of the ideal of the conormal variety, in polynomials for x and y.

    These are X^t Y = 0, X Y^t = 0 and the minors that bound both ranks (Strickland, On the
    conormal bundle of the determinantal variety, J. Algebra 75, 1982).

    Examples
    --------
    >>> *x, a, b, c, d = polynomial_ring("x11 x12 x21 x22 y11 y12 y21 y22".split()).gens
    >>> len(conormal_equations(Determinantal(2, 2, rank=1), x, [a, b, c, d]))
    10
    """
    X, Y = matrix_pair(variety, x, y)
    side = min(len(X), len(X[0]))
    products = (matrix_product(_transpose(X), Y), matrix_product(X, _transpose(Y)))
    return [
        *dict.fromkeys(f for product in products for row in product for f in row),
        *minors(X, variety.rank + 1),
        *minors(Y, side - variety.rank + 1),
    ]


def matrix_pair(
    variety: Determinantal | SymmetricDeterminantal,
    x: Sequence[Polynomial],
    y: Sequence[Polynomial],
) -> tuple[PolynomialMatrix, PolynomialMatrix]:
    """x and y as matrices; y pairs with x, so an entry that stands twice is halved."""
    position = {g: i for i, g in enumerate(polynomial_ring(variety.coordinates).gens)}
    indices = [[position[g] for g in row] for row in variety.matrix]
    times = Counter(i for row in indices for i in row)
    X = tuple(tuple(x[i] for i in row) for row in indices)
    Y = tuple(tuple(y[i] * QQ(1, times[i]) for i in row) for row in indices)
    return X, Y


def regular_conormal_equations(
    equations: Sequence[Polynomial],
    codimension: int,
    y: Sequence[Polynomial],
    t: Polynomial,
    seed: int,
) -> list[Polynomial]:
    """Equations of the conormal variety over the regular points, with one variable more.

    A normal y is a combination of the differentials, whose rank is the codimension c; the last
    equation 1 = t h, with h a random combination of the c-minors of the Jacobian, keeps away from
    the singular points (Rabinowitsch). Eliminating t gives the closure.

    Parameters
    ----------
    equations : sequence of PolyElement
        In the ring of t, x and u, in the variables x alone.
    codimension : int
        c.
    y : sequence of PolyElement
        What stands for the normal, in the same ring.
    t : PolyElement
        The variable.
    seed : int
        Of the combination.
    """
    ring, n = t.ring, len(y)
    x = ring.gens[1 : n + 1]
    jacobian = tuple(tuple(f.diff(v) for v in x) for f in equations)
    numbers = random.Random(seed)
    inner = minors(jacobian, codimension)
    h = sum((numbers.randint(1, 99) * g for g in inner), ring.zero)
    bordered = (tuple(y), *jacobian)
    return [*equations, *(g for g in minors(bordered, codimension + 1) if g), 1 - t * h]


def chart_defects(
    variety: Determinantal | SymmetricDeterminantal,
    form: RationalMatrix,
    graph: Sequence[Polynomial],
    count: int,
) -> tuple[int, int]:
    """How far an ideal is from the graph of a parametrisation of the conormal variety.

    Parameters
    ----------
    variety, form
        Whose conormal variety, and the metric.
    graph : sequence of PolyElement
        x - X and W(u - x) - Y, in ``count`` parameters, x and u.
    count : int
        The number of parameters.

    Returns
    -------
    tuple of int
        How many equations of the conormal variety the chart violates, as polynomials in the
        parameters, and by how much the rank of its Jacobian at a random point falls short of the
        dimension. Both are zero exactly for a chart: the conormal variety is irreducible.
    """
    ring, n = graph[0].ring, variety.ambient_dimension
    x, u = ring.gens[count : count + n], ring.gens[count + n :]
    X = [a - g for a, g in zip(x, graph[:n], strict=True)]
    Y = [b - g for b, g in zip(residue(form, x, u), graph[n:], strict=True)]
    strangers = sum(any(any(m[count:]) for m in f.itermonoms()) for f in (*X, *Y))
    bad = sum(map(bool, conormal_equations(variety, X, Y)))
    numbers = random.Random(1)
    at = rationally([numbers.randint(-99, 99) for _ in ring.gens])
    rows = [[at(f.diff(g)) for g in ring.gens[:count]] for f in (*X, *Y)]
    return strangers + bad, n - rank(rows)


def _transpose(matrix: PolynomialMatrix) -> PolynomialMatrix:
    return tuple(zip(*matrix, strict=True))
