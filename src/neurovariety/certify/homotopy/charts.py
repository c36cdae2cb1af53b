"""Varieties as what a critical system needs: a polynomial chart, or equations.

The charts cover a dense part of the variety, injectively but for the fibres of a parametrisation.
Those of matrices of bounded rank are turned by a random invertible matrix, so that data which are
special in the coordinates, such as diagonal ones, have their critical points in the chart; and a
point that is near infinity in one of them has small coordinates in another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
from sympy import QQ
from sympy.polys.matrices import DomainMatrix
from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import quotient
from neurovariety.algebra.matrices import constant_matrix, matrix_product
from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix, polynomial_ring
from neurovariety.certify.homotopy.monomials import Array
from neurovariety.varieties.matrices import Determinantal, Hankel, SymmetricDeterminantal
from neurovariety.varieties.variety import Implicit, Variety

_STEPS = 64


@dataclass(frozen=True)
class Chart:
    """A polynomial map onto a variety, or the space around it with the equations.

    Parameters
    ----------
    position : tuple of PolyElement
        The coordinates of the ambient space as polynomials in the chart's variables.
    constraints : tuple of PolyElement
        Equations between those variables, independent at general points; none for a chart that
        needs no multipliers.
    immersive : PolyElement, optional
        It vanishes where the chart is not immersive; None if there zeros of the critical system
        need special data.
    coordinates : callable, optional
        From points of the variety, a row for each, to the chart's variables, in floats; None for a
        chart that cannot be turned.
    """

    position: tuple[Polynomial, ...]
    constraints: tuple[Polynomial, ...] = ()
    immersive: Polynomial | None = None
    coordinates: Callable[[Array], Array] | None = field(default=None, compare=False)

    @property
    def variables(self) -> int:
        """The number of variables."""
        return int(self.position[0].ring.ngens)

    @property
    def is_ambient(self) -> bool:
        """Whether the variables are the coordinates of the space."""
        return bool(self.position == self.position[0].ring.gens)


def chart(variety: Variety, seed: int = 1) -> Chart:
    """The chart of a variety that `CriticalSystem` uses.

    Parameters
    ----------
    variety : Determinantal, SymmetricDeterminantal, Hankel, Implicit or Parametric
        An implicit one must be a complete intersection.
    seed : int
        Turns the charts of matrices, and cuts the fibres of parametrisations.

    Returns
    -------
    Chart

    Examples
    --------
    >>> from neurovariety.varieties.matrices import Determinantal
    >>> chart(Determinantal(3, 3, rank=1)).variables
    5
    >>> len(chart(Hankel(3, rank=1)).position)
    5
    """
    if isinstance(variety, Determinantal):
        return _determinantal(variety, seed)
    if isinstance(variety, SymmetricDeterminantal):
        return _symmetric(variety, seed)
    if isinstance(variety, Hankel):
        return _hankel(variety, seed)
    if isinstance(variety, Implicit):
        return _implicit(variety)
    return _parametric(variety, seed)


def _determinantal(V: Determinantal, seed: int) -> Chart:
    """``P [1; A] B`` or its transpose: all matrices of rank r but those of a hypersurface.

    With no more rows than columns solutions with B of smaller rank need special data: critical.m2.
    """
    m, n, r = min(V.rows, V.cols), max(V.rows, V.cols), V.rank
    ring = polynomial_ring([f"z{k}" for k in range((m - r) * r + r * n)])
    K = _graph(ring, m, r)
    B = _matrix(ring.gens[(m - r) * r :], n)
    P = turned(m, seed)
    X = matrix_product(constant_matrix(P, ring), matrix_product(K, B))
    rows = X if V.rows <= V.cols else zip(*X, strict=True)

    def coordinates(x: Array) -> Array:
        X = x.reshape(len(x), V.rows, V.cols)
        A, B = _factors(_inverse(P) @ (X if V.rows <= V.cols else X.transpose(0, 2, 1)), r)
        return np.concatenate([A.reshape(len(x), (m - r) * r), B.reshape(len(x), r * n)], axis=1)

    return Chart(tuple(f for row in rows for f in row), coordinates=coordinates)


def _symmetric(V: SymmetricDeterminantal, seed: int) -> Chart:
    """``P [1; A] B [1 A^t] P^t`` with B symmetric."""
    n, r = V.size, V.rank
    half = SymmetricDeterminantal(r, r)
    ring = polynomial_ring([f"z{k}" for k in range((n - r) * r + half.ambient_dimension)])
    P = turned(n, seed)
    K = matrix_product(constant_matrix(P, ring), _graph(ring, n, r))
    entry = dict(zip(half.positions, ring.gens[(n - r) * r :], strict=True))
    B = tuple(tuple(entry[min(i, j), max(i, j)] for j in range(r)) for i in range(r))
    X = matrix_product(matrix_product(K, B), tuple(zip(*K, strict=True)))
    place = {pair: k for k, pair in enumerate(V.positions)}
    upper = tuple(zip(*half.positions, strict=True))

    def coordinates(x: Array) -> Array:
        full = [[place[min(i, j), max(i, j)] for j in range(n)] for i in range(n)]
        A, top = _factors(_inverse(P) @ x[:, full] @ _inverse(P).T, r)
        B = top[:, upper[0], upper[1]]
        return np.concatenate([A.reshape(len(x), (n - r) * r), B], axis=1)

    positions = tuple(X[i][j] for i, j in V.positions)
    return Chart(positions, immersive=_determinant(B), coordinates=coordinates)


def _hankel(V: Hankel, seed: int) -> Chart:
    """A linear recurrence of order r with its first r values (Kronecker's theorem).

    Hankel matrices are binary forms: a change of their two variables turns the chart.
    """
    r, d = V.rank, V.ambient_dimension - 1
    ring = polynomial_ring([f"{letter}{k}" for letter in "ac" for k in range(r)])
    a, c = list(ring.gens[:r]), ring.gens[r:]
    while len(a) <= d:
        a.append(sum((f * g for f, g in zip(c, a[-r:], strict=True)), ring.zero))
    first, second = (tuple(quotient(v) for v in row) for row in turned(2, seed))
    forms = [_product([first] * (d - k) + [second] * k) for k in range(d + 1)]
    leading = tuple(tuple(a[i + j] for j in range(r)) for i in range(r))

    def coordinates(x: Array) -> Array:
        values = x @ _inverse(forms).T
        windows = np.lib.stride_tricks.sliding_window_view(values, r, axis=1)[:, : d - r + 1]
        recurrence = np.linalg.pinv(windows) @ values[:, r:, None]
        return np.concatenate([values[:, :r], recurrence[:, :, 0]], axis=1)

    return Chart(
        tuple(sum((f * v for f, v in zip(a, row, strict=True)), ring.zero) for row in forms),
        immersive=_determinant(leading),
        coordinates=coordinates,
    )


def _product(linear: list[Any]) -> list[Any]:
    """The coefficients of a product of linear binary forms."""
    total = [QQ(1)]
    for s, t in linear:
        total = [s * v + t * w for v, w in zip([*total, QQ(0)], [QQ(0), *total], strict=True)]
    return total


def _implicit(V: Implicit) -> Chart:
    ring = V.polynomials[0].ring
    return Chart(tuple(ring.gens), tuple(V.polynomials))


def _parametric(V: Any, seed: int) -> Chart:
    """The map on a random affine space of the image's dimension, which meets fibres in points.

    It is the graph of a random affine map over the first parameters, as a general one is: so the
    coordinates have few terms. The inverse s of a denominator q is one variable more, and p/q is
    a + (p - a q) s with a random point a, through which no tangent space goes that matters: so the
    derivative by s is not tangent, and the coordinates alone show that the chart is immersive.
    """
    draw = np.random.default_rng(seed)
    ring = V.denominator.ring
    d = V.dimension
    if d == ring.ngens and V.is_polynomial:
        return Chart(tuple(V.polynomials))
    smaller = polynomial_ring([f"z{k}" for k in range(d + (not V.is_polynomial))])
    slopes = draw.integers(-_STEPS, _STEPS + 1, (ring.ngens - d, d + 1))
    others = [
        smaller.ground_new(QQ(int(row[0]), _STEPS))
        + sum(
            (QQ(int(s), _STEPS) * z for s, z in zip(row[1:], smaller.gens[:d], strict=True)),
            smaller.zero,
        )
        for row in slopes
    ]
    images = [*smaller.gens[:d], *others]
    numerators = tuple(_composed(f, images, smaller) for f in V.polynomials)
    if V.is_polynomial:
        return Chart(numerators)
    s, q = smaller.gens[d], _composed(V.denominator, images, smaller)
    centre = [QQ(int(a), _STEPS) for a in draw.integers(-_STEPS, _STEPS + 1, len(numerators))]
    position = tuple(a + (p - a * q) * s for p, a in zip(numerators, centre, strict=True))
    return Chart(position, (s * q - 1,))


def _composed(f: Polynomial, images: list[Polynomial], ring: PolyRing) -> Polynomial:
    total = ring.zero
    for e, c in f.terms():
        term = ring.ground_new(c)
        for image, power in zip(images, e, strict=True):
            term = term * image**power
        total = total + term
    return total


def turned(size: int, seed: int) -> tuple[tuple[Fraction, ...], ...]:
    """A random matrix of multiples of 1/64, near an orthogonal one, hence invertible."""
    draw = np.random.default_rng(seed).normal(size=(size, size))
    Q = np.linalg.qr(draw)[0]
    return tuple(tuple(Fraction(round(_STEPS * float(v)), _STEPS) for v in row) for row in Q)


def _inverse(rows: Any) -> Array:
    inverse: Array = np.linalg.inv(np.array([[float(v) for v in row] for row in rows]))
    return inverse


def _factors(X: Array, r: int) -> tuple[Array, Array]:
    """A and B of matrices ``[1; A] B`` of rank r."""
    B = X[:, :r]
    return X[:, r:] @ np.linalg.pinv(B), B


def _determinant(A: PolynomialMatrix) -> Polynomial:
    domain = A[0][0].ring.to_domain()
    found: Polynomial = DomainMatrix([list(row) for row in A], (len(A), len(A)), domain).det()
    return found


def _graph(ring: PolyRing, rows: int, r: int) -> PolynomialMatrix:
    """``[1; A]`` with the first variables in A."""
    identity = tuple(tuple(ring.one if i == j else ring.zero for j in range(r)) for i in range(r))
    return (*identity, *_matrix(ring.gens[: (rows - r) * r], r))


def _matrix(entries: Any, cols: int) -> PolynomialMatrix:
    return tuple(tuple(entries[i : i + cols]) for i in range(0, len(entries), cols))
