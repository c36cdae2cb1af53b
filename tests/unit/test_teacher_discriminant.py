"""Teacher discriminants: degrees by theory, the form of data, bad input."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sympy as sp

import neurovariety as nv
from neurovariety.engines.session import Session
from neurovariety.errors import SpecificationError
from neurovariety.problems.teacher_discriminant.moments import metric_of

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
