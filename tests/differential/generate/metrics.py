"""Metrics, data and affine motions, simple ones first."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.algebra.linear import inverse, product

Matrix = tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True)
class Motion:
    """The affine map ``x -> A x + b``.

    Parameters
    ----------
    name : str
        What it is.
    matrix : matrix of Fraction
        Invertible.
    shift : tuple of Fraction
        Where zero goes.
    factor : Fraction, optional
        By which it multiplies lengths in the unit metric, if it does.
    """

    name: str
    matrix: Matrix
    shift: tuple[Fraction, ...]
    factor: Fraction | None = None

    @cached_property
    def back(self) -> Matrix:
        """The inverse matrix."""
        found: Matrix = inverse(self.matrix)
        return found

    def point(self, x: Any) -> tuple[Fraction, ...]:
        """Where a point goes."""
        return tuple(
            sum((a * Fraction(v) for a, v in zip(row, x, strict=True)), b)
            for row, b in zip(self.matrix, self.shift, strict=True)
        )

    def form(self, W: Matrix) -> Matrix:
        """The metric that makes the map an isometry."""
        transposed = tuple(zip(*self.back, strict=True))
        found: Matrix = product(transposed, W, self.back)
        return found

    def pulled_back(self, f: Any, gens: Any = None) -> Any:
        """The polynomial ``x -> f(A^-1 (x - b))``, in those of its variables that are moved."""
        ring = f.ring
        gens = ring.gens if gens is None else gens
        moved = [g - _in(ring, b) for g, b in zip(gens, self.shift, strict=True)]
        images = [
            sum((_in(ring, a) * m for a, m in zip(row, moved, strict=True)), ring.zero)
            for row in self.back
        ]
        return f.compose(list(zip(gens, images, strict=True)))


def _in(ring: Any, v: Fraction) -> Any:
    return ring.ground_new(ring.domain(v.numerator, v.denominator))


def _identity(n: int) -> list[list[Fraction]]:
    return [[Fraction(int(i == j)) for j in range(n)] for i in range(n)]


def _motion(name: str, A: Any, b: Any = None, factor: Any = None) -> Motion:
    rows = tuple(tuple(map(Fraction, row)) for row in A)
    shift = tuple(map(Fraction, b or [0] * len(rows)))
    return Motion(name, rows, shift, None if factor is None else Fraction(factor))


@st.composite
def translations(draw: st.DrawFn, n: int) -> Motion:
    """To a place near zero, or far away."""
    steps = st.sampled_from(["1", "0", "-2", "1/3", "1000000"])
    return _motion("translation", _identity(n), [draw(steps) for _ in range(n)], 1)


@st.composite
def rotations(draw: st.DrawFn, n: int) -> Motion:
    """By a right angle or by a Pythagorean triple, in two of the coordinates."""
    c, s = draw(st.sampled_from([(0, 1), ("3/5", "4/5"), ("5/13", "-12/13")]))
    i, j = draw(st.permutations(range(n)))[:2]
    A = _identity(n)
    A[i][i] = A[j][j] = Fraction(c)
    A[i][j], A[j][i] = -Fraction(s), Fraction(s)
    return _motion("rotation", A, None, 1)


@st.composite
def permutations(draw: st.DrawFn, n: int) -> Motion:
    """Of the coordinates."""
    order = draw(st.permutations(range(n)))
    return _motion("permutation", [[int(j == k) for j in range(n)] for k in order], None, 1)


@st.composite
def similarities(draw: st.DrawFn, n: int) -> Motion:
    """All coordinates times one number."""
    c = Fraction(draw(st.sampled_from(["2", "1/3", "-1", "1000", "32003"])))
    A = [[c * v for v in row] for row in _identity(n)]
    return _motion("similarity", A, None, abs(c))


@st.composite
def scalings(draw: st.DrawFn, n: int) -> Motion:
    """Each coordinate times its own number."""
    factors = st.sampled_from(["2", "1", "-1/3", "1000"])
    A = [[Fraction(draw(factors)) * v for v in row] for row in _identity(n)]
    return _motion("scaling", A)


@st.composite
def shears(draw: st.DrawFn, n: int) -> Motion:
    """One coordinate added to another."""
    i, j = draw(st.permutations(range(n)))[:2]
    A = _identity(n)
    A[i][j] = Fraction(draw(st.sampled_from(["1", "-2", "1/2"])))
    return _motion("shear", A)


def isometries(n: int) -> st.SearchStrategy[Motion]:
    """Of the unit metric, up to a factor."""
    turned = (rotations(n),) if n > 1 else ()
    return st.one_of(permutations(n), translations(n), similarities(n), *turned)


def motions(n: int) -> st.SearchStrategy[Motion]:
    """Affine maps."""
    sheared = (shears(n),) if n > 1 else ()
    return st.one_of(isometries(n), scalings(n), *sheared)


@st.composite
def metrics(draw: st.DrawFn, n: int) -> nv.Metric:
    """Mostly the unit metric; one that is the unit metric modulo the default prime."""
    kind = draw(st.sampled_from(["unit", "unit", "weights", "form", "bad prime"]))
    if kind == "weights":
        return nv.Weighted([draw(st.sampled_from([1, 2, 3, 25])) for _ in range(n)])
    if kind == "form":
        return nv.SymmetricForm(
            [[n + 1 if i == j else draw(st.just(1)) for j in range(n)] for i in range(n)]
        )
    if kind == "bad prime":
        return nv.Weighted([1 + 32003 * (k == 0) for k in range(n)])
    return nv.Frobenius()


numbers = st.sampled_from(
    ["1", "2", "3", "-1", "1/3", "-5/7", "0", "13/8", "1/32003", "1000000", "1/1000000000"]
)


def data(n: int) -> st.SearchStrategy[tuple[Fraction, ...]]:
    """Points of the ambient space."""
    return st.tuples(*[numbers] * n).map(lambda u: tuple(map(Fraction, u)))


general = st.integers(1, 200).map(lambda k: Fraction(997 * k % 401, 83) - 2)


def general_data(n: int) -> st.SearchStrategy[tuple[Fraction, ...]]:
    """Points without a pattern, near zero."""
    return st.tuples(*[general] * n)
