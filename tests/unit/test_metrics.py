"""Metrics: their matrices, and what is no metric."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.errors import SpecificationError
from neurovariety.varieties.forms import definite, diagonal, is_diagonal
from tests.strategies import INJECTION

M2x2 = nv.Determinantal(2, 2, 1)
CURVE = nv.Implicit("x^2 + y^2 = 1")


def numbers(form: Any) -> list[list[int]]:
    return [[int(v) for v in row] for row in form]


def test_frobenius_and_weights() -> None:
    assert numbers(nv.Frobenius().form(M2x2)) == np.eye(4, dtype=int).tolist()
    assert nv.Weighted([1, "1/2"]).form(CURVE) == diagonal([Fraction(1), Fraction(1, 2)])
    same = [(1, 2), "1, 2", np.array([1, 2]), ["1", Fraction(2)], iter([1, 2])]
    assert {nv.Weighted(w) for w in same} == {nv.Weighted([1, 2])}


def test_bombieri_weyl_counts_the_entries_of_the_matrix() -> None:
    S = nv.SymmetricDeterminantal(3, 1)
    multiplicity = [sum(row.count(x) for row in S.matrix) for x in S.matrix[0][0].ring.gens]
    form = nv.BombieriWeyl().form(S)
    assert [form[i][i] for i in range(6)] == multiplicity
    assert is_diagonal(form)
    form = nv.BombieriWeyl().form(nv.Hankel(3, 1))
    assert [form[i][i] for i in range(5)] == [1, 4, 6, 4, 1]


@given(st.lists(st.lists(st.integers(-9, 9), min_size=3, max_size=5), min_size=2, max_size=2))
def test_the_data_metric_is_the_quadratic_part_of_the_loss(rows: list[list[int]]) -> None:
    width = min(map(len, rows))
    X = np.array([row[:width] for row in rows])
    V = nv.Determinantal(3, 2, 1)
    if np.linalg.matrix_rank(X) < 2:
        with pytest.raises(SpecificationError, match="expected data X of rank 2"):
            nv.DataMetric(X).form(V)
        return
    form = np.array(numbers(nv.DataMetric(X).form(V)))
    M = np.arange(1, 7).reshape(3, 2)
    assert M.flatten() @ form @ M.flatten() == ((M @ X) ** 2).sum()


def test_whitened_data() -> None:
    assert nv.DataMetric("3/5, 4/5; -4/5, 3/5").is_whitened
    assert not nv.DataMetric("1, 1; 0, 1").is_whitened


@given(st.lists(st.lists(st.integers(-4, 4), min_size=3, max_size=3), min_size=3, max_size=3))
def test_definite_agrees_with_the_eigenvalues(rows: list[list[int]]) -> None:
    A = np.array(rows)
    W = A + A.T
    minors = [round(np.linalg.det(W[:k, :k])) for k in (1, 2, 3)]  # Sylvester
    form = tuple(tuple(Fraction(int(v)) for v in row) for row in W)
    if min(minors) > 0:
        assert definite(form) == form
        assert min(np.linalg.eigvalsh(W)) > 0
    else:
        with pytest.raises(SpecificationError, match="the leading minor of size"):
            definite(form)


def test_the_metric_of_data_on_a_parametrisation_of_matrices() -> None:
    net, metric = nv.LinearNetwork(3, 1, 2), nv.DataMetric("1, 2, 0; 0, 1, 1; 1, 0, 3")
    assert metric.form(net.map) == metric.form(net.variety)
    with pytest.raises(SpecificationError, match=r"one row for each input of the image .* got 3"):
        metric.form(nv.Parametric("t; t^2; t^3; t^4"))


@pytest.mark.parametrize(
    ("metric", "variety", "message"),
    [
        (nv.Weighted([1, 2, 3]), M2x2, "expected 4 weights for 2 x 2 matrices .*, got 3"),
        (nv.Weighted([1, 0]), CURVE, "expected a positive definite .* minor of size 2"),
        (nv.Weighted([-1, 1]), CURVE, "expected a positive definite .* minor of size 1"),
        (nv.SymmetricForm("1, 0; 0, 1"), M2x2, "expected a metric of size 4 x 4 .*, got 2 x 2"),
        (nv.SymmetricForm("1, 2; 2, 1"), CURVE, "expected a positive definite"),
        (nv.SymmetricForm("1, 1; 1, 1"), CURVE, "expected a positive definite"),
        (nv.BombieriWeyl(), M2x2, "expected symmetric or Hankel matrices .*, got 2 x 2"),
        (nv.BombieriWeyl(), CURVE, "expected symmetric or Hankel matrices .*, got the zero set"),
        (nv.DataMetric("1, 2; 0, 1"), nv.Determinantal(3, 3, 1), "one row for each input .* got 2"),
        (nv.DataMetric("1, 2; 0, 1"), CURVE, "expected network.variety, or a parametrisation"),
        (nv.DataMetric("1, 2; 2, 4"), M2x2, "expected data X of rank 2"),
        (nv.DataMetric("1; 2"), M2x2, "expected data X of rank 2"),
    ],
    ids=repr,
)
def test_a_metric_that_does_not_fit(metric: Any, variety: Any, message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        metric.form(variety)
    with pytest.raises(SpecificationError, match=message):
        nv.EDDegree(variety, metric)
    with pytest.raises(SpecificationError, match=message):
        nv.EDCorrespondence(variety, metric)


@pytest.mark.parametrize(
    ("kind", "given_", "message"),
    [
        (nv.Weighted, [0.5, 1], "expected an exact number, got the float 0.5"),
        (nv.Weighted, 5, "expected a sequence of weights, got 5"),
        (nv.Weighted, None, "expected a sequence of weights, got None"),
        (nv.Weighted, np.array(3), "expected a sequence of weights, got 3"),
        (nv.Weighted, "1, x", "expected an integer or a fraction such as -3/4, got 'x'"),
        (nv.Weighted, [INJECTION], "expected an integer or a fraction"),
        (nv.Weighted, INJECTION, "expected an integer or a fraction"),
        (nv.SymmetricForm, "1, 2; 3, 4", "expected a symmetric matrix"),
        (nv.SymmetricForm, "1, 2", "expected a square matrix, got 1 x 2"),
        (nv.SymmetricForm, "1, 2; 3", r"got lengths \[2, 1\]"),
        (nv.SymmetricForm, np.eye(2), "got the float 1.0"),
        (nv.SymmetricForm, [[INJECTION]], "expected an integer or a fraction"),
        (nv.SymmetricForm, 3, "expected a sequence of rows, got 3"),
        (nv.DataMetric, [["a"]], "expected an integer or a fraction"),
        (nv.DataMetric, INJECTION, "expected an integer or a fraction|got lengths"),
        (nv.DataMetric, [], "at least one row.*got none"),
    ],
)
def test_what_is_no_metric(kind: Any, given_: Any, message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        kind(given_)


@pytest.mark.parametrize("seed", range(5))
def test_a_random_metric_is_definite_exact_in_floats_and_given_by_its_seed(seed: int) -> None:
    metric = nv.Metric.random(M2x2, seed)
    form = metric.form(M2x2)  # raises unless it is positive definite
    assert metric == nv.Metric.random(M2x2, seed) != nv.Metric.random(M2x2, seed + 1)
    assert all(Fraction(float(v)) == v for row in form for v in row)
