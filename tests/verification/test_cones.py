"""Bottlenecks, reach and Voronoi cells of matrices of bounded rank and of other cones.

[V] Cifuentes, Ranestad, Sturmfels, Weinstein 2022, where the cells are balls of the spectral norm.
"""

from __future__ import annotations

import random
from fractions import Fraction
from math import comb
from typing import Any

import numpy as np
import pytest

import neurovariety as nv
from neurovariety.algebra.linear import product
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.certify.isolation import real_solutions
from neurovariety.engines.session import Session
from neurovariety.problems.base.pencils import restrict

pytestmark = pytest.mark.m2

D, S, H = nv.Determinantal, nv.SymmetricDeterminantal, nv.Hankel
UNIT, BW = nv.Frobenius(), nv.BombieriWeyl()
QUADRIC = nv.Implicit("a*d = b*c")


@pytest.mark.parametrize(
    ("variety", "metric", "dimension"),
    [
        # t u v^t and s u v^t with isotropic u and v, two lines each
        (D(2, 2, 1), UNIT, 2),
        (QUADRIC, UNIT, 2),
        # u v^t and u w^t with u isotropic and v.v = v.w = w.w, or transposed: 2 + 4 - 1
        (D(3, 3, 1), UNIT, 5),
        # v v^t and t v v^t with v isotropic
        (S(3, 1), BW, 3),
        (D(2, 2, 1), nv.Weighted([1, 2, 3, 5]), -1),
        (D(2, 3, 2), UNIT, -1),
        (H(3, 1), UNIT, -1),
        # the rational normal quartic in its own metric: isotropic points l^4 with l.l = 0
        (H(3, 1), BW, 2),
    ],
    ids=str,
)
def test_bottlenecks_of_cones(variety: Any, metric: Any, dimension: int, session: Session) -> None:
    result = nv.solve(nv.Bottlenecks(variety, metric), session)
    assert (result.value.dimension, result.value.pairs) == (dimension, ())
    assert result.value.degree == (0 if dimension < 0 else None)
    assert "orthogonal" in dict(result.summary())["real"]


CELLS = [
    nv.VoronoiCell(D(2, 2, 1), [[1, 2], [2, 4]]),
    nv.VoronoiCell(D(2, 2, 1), [[1, 2], [2, 4]], nv.DataMetric("1, 2; 0, 1")),
    nv.VoronoiCell(D(3, 2, 1), "1, 2; 2, 4; 0, 0"),
    nv.VoronoiCell(D(3, 3, 2), "2, 1, 0; 1, 1, 0; 0, 0, 0"),  # conjugate singular values
    nv.VoronoiCell(S(2, 1), "1, 2; 2, 4", BW),
    nv.VoronoiCell(S(3, 2), [2, 0, 0, -1, 0, 0], BW),
]


@pytest.mark.parametrize("problem", CELLS, ids=str)
def test_elimination_finds_the_singular_values(problem: Any, session: Session) -> None:
    result = nv.solve(problem, session)
    other = nv.VoronoiCell(problem.variety, problem.point, problem.metric, "elimination")
    found = nv.solve(other, session).value
    assert result.provenance.certainty is nv.Certainty.EXACT
    for mine, theirs in (
        (result.value.boundary, found.boundary),
        (result.value.focal, found.focal),
    ):
        assert {f.monic() for f in mine} == {f.monic() for f in theirs}
    assert set(result.value.nearest) <= set(result.value.boundary)
    assert nv.verify(result, session, other=session).holds


def test_the_smallest_singular_value_bounds_the_cell(session: Session) -> None:
    value = nv.solve(nv.VoronoiCell(D(3, 3, 2), "2, 0, 0; 0, 1, 0; 0, 0, 0"), session).value
    assert [str(f) for f in value.nearest] == ["a1 - 1", "a1 + 1"]
    assert value.degree == 4
    symmetric = nv.VoronoiCell(S(3, 2), "-2, 0, 0; 0, 1, 0; 0, 0, 0", BW)
    value = nv.solve(symmetric, session).value
    assert [str(f) for f in value.focal] == ["a1 - 1", "a1 + 2"]
    assert [str(f) for f in value.nearest] == ["a1 - 1", "a1 + 1"]


def test_the_equation_tells_the_cell(session: Session) -> None:
    """The way from a 3 x 3 matrix of rank 1 to another leaves the cell where norms are equal."""
    problem = nv.VoronoiCell(D(3, 3, 1), "1, 2, 3; 2, 4, 6; 0, 0, 0")
    (f,) = nv.solve(problem, session).value.nearest
    draw, inside = random.Random(1), []
    for _ in range(8):
        a = tuple(Fraction(draw.randint(-20, 20), 10) for _ in problem.normals)
        (u,) = product((a,), problem.normals)
        norm = np.linalg.norm(np.array(u, dtype=float).reshape(3, 3), 2)
        inside.append(bool(norm**2 < 70))  # the squared norm of the point
        leaves = restrict(f, ((Fraction(0),) * len(a), a)).count_roots(0, 1)
        assert inside[-1] == (leaves == 0)
    assert len(set(inside)) == 2


@pytest.mark.parametrize(
    ("variety", "metric", "degree"),
    [
        (D(2, 3, 1), UNIT, 2 * (comb(2, 1) - 1)),
        (D(3, 3, 1), UNIT, 2 * (comb(3, 1) - 1)),
        (D(3, 3, 2), UNIT, 2 * (comb(3, 2) - 1)),
        (QUADRIC, UNIT, 2 * (comb(2, 1) - 1)),
        (S(3, 2), BW, 2 * (comb(3, 2) - 1)),
    ],
    ids=str,
)
def test_degrees_at_a_general_point(
    variety: Any, metric: Any, degree: int, session: Session
) -> None:
    """A critical point is as far as another one if it drops as large singular values."""
    assert nv.solve(nv.VoronoiCell(variety, metric=metric), session).value.degree == degree


def test_symmetric_matrices_in_the_unit_metric(session: Session) -> None:
    value = nv.solve(nv.VoronoiCell(S(2, 1), "1, 2; 2, 4"), session).value
    assert value.nearest is None
    assert value.degree <= nv.solve(nv.VoronoiCell(S(2, 1)), session).value.degree


@pytest.mark.parametrize(
    ("variety", "reach"),
    [
        (D(3, 3, 1), 0),
        (S(3, 2), 0),
        (H(3, 2), 0),
        (nv.Implicit("x*y = z^2"), 0),
        (nv.Implicit("x*y = 0"), 0),
        (nv.Implicit("x*y = z^2; w = x + y"), 0),
        (nv.PolynomialNetwork((2, 1, 1), "z^2 + z"), 0),
        (nv.EquivariantNetwork("(1 2 3)", (3, 3), rank=2), 0),  # a plane and a line over RR
        (D(2, 3, 2), None),
        (S(2, 2), None),
        (nv.Implicit("x + y = 1; x - z = 2"), None),
    ],
    ids=str,
)
def test_reach_of_cones_and_linear_spaces(variety: Any, reach: int | None) -> None:
    found = nv.reach(variety)
    assert found.interval == (None if reach is None else (Fraction(reach), Fraction(reach)))
    assert found.certainty is nv.Certainty.EXACT
    assert found.is_attained_by_a_bottleneck is False


@pytest.mark.parametrize(
    ("equation", "reach", "half"),
    [
        ("x^2 + 4*y^2 + 9*z^2 = 36", Fraction(4, 6), 2),  # half axes 6, 3, 2
        ("36 - (x - 1)^2 - 4*(y + 2)^2 - 9*z^2 = 0", Fraction(4, 6), 2),
        ("x^2 + y^2 + z^2 = 4*x", 2, 2),
        ("x^2 + y^2 = 1", 1, 1),
        ("x^2 + y^2 + 4*z^2 + 4*w^2 = 4", Fraction(1, 2), 1),
        ("5*x^2 + 6*x*y + 5*y^2 = 8", Fraction(1, 2), 1),  # turned: half axes 2 and 1
    ],
)
def test_reach_of_ellipsoids(equation: str, reach: Fraction, half: int) -> None:
    found = nv.reach(nv.Implicit(equation))
    for (low, high), value in ((found.interval, reach), (found.half_bottleneck, half)):
        assert low <= value <= high < low + Fraction(1, 10**15)


def test_no_normal_curvature_of_an_ellipsoid_is_larger() -> None:
    """All critical normal curvatures v^t H v / |g| over the unit tangent vectors v, by msolve."""
    ring = polynomial_ring([f"z{k}" for k in range(10)])
    x, v, (along, across, out, s) = ring.gens[:3], ring.gens[3:6], ring.gens[6:]
    f = x[0] ** 2 + 4 * x[1] ** 2 + 9 * x[2] ** 2 - 36
    g = [f.diff(a) for a in x]
    Hv = [b.diff(a) * c for a, b, c in zip(x, g, v, strict=True)]
    Hg = [b.diff(a) * b for a, b in zip(x, g, strict=True)]
    G = sum(a**2 for a in g)
    system = [
        f,
        sum(a * b for a, b in zip(g, v, strict=True)),
        sum(a**2 for a in v) - 1,
        *(h - along * a - across * b for h, a, b in zip(Hv, v, g, strict=True)),
        *(along * h + 2 * across * G * w + out * b for h, w, b in zip(Hg, Hv, g, strict=True)),
        s * G - 1,
    ]
    found = real_solutions(system)
    assert found.is_finite
    largest = max(box[6][1] ** 2 * box[9][1] for box in found.boxes)
    low, high = nv.reach(nv.Implicit("x^2 + 4*y^2 + 9*z^2 = 36")).interval
    assert float(1 / largest) == pytest.approx(float(low * high))
