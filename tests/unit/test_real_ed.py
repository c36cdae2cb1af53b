"""Real critical points of distances: complete and certified, or the answer says why not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import neurovariety as nv
from neurovariety.algebra.exact import fraction
from neurovariety.certify.balls import disjoint
from neurovariety.certify.homotopy import monodromy
from neurovariety.certify.homotopy.batches import Family, find, system_of
from neurovariety.certify.homotopy.monodromy import MonodromyFailed, generic_start
from neurovariety.certify.homotopy.paths import solve_each
from neurovariety.certify.homotopy.points import described, real_points
from neurovariety.errors import SpecificationError
from neurovariety.problems.real_ed_critical_points.nearest import with_singular_points

D, S = nv.Determinantal, nv.SymmetricDeterminantal
ELLIPSE = nv.Implicit("x^2 + 4*y^2 = 4")


def family(V: Any, metric: Any, degree: int) -> Family:
    return Family(V, metric.form(V), degree)


def exact(*values: Any) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, values))


def normal(V: Any, seed: int, count: int) -> list[tuple[Fraction, ...]]:
    draws = np.random.default_rng(seed).normal(size=(count, V.ambient_dimension))
    return [exact(*map(float, row)) for row in draws]


def test_the_critical_points_of_the_unit_metric_keep_singular_values() -> None:
    V = D(2, 3, 1)
    for datum, found in zip(
        data := normal(V, 1, 5), find(family(V, nv.Frobenius(), 2), data), strict=True
    ):
        points = described(family(V, nv.Frobenius(), 2), datum, found).points
        U, s, Vt = np.linalg.svd(np.array(datum, float).reshape(2, 3), full_matrices=False)
        # the point that keeps s_i has distance the other one, and index the number of larger ones
        for k, point in enumerate(points):
            low, high = point.distance
            assert low <= Fraction(float(s[1 - k])) * (1 + Fraction(1, 10**12))
            assert high >= Fraction(float(s[1 - k])) * (1 - Fraction(1, 10**12))
            assert point.index == k
            kept = s[k] * np.outer(U[:, k], Vt[k])
            assert np.allclose(point.approximation, kept.flatten())
        assert [p.is_global for p in points] == [None, False]  # as singular points are not known


@pytest.mark.parametrize(
    ("V", "metric", "degree"),
    [
        (D(2, 2, 1), nv.Metric.random(D(2, 2, 1), 3), 6),
        (D(3, 2, 1), nv.Frobenius(), 2),
        (S(3, 2), nv.Frobenius(), 13),
        (S(2, 1), nv.BombieriWeyl(), 2),
        (nv.Hankel(3, 1), nv.BombieriWeyl(), 4),
        (ELLIPSE, nv.Frobenius(), 4),
        (nv.Implicit("y = x^2; z = x*y"), nv.Weighted([1, 2, 3]), 5),
        (nv.Parametric("t; t^2"), nv.Frobenius(), 3),
    ],
    ids=str,
)
def test_floats_and_balls_prove_the_same(V: Any, metric: Any, degree: int) -> None:
    F = family(V, metric, degree)
    data = normal(V, 2, 1)
    for datum, found in zip(data, find(F, data), strict=True):
        floats = described(F, datum, found)
        unproved = replace(
            found.certificates,
            certified=~found.certificates.certified,
            real=found.certificates.real & False,
        )
        balls = described(F, datum, replace(found, certificates=unproved))
        assert floats.complete
        assert balls.complete
        assert floats.found == degree
        assert (degree - len(floats.points)) % 2 == 0
        assert [p.index for p in floats.points] == [p.index for p in balls.points]
        for p, q in zip(floats.points, balls.points, strict=True):
            assert not disjoint(p.coordinates, q.coordinates)
            assert not disjoint([p.squared_distance], [q.squared_distance])


def test_points_and_minima_are_those_of_the_ellipse() -> None:
    """Inside of the evolute of x^2 + 4 y^2 = 4 there are four points, outside two (Kohn's talk)."""
    data = [
        exact(Fraction(k, 8), Fraction(j, 8)) for k in range(-7, 8, 2) for j in range(-15, 16, 4)
    ]
    F = family(ELLIPSE, nv.Frobenius(), 4)
    for (x, y), found in zip(data, find(F, data), strict=True):
        inside = np.cbrt((2 * float(x)) ** 2) + np.cbrt(float(y) ** 2) < np.cbrt(9)
        assert (found.real, found.minima) == ((4, 2) if inside else (2, 1))


@pytest.mark.parametrize("wrong", [3, 5])
def test_a_wrong_ed_degree_is_refused(wrong: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monodromy, "_ROUNDS", 6)  # for the fifth of four points
    F = family(ELLIPSE, nv.Frobenius(), wrong)
    with pytest.raises(MonodromyFailed, match=f"were found, {wrong} were counted"):
        generic_start(system_of(F, 0), wrong, seed=1)


def test_a_singular_matrix_spoils_no_other_system() -> None:
    H, right = np.array([[[0.0]], [[2.0]]]), np.ones((2, 1, 1))
    spoilt, solved = solve_each(H, right)
    assert np.isnan(spoilt).all()
    assert solved == 0.5


def test_dependent_equations_are_refused() -> None:
    V = nv.Implicit("x*y = 1; x^2*y = x")
    with pytest.raises(SpecificationError, match="expected a complete intersection"):
        find(family(V, nv.Frobenius(), 4), [exact(1, 2)])


def test_what_is_no_datum_or_no_metric() -> None:
    with pytest.raises(SpecificationError, match="expected a datum with 2 coordinates"):
        nv.RealEDCriticalPoints(ELLIPSE, nv.Frobenius(), [1, 2, 3])
    with pytest.raises(SpecificationError, match=r"3 coordinates \(x11, x12, x22\)"):
        nv.RealEDCriticalPoints(S(2, 1), nv.Frobenius(), "1, 2; 2, 3")
    for transposed in ([[1, 2], [3, 4], [5, 6]], "1, 2; 3, 4; 5, 6", [[1, 2, 3, 4], [5, 6]]):
        with pytest.raises(SpecificationError, match="expected a 2 x 3 matrix"):
            nv.RealEDCriticalPoints(D(2, 3, 1), nv.Frobenius(), transposed)
    with pytest.raises(SpecificationError, match="expected a positive definite metric"):
        nv.RealEDCriticalPoints(ELLIPSE, nv.SymmetricForm("1, 0; 0, -1"), [1, 2])
    with pytest.raises(SpecificationError, match="does not apply"):
        nv.RealEDCriticalPoints(nv.Parametric("t; t^2"), nv.Frobenius(), [1, 2], "isolation")


def test_the_quadratic_loss_of_a_network() -> None:
    net = nv.LinearNetwork(2, 1, 2)
    problem = nv.RealEDCriticalPoints.of_loss(net, [[1, 0, 1], [0, 2, 1]], [[3, 0, 1], [0, 2, 5]])
    X, Y = np.array([[1, 0, 1], [0, 2, 1]]), np.array([[3, 0, 1], [0, 2, 5]])
    best = Y @ X.T @ np.linalg.inv(X @ X.T)
    assert np.allclose(np.array(problem.datum, float), best.flatten())
    assert nv.RealEDCriticalPoints.of_loss(net.variety, X.tolist(), Y) == problem
    full = ["1, 1; 1, 1", "1, 1"]
    sparse = nv.SparseNetwork((2, 2, 1), full)
    as_sparse = nv.RealEDCriticalPoints.of_loss(sparse, X, [Y[0]])
    as_linear = nv.RealEDCriticalPoints.of_loss(nv.LinearNetwork(2, 2, 1), X, [Y[0]])
    assert (as_sparse.datum, as_sparse.form) == (as_linear.datum, as_linear.form)


@pytest.mark.parametrize(
    ("net", "rows", "samples", "coordinates"),
    [
        (nv.ConvolutionalNetwork((2, 2), (2, 1)), 6, 5, 4),
        (nv.ConvolutionalNetwork((2, 2), (2, 1)), 4, 2, 2),
        (nv.MonomialNetwork((1, 2, 1), 2), 1, 5, 1),
        (nv.PolynomialNetwork((2, 2, 2), 2), 2, 2, 4),
        (nv.ReLUNetwork((2, 2, 1), [1, 1]), 2, 5, 2),
        (nv.ReLUNetwork((1, 2, 1), "1,1;1,0;0,1"), 1, 3, 2),
        (nv.SparseNetwork((2, 2, 1), ("1, 0; 0, 1", "1, 1")), 2, 1, 1),
    ],
    ids=str,
)
def test_the_distance_is_the_loss_of_the_network_itself(
    net: Any, rows: int, samples: int, coordinates: int
) -> None:
    """At weights that are put into the outputs: the difference is one constant."""
    draw = np.random.default_rng(1)
    X = draw.integers(-9, 9, (rows, samples))
    outputs = np.array(net.outputs(nv.rational(X)), object)
    Y = draw.integers(-9, 9, outputs.shape)
    problem = nv.RealEDCriticalPoints.of_loss(net, X, Y)
    form, datum = np.array(problem.form), np.array(problem.datum)
    differences = set()
    for _ in range(3):
        weights = list(
            zip(net.ring.gens, draw.integers(-9, 9, net.parameter_count).tolist(), strict=True)
        )
        at = np.vectorize(lambda f, w=weights: fraction(f.evaluate(w)), otypes=[object])
        apart = at(np.array(problem.variety.polynomials, object)) - datum
        differences.add(((at(outputs) - Y) ** 2).sum() - apart @ form @ apart)
    assert (len(datum), len(differences)) == (coordinates, 1)


def test_data_of_low_rank_see_what_a_matrix_does_on_their_span() -> None:
    X, Y = np.array([[1, 2, 0], [0, 0, 1], [1, 2, 1]]), np.array([[1, 0, 2], [3, 1, 1]])
    problem = nv.RealEDCriticalPoints.of_loss(nv.LinearNetwork(3, 1, 2), X, Y)
    assert problem.variety == D(2, 2, 1)
    form, datum = np.array(problem.form), np.array(problem.datum)
    differences = set()
    for M in ([[1, 2, 3], [2, 4, 6]], [[0, 5, -1], [0, 1, 7]]):
        apart = (np.array(M) @ X[:, [0, 2]]).flatten() - datum
        differences.add(((np.array(M) @ X - Y) ** 2).sum() - apart @ form @ apart)
    assert len(differences) == 1


CONVOLUTION = nv.ConvolutionalNetwork((2, 2), (2, 1))


@pytest.mark.parametrize(
    ("V", "X", "Y", "message"),
    [
        (D(2, 2, 1), "1, 0; 0, 2", "1, 0, 0; 0, 1, 0", "expected Y of size 2 x 2, .* got 2 x 3"),
        (D(3, 2, 1), "1, 0; 0, 2", "1, 0; 0, 1", "expected Y of size 3 x 2, .* got 2 x 2"),
        (D(2, 2, 1), "1, 0, 0; 0, 1, 0; 0, 0, 1", "1, 0; 0, 1", "one row for each input"),
        (D(2, 2, 1), "0, 0; 0, 0", "1, 0; 0, 1", "outputs are not zero for ever"),
        (D(2, 2, 1), [[float("nan"), 1], [0, 1]], "1, 0; 0, 1", "expected a finite number"),
        (D(2, 2, 1), [[1, 0], [1]], "1, 0; 0, 1", "rows of equal positive length"),
        (ELLIPSE, "1, 0; 0, 2", "1, 0; 0, 1", r"expected a network or network\.variety"),
        (CONVOLUTION.map, "1, 0; 0, 2", "1, 0; 0, 1", "pass the network itself"),
        (
            CONVOLUTION,
            "1, 0; 0, 2",
            "1, 0; 0, 1",
            "expected X with at least 4 rows, a signal of size 4 or more",
        ),
        (CONVOLUTION, "0; 0; 0; 0", "1", "outputs are not zero for ever"),
        (CONVOLUTION, "1; 2; 3; 4", "1, 2", "expected Y of size 1 x 1"),
    ],
)
def test_what_is_no_loss(V: Any, X: Any, Y: Any, message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        nv.RealEDCriticalPoints.of_loss(V, X, Y)


@pytest.mark.m2
@pytest.mark.parametrize(
    ("V", "datum", "real", "why", "dimension"),
    [
        (D(3, 3, 1), "3, 0, 0; 0, 2, 0; 0, 0, 1", 3, "as many as the ED degree", 0),
        (D(3, 3, 1), "1, 0, 0; 0, 1, 0; 0, 0, 1", 0, "dimension 2", 2),
        (ELLIPSE, "3/2, 0", 0, "on the ED discriminant: 2 different", 0),
        (nv.Implicit("x^2 + y^2 = 1"), "0, 0", 0, "dimension 1", 1),
        (ELLIPSE, "0, 0", 4, "as many as the ED degree", 0),
    ],
)
def test_special_data(
    V: Any, datum: str, real: int, why: str, dimension: int, session: nv.Session
) -> None:
    result = nv.solve(nv.RealEDCriticalPoints(V, nv.Frobenius(), datum), engine=session)
    assert (len(result.value.points), result.value.dimension) == (real, dimension)
    assert why in result.value.why
    assert result.value.complete == (real > 0)
    assert nv.verify(result, engine=session, other=session).holds == (real > 0)


def test_a_tie_that_msolve_would_decide_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEUROVARIETY_MSOLVE", "/nowhere")
    problem = nv.RealEDCriticalPoints(D(2, 2, 1), nv.Weighted([1, 2, 2, 1]), "1, 0; 0, 1")
    found = real_points(Family(D(2, 2, 1), problem.form, 6), problem.datum)
    value, _ = with_singular_points(problem, problem.datum, 1, found)
    said = dict(value.summary())["nearest"]
    assert "2 points may be nearest; msolve would decide it" in said
    assert "[real]" in said  # the extra that brings it


def test_a_loss_names_its_network() -> None:
    net = nv.PolynomialNetwork((2, 1, 1), 2)
    problem = nv.RealEDCriticalPoints.of_loss(net, "1, 0, 1; 0, 1, 1", "1, 2, 3")
    assert str(net) in str(problem)
