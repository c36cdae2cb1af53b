"""What a Sage session holds is taken: its polynomials, and a plain ``3``, which is its own."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import neurovariety as nv
from neurovariety.algebra.exact import to_rational
from neurovariety.exchange.sagemath.imports import sage

CIRCLE = nv.Implicit("x^2 + y^2 = 1")


def kinds() -> dict[str, Any]:
    return {"Sage": sage().ZZ, "NumPy": np.int64, "Python": int}


@pytest.mark.parametrize("kind", ["Sage", "NumPy", "Python"])
def test_integers_become_python_s(kind: str) -> None:
    n = kinds()[kind]
    network = nv.LinearNetwork(n(3), n(1), n(3))
    flow = nv.GradientFlow(network)
    loss = nv.QuadraticLoss([[n(1)], [n(2)], [n(3)]], [[n(1)], [n(0)], [n(2)]])
    with_loss = nv.GradientFlow(network, loss=loss)
    values = [
        nv.Determinantal(n(3), n(3), n(1)),
        nv.SymmetricDeterminantal(n(3), n(1)),
        nv.Hankel(n(3), n(1)),
        nv.MinorsIdeal("a, b; c, d", size=n(2)),
        nv.EDDegree(CIRCLE, method="critical", prime=n(31991), seed=n(7)),
        nv.GenericEDDegree(CIRCLE, prime=n(31991), seed=n(7)),
        nv.EDCorrespondence(CIRCLE, prime=n(31991)),
        nv.ConservationLaws(flow, degree=n(2), prime=n(31991)),
        nv.DarbouxPolynomials(with_loss, degree=n(1)),
        nv.TrajectoryIdeal(with_loss, start=[n(k) for k in range(6)], degree=n(1)),
        nv.MonomialNetwork((n(2), n(2), n(1)), n(2)),
    ]
    for value in values:
        for field in fields(value):
            given = getattr(value, field.name)
            assert not isinstance(given, np.integer)
            assert type(given).__module__.partition(".")[0] != "sage", (value, field.name)
    assert {type(d) for d in network.widths} == {int}
    assert nv.solve(nv.GenericEDDegree(values[0])).value == 39
    nv.render(values[4])


@pytest.mark.parametrize(
    "problem",
    [nv.EDDiscriminant, nv.SignatureDiscriminant, nv.Bottlenecks, nv.Reach, nv.VoronoiCell],
)
def test_an_array_without_dimensions_is_a_seed(problem: Any) -> None:
    given = problem(CIRCLE, seed=np.array(7), prime=np.array(31991))
    assert hash(given) == hash(problem(CIRCLE, seed=7, prime=31991))


def test_sage_s_rationals_are_exact() -> None:
    S = sage()
    half = S.QQ((1, 2))
    assert to_rational(half) == Fraction(1, 2)
    assert to_rational(S.ZZ(3)) == 3
    assert nv.Weighted([S.ZZ(1), half]) == nv.Weighted([1, "1/2"])
    with pytest.raises(nv.SpecificationError, match="exact number"):
        to_rational(S.RR(0.5))


def test_limits_take_any_real_number() -> None:
    S = sage()
    assert nv.Limits(S.ZZ(60)) == nv.Limits(60)
    assert nv.Limits(S.RR(0.5)).seconds == 0.5
    with pytest.raises(nv.SpecificationError, match="positive number of seconds"):
        nv.Limits(S.ZZ(-1))


@pytest.mark.parametrize("width", [2.0, True, "2", 0, Fraction(2)])
def test_what_is_no_integer_is_refused(width: Any) -> None:
    with pytest.raises(nv.SpecificationError, match=r"expected (an integer )?at least 1"):
        nv.LinearNetwork(2, width, 2)


def test_questions_take_sage_s_polynomials() -> None:
    S = sage()
    R = S.PolynomialRing(S.QQ, 2, names="x,y")
    x, y = R.gens()
    f = x**2 + y**2 - 1
    for given in (f, [f], (f,), R.ideal([f]), S.PolynomialSequence([f])):
        assert nv.Implicit(given) == nv.Implicit("x^2 + y^2 - 1")
    M = S.matrix(R, [[x, y / 2], [R(1), x * y]])
    assert nv.MinorsIdeal(M, size=2) == nv.MinorsIdeal("x, y/2; 1, x*y", size=2)
    form = S.matrix(S.QQ, 2, [2, S.QQ((1, 2)), S.QQ((1, 2)), 1])
    assert nv.SymmetricForm(form) == nv.SymmetricForm("2, 1/2; 1/2, 1")
    with pytest.raises(nv.SpecificationError, match=r"got .*over Univariate Polynomial Ring in s"):
        nv.Implicit(S.QQ["s"]["t"].gen())
