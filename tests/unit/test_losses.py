"""The quadratic loss and its gradient system: exact data, sizes, and derivatives."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import sympy
from sympy import Matrix, Rational, symbols

import neurovariety as nv
from neurovariety.networks.losses import GradientSystem

NET = nv.LinearNetwork(2, 1, 2)
X, Y = [[1, 2], [3, 4]], [[1, 3], [2, 4]]


def test_the_gradient_is_that_of_matrix_calculus() -> None:
    """W_2^t (W_2 W_1 X - Y) X^t + lambda W_1 and its counterpart, in SymPy's matrices."""
    system = GradientSystem(NET, nv.QuadraticLoss(X, Y, Fraction(1, 3)))
    w = symbols([str(s) for s in system.ring.symbols])
    W1, W2 = Matrix([w[:2]]), Matrix(w[2:])
    error = W2 * W1 * Matrix(X) - Matrix(Y)
    expected = [
        *(W2.T * error * Matrix(X).T + Rational(1, 3) * W1),
        *(error * Matrix(X).T * W1.T + Rational(1, 3) * W2),
    ]
    for f, g in zip(system.equations, expected, strict=True):
        assert (f.as_expr() - g).expand() == 0


def test_the_hessian_is_symmetric_and_differentiates_the_gradient() -> None:
    system = GradientSystem(nv.LinearNetwork(2, 2, 1), nv.QuadraticLoss([[1], [2]], [[3]], 1))
    H = system.hessian
    assert all(H[i][j] == H[j][i] for i in range(len(H)) for j in range(i))
    assert H[0][0] == system.polynomial.diff(system.ring.gens[0]).diff(system.ring.gens[0])


@pytest.mark.parametrize(
    ("x", "y", "weights", "said"),
    [
        ([[1]], [[1, 2]], None, "as many samples in X as in Y, got 1 and 2"),
        ([[1, 2]], [[1, 2], [3, 4]], None, "X of size 2 x 2"),
        (X, [[1, 2]], None, "Y of size 2 x 2"),
        (X, Y, [[[1, 2]]], "sizes 1 x 2, 2 x 1, got 1 x 2"),
        (X, Y, [[[1], [2]], [[1, 2]]], "sizes 1 x 2, 2 x 1, got 2 x 1, 1 x 2"),
        (X, Y, [], "one matrix of regularization weights for each layer"),
        (X, Y, "two", "integer or a fraction"),
        (X, Y, 0.5, "exact number, got the float 0.5"),
        ([[0.1, 1], [1, 1]], Y, None, r"neurovariety.rational\(0.1\), which takes the float"),
        (np.array([[0.5, 1], [1, 1]]), Y, None, "float"),
        ([[True, 1], [1, 1]], Y, None, "expected a number"),
        ([[]], [[]], None, "positive length"),
    ],
)
def test_what_does_not_fit_is_refused(x: object, y: object, weights: object, said: str) -> None:
    with pytest.raises(nv.SpecificationError, match=said):
        GradientSystem(NET, nv.QuadraticLoss(x, y, weights))


def test_integer_arrays_are_exact() -> None:
    loss = nv.QuadraticLoss(np.array(X), np.array(Y), np.int64(2))
    assert loss == nv.QuadraticLoss(X, Y, 2)


def test_floats_are_taken_as_one_says() -> None:
    values = np.array([[0.1, -2.5]])
    assert nv.rational(values)[0][0] == Fraction(0.1)
    assert nv.rational(values, denominator=10) == ((Fraction(1, 10), Fraction(-5, 2)),)
    assert nv.rational([["1/3", 2]]) == ((Fraction(1, 3), Fraction(2)),)


def test_floats_keep_their_shape() -> None:
    tenth = Fraction(1, 10)
    for one in (0.1, np.float64(0.1), sympy.Float("0.1"), tenth):
        assert nv.rational(one, denominator=10) == tenth
    for row in ([0.1, "1/2"], np.array([0.1, 0.5]), (0.1, sympy.Rational(1, 2))):
        assert nv.rational(row, denominator=10) == (tenth, Fraction(1, 2))
    assert nv.rational("1, 1/10") == ((1, tenth),)
    assert nv.Weighted(nv.rational([1.0, 2.5])) == nv.Weighted([1, "5/2"])


@pytest.mark.parametrize("value", [float("nan"), float("inf"), np.float32("-inf")])
def test_no_number_is_made_of_what_is_none(value: float) -> None:
    with pytest.raises(nv.SpecificationError, match="finite"):
        nv.rational([[value]])


@pytest.mark.parametrize("denominator", [0, -1, 1.5])
def test_denominators_are_positive_integers(denominator: int) -> None:
    with pytest.raises(nv.SpecificationError, match="denominator"):
        nv.rational([[0.5]], denominator)
