"""Teacher discriminants: degrees by theory, the form of data, bad input."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
import sympy as sp
from sympy import QQ

import neurovariety as nv
from neurovariety.algebra.exact import fraction
from neurovariety.algebra.linear import rank
from neurovariety.engines.session import Session
from neurovariety.errors import SpecificationError
from neurovariety.problems.teacher_discriminant.matrices import as_matrices
from neurovariety.problems.teacher_discriminant.moments import metric_of
from neurovariety.studies.landscape.counting import counts
from neurovariety.studies.landscape.planes import point_of, read_plane

P, L = nv.PolynomialNetwork, nv.LinearNetwork
METRIC, MOMENTS, GAUSSIAN = nv.GenericMetric(), nv.GenericData(), nv.GaussianData()

DEGREES: tuple[tuple[Any, Any, int, int | None], ...] = (
    # network, data, degree in the teacher, in the metric
    (P((2, 1, 1), 2), MOMENTS, 6, 12),
    (P((2, 1, 1), 3), MOMENTS, 12, 24),
    (P((2, 1, 1), 2), METRIC, 6, 12),
    (P((2, 1, 1), 2), GAUSSIAN, 2, None),  # two equal eigenvalues
    (L(2, 1, 2), MOMENTS, 4, 2),  # singular values, at infinity
    (L(4, 2, 3), MOMENTS, 12, 6),
)


@pytest.mark.m2
@pytest.mark.parametrize(("network", "data", "teacher", "metric"), DEGREES)
def test_known_degrees(
    network: Any, data: Any, teacher: int, metric: int | None, session: Session
) -> None:
    found = nv.solve(nv.TeacherDiscriminant(network, data), engine=session).value
    assert (found.degree, found.metric_degree) == (teacher, metric)


@pytest.mark.m2
@pytest.mark.parametrize("network", [L(2, 1, 2), L(3, 1, 2)], ids=str)
def test_forms_over_which_points_meet_at_infinity_are_those_of_the_closed_form(
    network: Any, session: Session
) -> None:
    """Singular ones, over which points run to infinity for all teachers, do not count."""
    closed, counted = (
        nv.solve(nv.TeacherDiscriminant(network, MOMENTS, method), engine=session).value
        for method in ("closed-form", "pencil")
    )
    assert counted.discriminant.infinity_degree == counted.degree == closed.degree == 4
    assert counted.metric_degree == closed.metric_degree == 2


def test_singular_values_meet_over_half_as_many_forms() -> None:
    """det(U G U^t - z) of a matrix with three rows has a discriminant of degree 6 in G."""
    t, z = sp.symbols("t z")
    U = sp.Matrix([[1, 2, 0, -1], [3, 1, 1, 2], [0, 1, -2, 1]])
    G = sp.diag(1, 2, 3, 5) + t * sp.Matrix(4, 4, lambda i, j: (i + 1) * (j + 1) + (i == j) * i)
    f = sp.Poly((U * G * U.T - z * sp.eye(3)).det(), z)
    known = sp.Poly(f.discriminant(), t)
    assert (known.degree(), sp.gcd(known, known.diff(t)).degree()) == (6, 0)


def test_the_form_of_samples_is_their_square_loss() -> None:
    """Also where coordinates of outputs depend on each other, as those of attention."""
    attention = nv.LightningAttention((1, 1), (1,), tokens=2)
    X = ((1, 2, -1), (0, 1, 3))
    (row,) = metric_of(attention, nv.QuadraticLoss(X, [[0, 0, 0]]), 1).form(attention.variety)
    ((f,), (*outputs,)) = attention.map.polynomials, attention.outputs(X)[0]
    assert f**2 * row[0] == sum(g**2 for g in outputs)


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_teachers_are_counted_on_matrices_as_on_the_map() -> None:
    net, plane = P((2, 1, 1), 2), [[1, 0, 2], [2, 0, -2], [0, 3, 0]]
    found = nv.chambers(net, MOMENTS, plane, resolution=2)
    assert found.variety == nv.SymmetricDeterminantal(2, 1)
    nodes = sorted(found.landscapes)[::3]
    teachers = [point_of(read_plane(net.variety, plane), *found.place(node)) for node in nodes]
    known = counts(net.variety, metric_of(net, MOMENTS, 1), teachers)
    assert {landscape.real for landscape in known} == {2, 4}
    for node, other in zip(nodes, known, strict=True):
        ours = found.landscapes[node]
        assert (ours.real, ours.minima, ours.certified) == (other.real, other.minima, True)


@pytest.mark.parametrize("net", [P((3, 2, 1), 2), P((2, 2, 1), 4), P((2, 2, 1), 6)], ids=str)
def test_functions_have_matrices_of_bounded_rank(net: nv.PolynomialNetwork) -> None:
    matrices, weights = as_matrices(net), [Fraction(k * k % 7 + 1) for k in range(100)]
    at = [QQ(w.numerator) for w in weights[: net.parameter_count]]
    function = tuple(fraction(f(*at)) for f in net.map.polynomials)
    assert matrices is not None
    entries = [QQ(v.numerator, v.denominator) for v in matrices.entries(function)]
    A = [[f(*entries) for f in row] for row in matrices.variety.matrix]
    assert rank(A) == matrices.variety.rank == 2
    assert matrices.variety.dimension == net.map.dimension


BAD: tuple[tuple[str, Callable[[], Any]], ...] = (
    ("expected a network", lambda: nv.TeacherDiscriminant("x")),  # type: ignore[arg-type]
    ("does not fill", lambda: nv.TeacherDiscriminant(P((2, 2, 1), 2))),
    ("seed", lambda: nv.TeacherDiscriminant(P((2, 1, 1), 2), seed=[1])),  # type: ignore[arg-type]
    (
        "apart, got 2 given samples",
        lambda: nv.TeacherDiscriminant(P((2, 1, 1), 2), ("1,2;1,0", "1,1")),
    ),
)


@pytest.mark.parametrize(("message", "make"), BAD)
def test_bad_input_is_refused(message: str, make: Callable[[], Any]) -> None:
    with pytest.raises(SpecificationError, match=message):
        make()
