"""Every single change of an answer fails its verification: one small answer of each kind."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from sympy import GF

import neurovariety as nv
from neurovariety.verify import checks_of
from tests.mutations import Remembering, mutations

pytestmark = pytest.mark.m2

ONE = nv.GradientFlow(nv.LinearNetwork(1, 1, 1), loss=nv.QuadraticLoss([[1]], [[1]]))
CONE = nv.Implicit("x*y = z^2")
CIRCLE = nv.Implicit("x^2 + y^2 = 1")
FREE = nv.CriticalPoints(nv.LinearNetwork(1, 1, 2), X=[[1]], Y=[[1], [2]], regularization=None)

ANSWERS: dict[str, Any] = {
    "minors": nv.MinorsIdeal(nv.Determinantal(2, 3, 1)),
    "minors-lex": nv.MinorsIdeal("a, b, c; b, c, d", 2, order="lex"),
    "minors-modular": nv.MinorsIdeal("x, y; y, x", 2, field=GF(31991)),
    "ideal-equality": nv.IdealEquality("x^2 - y; x*y - z", "x - y; z^2 + y"),
    "correspondence": nv.EDCorrespondence(nv.Determinantal(2, 2, 1), equations=True),
    "correspondence-circle": nv.EDCorrespondence(CIRCLE, equations=True),
    "ed-degree": nv.EDDegree(CIRCLE),
    "generic-ed-degree": nv.GenericEDDegree(nv.Determinantal(3, 3, 1)),
    "generic-ed-degree-slices": nv.GenericEDDegree(CONE, "slices"),
    "bottlenecks": nv.Bottlenecks(nv.Determinantal(2, 2, 1)),
    "voronoi-cell": nv.VoronoiCell(nv.Determinantal(2, 2, 1), "1, 2; 2, 4"),
    "voronoi-cell-symmetric": nv.VoronoiCell(
        nv.SymmetricDeterminantal(3, 2), [2, 0, 0, -1, 0, 0], nv.BombieriWeyl()
    ),
    "voronoi-cell-weighted": nv.VoronoiCell(
        nv.Determinantal(2, 2, 1), "1, 2; 2, 4", nv.Weighted([1, 2, 3, 5])
    ),
    "critical-points": nv.CriticalPoints(nv.LinearNetwork(1, 2, 1), samples=1),
    "components": replace(FREE, method="components"),
    "real": nv.RealCriticalPoints(nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), samples=1)),
    "conservation-laws": nv.ConservationLaws(nv.LinearNetwork(1, 2, 1)),
    "conservation-products": nv.ConservationLaws(nv.Parametric("a*b*c"), degree=4),
    "invariant-ideal": nv.InvariantIdeal(ONE, "w1_11 - 2"),
    "is-invariant": nv.IsInvariant(ONE, "w1_11^2 - 1"),
    "trajectory": nv.TrajectoryIdeal(ONE, [2, "1/2"], 1),
    "darboux": nv.DarbouxPolynomials(ONE, 2),
}
STILL_TRUE = {
    "darboux": {r"\.complete": "an answer that calls itself cut off says less"},
    "real": {
        r"\.loss\[0\] - 1|\.loss\[1\] \+ 1": "a wider interval contains the loss, too",
        r"\.residual \+ 1": "it is an upper bound",
        r"\.precision": "of the arithmetic; the proof is repeated in any",
    },
    "conservation-laws": {r"\.point\[\d\]": "any point serves; the ranks are computed there"},
    "conservation-products": {r"\.point\[\d\]": "any point serves; the ranks are computed there"},
}


@pytest.fixture(scope="module")
def engine(session: nv.Session) -> Remembering:
    """Each script runs once, whatever was changed in the answer."""
    return Remembering(session)


@pytest.fixture(scope="module")
def second(sage: nv.SageSession) -> Remembering:
    return Remembering(sage)


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_single_change_fails(kind: str, engine: Remembering, second: Remembering) -> None:
    problem = ANSWERS[kind]
    here = kind.startswith(("conservation", "generic-ed-degree"))
    result = nv.solve(problem, None if here else engine)
    other = engine if result.provenance.engine == "neurovariety" else second
    verification = nv.verify(result, engine, other=other)
    assert verification.holds, verification
    assert all(check.holds for check in verification.checks), verification
    allowed = STILL_TRUE.get(kind, {})
    changes = [
        (where, wrong)
        for where, wrong in mutations(result)
        if not any(re.search(pattern, where) for pattern in allowed)
    ]
    assert changes
    missed = [
        where
        for where, wrong in changes
        if all(check.holds is not False for check in checks_of(wrong, engine, other=other))
    ]
    assert not missed


def test_each_of_the_nine_elements_is_needed(engine: Remembering) -> None:
    result = nv.solve(ANSWERS["correspondence"], engine)
    equations = result.value.equations
    assert equations is not None
    basis = equations.groebner_basis
    assert basis is not None
    assert len(basis) == 9
    for k in range(9):
        fewer = (*basis[:k], *basis[k + 1 :])
        wrong = replace(equations, generators=fewer, groebner_basis=fewer)
        value = replace(result.value, equations=wrong)
        assert nv.verify(replace(result, value=value), engine, other=engine).failed


def test_changes_of_what_is_not_the_answer_are_no_changes(engine: Remembering) -> None:
    result = nv.solve(ANSWERS["ed-degree"], engine)
    assert {where.split()[0] for where, _ in mutations(result)} == {"value", "dimension"}
