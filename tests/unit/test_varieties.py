"""The varieties' own numbers against independent computations."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import combinations_with_replacement
from math import comb, prod
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import GF, Symbol
from sympy.polys.matrices import DomainMatrix

import neurovariety as nv
from neurovariety.errors import SpecificationError
from tests.strategies import INJECTION

P = 32003
SIZES = [(m, n, r) for m in range(1, 6) for n in range(1, 6) for r in range(1, min(m, n) + 1)]


def rank_mod_p(rows: list[list[int]]) -> int:
    K = GF(P)
    shape = (len(rows), len(rows[0]))
    return int(DomainMatrix([[K(v) for v in row] for row in rows], shape, K).rank())


def differential_rank(velocities: Callable[[random.Random], list[list[int]]]) -> int:
    """The rank of a map's differential at a random point modulo p: the image's dimension."""
    return rank_mod_p(velocities(random.Random(5)))


def product(A: list[list[int]], B: list[list[int]]) -> list[list[int]]:
    return [
        [sum(a * b for a, b in zip(row, c, strict=True)) for c in zip(*B, strict=True)] for row in A
    ]


def unit(rows: int, cols: int, at: int) -> list[list[int]]:
    return [[int(i * cols + j == at) for j in range(cols)] for i in range(rows)]


def matrix(rng: random.Random, rows: int, cols: int) -> list[list[int]]:
    return [[rng.randrange(P) for _ in range(cols)] for _ in range(rows)]


@pytest.mark.parametrize(("m", "n"), sorted({(m, n) for m, n, _ in SIZES}))
def test_dimension_of_bounded_rank(m: int, n: int) -> None:
    for r in range(1, min(m, n) + 1):
        has_the_dimension_of_the_image(m, n, r)


def has_the_dimension_of_the_image(m: int, n: int, r: int) -> None:
    """(A, B) -> AB has the differential (A', B') -> A'B + AB'."""

    def velocities(rng: random.Random) -> list[list[int]]:
        A, B = matrix(rng, m, r), matrix(rng, r, n)
        moved = [product(unit(m, r, k), B) for k in range(m * r)]
        moved += [product(A, unit(r, n, k)) for k in range(r * n)]
        return [[v for row in M for v in row] for M in moved]

    V = nv.Determinantal(m, n, r)
    assert V.dimension == differential_rank(velocities)
    assert V.ambient_dimension == m * n == len(V.coordinates)


@pytest.mark.parametrize(("n", "r"), [(n, r) for n in range(1, 6) for r in range(1, n + 1)])
def test_dimension_of_symmetric_bounded_rank(n: int, r: int) -> None:
    """A -> A A^t has the differential A' -> A' A^t + A A'^t."""

    def velocities(rng: random.Random) -> list[list[int]]:
        A = matrix(rng, n, r)
        transposed = [list(c) for c in zip(*A, strict=True)]
        moved = []
        for k in range(n * r):
            M = product(unit(n, r, k), transposed)
            moved.append([M[i][j] + M[j][i] for i in range(n) for j in range(i, n)])
        return moved

    V = nv.SymmetricDeterminantal(n, r)
    assert V.dimension == differential_rank(velocities)
    assert V.ambient_dimension == n * (n + 1) // 2 == len(V.coordinates) == len(V.positions)


def weyl(partition: tuple[int, ...], n: int) -> int:
    """The dimension of the Schur functor of C^n."""
    parts = [*partition, *[0] * (n - len(partition))]
    pairs = [(i, j) for i in range(n) for j in range(i + 1, n)]
    top = prod(parts[i] - parts[j] + j - i for i, j in pairs)
    return top // prod(j - i for i, j in pairs)


def hilbert_function(m: int, n: int, r: int, d: int) -> int:
    """By Cauchy's formula: partitions of d with at most r parts."""
    partitions = (
        parts[::-1] for parts in combinations_with_replacement(range(d + 1), r) if sum(parts) == d
    )
    return sum(weyl(parts, m) * weyl(parts, n) for parts in partitions)


@pytest.mark.parametrize(("m", "n", "r"), [s for s in SIZES if s[2] <= 2 and s[0] + s[1] < 8])
def test_degree_is_that_of_the_hilbert_polynomial(m: int, n: int, r: int) -> None:
    V = nv.Determinantal(m, n, r)
    top = V.dimension - 1  # differences of this order leave the degree
    signs = ((-1) ** (top - d) * comb(top, d) for d in range(top + 1))
    values = (hilbert_function(m, n, r, d) for d in range(top + 1))
    assert V.degree == sum(s * v for s, v in zip(signs, values, strict=True))


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1, 12))
def test_transposing_changes_nothing(m: int, n: int, r: int) -> None:
    r = min(m, n, r)
    V, T = nv.Determinantal(m, n, r), nv.Determinantal(n, m, r)
    assert (V.dimension, V.degree) == (T.dimension, T.degree)
    assert (V.dimension == m * n) == (r == min(m, n)) == (V.degree == 1)


def test_matrices_are_those_of_their_coordinates() -> None:
    assert str(nv.Determinantal(2, 3, 1).matrix) == "((x11, x12, x13), (x21, x22, x23))"
    S = nv.SymmetricDeterminantal(3, 1)
    assert str(S.matrix) == "((x11, x12, x13), (x12, x22, x23), (x13, x23, x33))"
    assert str(nv.Hankel(2, 1).matrix) == "((a0, a1), (a1, a2))"
    assert nv.Determinantal(10, 2, 1).coordinates[-1] == "x10_2"
    assert len(set(nv.Determinantal(12, 12, 1).coordinates)) == 144


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: nv.Determinantal(3, 3, 4), "rank: expected from 1 to 3, got 4"),
        (lambda: nv.Determinantal(3, 2, 3), "rank: expected from 1 to 2, got 3"),
        (lambda: nv.Determinantal(3, 3, 0), "rank: expected from 1 to 3, got 0"),
        (lambda: nv.Determinantal(0, 3, 1), "rows: expected at least 1, got 0"),
        (lambda: nv.Determinantal(3, -1, 1), "cols: expected at least 1, got -1"),
        (lambda: nv.Determinantal(3.0, 3, 1), "rows: expected an integer at least 1, got 3.0"),
        (lambda: nv.Determinantal(3, "3", 1), "cols: expected an integer at least 1, got '3'"),
        (lambda: nv.Determinantal(3, 3, True), "rank: expected an integer .*, got True"),
        (lambda: nv.SymmetricDeterminantal(3, 4), "rank: expected from 1 to 3, got 4"),
        (lambda: nv.SymmetricDeterminantal(0, 1), "size: expected at least 1, got 0"),
        (lambda: nv.Hankel(3, 3), "rank: expected from 1 to 2, got 3"),
        (lambda: nv.Implicit("0", "x"), "expected a polynomial that is not zero"),
        (lambda: nv.Implicit("x; 1"), "expected no constant among the polynomials"),
        (lambda: nv.Implicit("x + z", "x, y"), "unknown variable 'z'"),
        (lambda: nv.Implicit(INJECTION), "unexpected '\"' at position 4"),
        (lambda: nv.Implicit("x^2", INJECTION), "expected a variable name"),
        (lambda: nv.Parametric("1; 2", "t"), "expected a map that is not constant"),
        (lambda: nv.Parametric(f"t; {INJECTION}"), "unexpected '\"'"),
    ],
)
def test_bad_varieties(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        make()


def test_implicit_varieties() -> None:
    V = nv.Implicit("x*y = z^2; 0", "z, y, x, w")
    assert (V.coordinates, V.ambient_dimension, len(V.polynomials)) == (("z", "y", "x", "w"), 4, 1)
    assert V.is_cone
    assert not nv.Implicit("x = y^2").is_cone
    assert nv.Implicit(V.polynomials) == V
    assert hash(V) == hash(nv.Implicit(V.polynomials))
    assert "..." in str(nv.Implicit("(x + y + z)^9"))


@pytest.mark.parametrize("kind", [nv.Implicit, nv.Parametric])
def test_a_coefficient_of_ten_thousand_digits_is_shown_in_short(kind: Any) -> None:
    V = kind(f"{'7' * 10_000}*x^2 + y; y")
    assert len(str(V)) < 120
    assert nv.render(nv.EDDegree(V)).text.count("7" * 10_000) == 1


def test_parametric_varieties() -> None:
    V = nv.Parametric("s*t; s^2; 3", "t, s")
    assert (V.parameters, V.coordinates) == (("t", "s"), ("x1", "x2", "x3"))
    assert V.ambient_dimension == 3


def test_rational_maps_have_one_form_however_they_are_written() -> None:
    t = Symbol("t")
    V = nv.Parametric("(1 - t^2)/(1 + t^2); 2*t/(1 + t^2)")
    for same in (
        [(1 - t**2) / (1 + t**2), 2 * t / (1 + t**2)],
        "2/(1 + t^2) - 1; 2/(t + 1/t)",
        "(2*t + 1)*(1 - t^2)/(1 + 2*t + t^2 + 2*t^3); 6*t/(3 + 3*t^2)",
    ):
        assert nv.Parametric(same) == V
    assert nv.Parametric("1 - t^2; 2*t", denominator="1 + t^2") == V
    assert V.dimension == 1
    assert not V.is_polynomial
    assert str(V) == "the image of (-t^2 + 1, 2*t)/(t^2 + 1)"
    halves = nv.Parametric("t/2; t^2/(2*t)")
    assert halves.is_polynomial
    assert halves == nv.Parametric("1/2*t; 1/2*t")
    assert nv.GenericEDDegree(nv.Parametric("1/(32003*t + 1); t")).used_prime != 32003
    for bad, message in (
        ("t/(t - t)", "a divisor that is not zero"),
        ("x = t", "expected an operator, found '='"),
        ("t/t", "a map that is not constant"),
        ("2t/3", "write products with a sign"),
        ("sqrt(2)*t", "sqrt is no function here"),
        (f"1/t; 1/(t + 1)^{9999}*(t + 2)^9999/(t + 3)^9999", "at most 100000 terms"),
    ):
        with pytest.raises(SpecificationError, match=message):
            nv.Parametric(bad)
    with pytest.raises(SpecificationError, match="expected a polynomial map for a gradient flow"):
        nv.GradientFlow(V)
