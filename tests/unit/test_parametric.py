"""Real points of parametrised varieties are those of the closure, whatever their parameters."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import neurovariety as nv
from neurovariety.certify.balls import ZERO, Box, disjoint
from neurovariety.certify.homotopy.batches import Family, find
from neurovariety.certify.homotopy.conjugation import decided_by_conjugation, with_conjugates
from neurovariety.certify.homotopy.points import described, real_points
from neurovariety.certify.homotopy.precise import PrecisePoint
from neurovariety.studies.landscape.counting import counts

Image, Zeros, UNIT = nv.Parametric, nv.Implicit, nv.Frobenius()
NET = nv.LinearNetwork(2, 1, 2)
PARABOLA, CONE = Zeros("x^2 = y"), Zeros("x*z = y^2")


def normal(n: int, seed: int, count: int) -> list[tuple[Fraction, ...]]:
    draws = np.random.default_rng(seed).normal(size=(count, n))
    return [tuple(Fraction(float(v)) for v in row) for row in draws]


def in_balls(F: Family, datum: Any, found: Any) -> Any:
    """What is found where nothing is certified in floats."""
    nothing = np.zeros(F.degree, bool)
    certificates = replace(found.certificates, certified=nothing, real=nothing)
    return described(F, datum, replace(found, certificates=certificates))


@pytest.mark.parametrize(
    ("image", "same", "metric", "degree", "imaginary"),
    [
        (Image("t^2; t^4"), PARABOLA, UNIT, 3, True),
        (Image("t^3; t^6"), PARABOLA, nv.Weighted([2, 3]), 3, True),
        (Image("t^2; t^3"), Zeros("x^3 = y^2"), UNIT, 4, False),
        (Image("a^2; a*b; b^2"), CONE, UNIT, 4, True),
        (Image("a^2; a*b; b^2"), CONE, nv.Weighted([1, 2, 1]), 2, True),
        (Image("(1 - t^2)/(1 + t^2); 2*t/(1 + t^2)"), Zeros("x^2 + y^2 = 1"), UNIT, 2, False),
        (Image("1/s; t/s; t^2/s"), CONE, UNIT, 4, False),
        (Image("t^2; t^4; t^6"), Image("t; t^2; t^3"), UNIT, 5, True),
        (NET.map, NET.variety, UNIT, 2, True),
        (NET.map, NET.variety, nv.Weighted([1, 2, 3, 4]), 6, True),
    ],
    ids=str,
)
def test_the_points_are_those_of_another_description(
    image: Any, same: Any, metric: Any, degree: int, imaginary: bool
) -> None:
    F, G = (Family(V, metric.form(V), degree) for V in (image, same))
    data = normal(image.ambient_dimension, 2, 2)
    parameters = set()
    for u, ours, theirs in zip(data, find(F, data), find(G, data), strict=True):
        expected = real_points(G, u)
        points = (
            (real_points(F, u), in_balls(F, u, ours)) if ours.complete else (real_points(F, u),)
        )
        assert expected.is_settled
        if ours.complete:
            assert (ours.real, ours.minima) == (theirs.real, theirs.minima)
        for found in points:
            assert found.is_settled
            assert [p.index for p in found.points] == [p.index for p in expected.points]
            for p, q in zip(found.points, expected.points, strict=True):
                assert not disjoint(p.coordinates, q.coordinates)
                assert not disjoint([p.squared_distance], [q.squared_distance])
                parameters.add(p.has_real_parameters)
    assert (None in parameters) == imaginary


def test_where_the_image_ends_the_closure_goes_on() -> None:
    """Points of the parabola with x < 0 are no images of real t."""
    V = Image("t^2; t^4")
    F = Family(V, UNIT.form(V), 3)
    right = real_points(F, (Fraction(2), Fraction(4)))
    left = real_points(F, (Fraction(-2), Fraction(4)))
    assert [p.has_real_parameters for p in right.points[:1]] == [True]
    assert [p.has_real_parameters for p in left.points[:1]] == [None]
    assert left.points[0].approximation == pytest.approx((-2, 4))


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_counts_for_many_data_are_those_of_the_matrices() -> None:
    data = normal(4, 2, 8)
    assert counts(NET.map, UNIT, data) == counts(NET.variety, UNIT, data)


def boxes(*values: Any) -> Box:
    return tuple((Fraction(a), Fraction(b)) for a, b in values)


def test_a_pair_that_may_be_conjugate_is_not_taken_for_real() -> None:
    near = PrecisePoint(boxes((0, 1), (-1, 2)), False, 0, ZERO, False)
    other = replace(near, position=boxes((0, 1), (-3, "-3/2")))
    far = replace(near, position=boxes((2, 3), (-1, 2)))
    assert [p.is_real for p in decided_by_conjugation([near, other])] == [False, False]
    assert [p.is_real for p in decided_by_conjugation([near, far])] == [True, True]


def test_reality_needs_all_points_and_that_no_other_is_near() -> None:
    V = Image("t^2; t^4")
    F, u = Family(V, UNIT.form(V), 3), (Fraction(-2), Fraction(4))
    (found,) = find(F, [u])
    alone = replace(found.certificates, real=np.zeros(3, bool))
    wide = replace(alone, widths=np.full((3, 2), 9.0))
    yes, no = np.array([True]), np.array([False])
    assert with_conjugates(alone, yes).real.tolist() == found.certificates.real.tolist()
    assert found.certificates.real.all()
    assert not with_conjugates(alone, no).real.any()
    assert not with_conjugates(wide, yes).real.any()


@pytest.mark.m2
@pytest.mark.parametrize(
    ("V", "datum", "why"),
    [
        (Image("t; t^2"), [0, "1/2"], "on the ED discriminant: 1 different"),
        (Image("t^2; t^4"), [0, 2], "the others of this datum are at infinity or where the param"),
        (Zeros("x^3 = y^2"), [0, 0], "at infinity or at singular points of the variety"),
        (NET.map, [1, 0, 0, 1], "their locus has dimension 1"),
        (NET.map, [3, 0, 0, 1], "as many as the ED degree"),
    ],
)
def test_special_data(V: Any, datum: Any, why: str, session: nv.Session) -> None:
    result = nv.solve(nv.RealEDCriticalPoints(V, UNIT, datum), engine=session)
    assert why in result.value.why
    assert result.value.complete == ("as many" in why)
    verification = nv.verify(result, engine=session, other=session)
    # what is said of the points that were found is checked, and that they are not all stays open
    assert verification.holds == bool(result.value.points)
    assert (None in [check.holds for check in verification.checks]) != result.value.complete
