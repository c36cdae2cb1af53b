"""Every single change of a result fails its verification: for each problem and each method."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest
from sympy import GF

import neurovariety as nv
from neurovariety.problems.base.methods import Place
from neurovariety.problems.registry import REGISTRY
from neurovariety.verify import checks_of
from tests.mutations import Remembering, claims_no_more, mutations, too_large

pytestmark = pytest.mark.m2

SEGRE = nv.Determinantal(2, 2, 1)
CIRCLE, CONE = nv.Implicit("x^2 + y^2 = 1"), nv.Implicit("x*y = z^2")
ELLIPSE, PARABOLA = nv.Implicit("x^2 + 4*y^2 = 4"), nv.Implicit("y = x^2")
ISOLATED = nv.Implicit("y^2 = x^2*(x - 1)")  # a point beside the curve
UNIT = nv.Frobenius()
ONE = nv.GradientFlow(nv.LinearNetwork(1, 1, 1), loss=nv.QuadraticLoss([[1]], [[1]]))
SMALL = nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), samples=1)
FREE = nv.CriticalPoints(nv.LinearNetwork(1, 1, 2), X=[[1]], Y=[[1], [2]], regularization=None)
BENT = nv.ReLUNetwork(weights="1,0; 0,1 | 1,-1", biases="0,1 | 0")
SQUARE = "0, 0; 1, 0; 0, 1; 1, 1"
PLANE = nv.QuadraticLoss([[1, 0], [0, 1]], [[2, 0], [0, 1]])

EXAMPLES: dict[tuple[str, str], tuple[Any, ...]] = {
    ("minors", "groebner"): (
        nv.MinorsIdeal(nv.Determinantal(2, 3, 1)),
        nv.MinorsIdeal("a, b, c; b, c, d", 2, order="lex"),
        nv.MinorsIdeal("x, y; y, x", 2, field=GF(31991)),
    ),
    ("groebner-basis", "groebner"): (nv.GroebnerBasis("x^2 + y^2 - 1; x*y - z"),),
    ("groebner-basis", "f4"): (nv.GroebnerBasis("(1 + 2*x - y)^10; x*y - 1", field=GF(31991)),),
    ("eliminate", "groebner"): (
        nv.Eliminate("x - t; y - t^2; z - t^3", "t"),
        nv.Eliminate(nv.Parametric("1/t; t/(1 + t)"), order="grlex"),
    ),
    ("eliminate", "definition"): (nv.Eliminate("x*t; y*t; t - 1", "t", method="definition"),),
    ("minors", "definition"): (nv.MinorsIdeal("x, y; y, x", 2, method="definition"),),
    ("groebner-basis", "definition"): (nv.GroebnerBasis("x^2 - y; x*y", method="definition"),),
    ("ideal-equality", "definition"): (nv.IdealEquality("x^2; y", "x; y^2", method="definition"),),
    ("ideal-equality", "normal-forms"): (nv.IdealEquality("x^2 - y; x*y - z", "x - y; z^2 + y"),),
    ("decomposition", "definition"): (nv.Decomposition(nv.Implicit("x*z; y*z")),),
    ("minimal-filling", "rank"): (nv.MinimalFilling(2, 1, exponent=2, depth=3),),
    ("activation-threshold", "rank"): (nv.ActivationThreshold((2, 2, 2)),),
    ("dimension", "rank"): (
        nv.Dimension(nv.MonomialNetwork((2, 1, 1), 2)),
        nv.Dimension(nv.ConvolutionalNetwork((2, 2))),
    ),
    ("dimension", "closed-form"): (nv.Dimension(SEGRE),),
    ("dimension", "groebner"): (nv.Dimension("x*z; y*z"),),
    ("dimension", "definition"): (nv.Dimension(nv.Parametric("t; t^2"), "definition"),),
    ("learning-degree", "chart"): (
        nv.LearningDegree(nv.ConvolutionalNetwork((2, 2))),
        nv.LearningDegree(
            nv.LinearNetwork(2, 1, 2), ([[1, 2, 0], [0, 1, 1]], [[1, 2, 3], [2, -1, 4]])
        ),
    ),
    ("learning-degree", "definition"): (
        nv.LearningDegree(nv.ConvolutionalNetwork((1, 2)), method="definition"),
    ),
    ("image-degree", "slices"): (nv.ImageDegree(nv.MonomialNetwork((2, 1, 1), 2)),),
    ("image-degree", "closed-form"): (nv.ImageDegree(SEGRE),),
    ("image-degree", "groebner"): (nv.ImageDegree("x*z; y*z"),),
    ("image-degree", "definition"): (nv.ImageDegree(nv.Parametric("t^2; t^4"), "definition"),),
    ("critical-census", "chart"): (
        nv.CriticalCensus(nv.ConvolutionalNetwork((2, 2)), nv.Weighted("1, 2, 3")),
    ),
    ("critical-census", "definition"): (
        nv.CriticalCensus(nv.ConvolutionalNetwork((2, 2)), method="definition"),
    ),
    ("image-ideal", "interpolation"): (nv.ImageIdeal(nv.Parametric("s^2; s*t; t^2"), 2),),
    ("image-ideal", "definition"): (nv.ImageIdeal(nv.Parametric("t; t^2"), 2, "definition"),),
    ("ed-degree", "closed-form"): (nv.EDDegree(SEGRE),),
    ("ed-degree", "critical"): (nv.EDDegree(CIRCLE),),
    ("ed-degree", "critical-exact"): (nv.EDDegree(ELLIPSE, method="critical-exact"),),
    ("ed-degree", "saturation"): (nv.EDDegree(PARABOLA, method="saturation"),),
    ("ed-degree", "definition"): (nv.EDDegree(ELLIPSE, method="definition"),),
    ("generic-ed-degree", "localization"): (nv.GenericEDDegree(SEGRE),),
    ("generic-ed-degree", "closed-form"): (nv.GenericEDDegree(SEGRE, "closed-form"),),
    ("generic-ed-degree", "critical"): (nv.GenericEDDegree(CIRCLE),),
    ("generic-ed-degree", "conormal"): (nv.GenericEDDegree(CONE, "conormal"),),
    ("generic-ed-degree", "slices"): (nv.GenericEDDegree(CONE, "slices"),),
    ("generic-ed-degree", "saturation"): (nv.GenericEDDegree(PARABOLA, "saturation"),),
    ("generic-ed-degree", "definition"): (nv.GenericEDDegree(CIRCLE, "definition"),),
    ("ed-correspondence", "definition"): (
        nv.EDCorrespondence(CIRCLE, equations=True, method="definition"),
    ),
    ("ed-correspondence", "conormal-chart"): (nv.EDCorrespondence(SEGRE, equations=True),),
    ("ed-correspondence", "multipliers"): (nv.EDCorrespondence(CIRCLE, equations=True),),
    ("ed-discriminant", "closed-form"): (nv.EDDiscriminant(SEGRE),),
    ("ed-discriminant", "elimination"): (nv.EDDiscriminant(ELLIPSE),),
    ("ed-discriminant", "definition"): (nv.EDDiscriminant(PARABOLA, method="definition"),),
    ("signature-discriminant", "definition"): (
        nv.SignatureDiscriminant(PARABOLA, method="definition"),
    ),
    ("ed-discriminant", "lifting"): (nv.EDDiscriminant(PARABOLA, method="lifting"),),
    ("ed-discriminant", "pencil"): (nv.EDDiscriminant(PARABOLA, method="pencil"),),
    ("signature-discriminant", "closed-form"): (nv.SignatureDiscriminant(SEGRE),),
    ("signature-discriminant", "elimination"): (nv.SignatureDiscriminant(ELLIPSE),),
    ("signature-discriminant", "lifting"): (nv.SignatureDiscriminant(PARABOLA, method="lifting"),),
    ("signature-discriminant", "pencil"): (nv.SignatureDiscriminant(PARABOLA, method="pencil"),),
    ("voronoi-cell", "closed-form"): (
        nv.VoronoiCell(SEGRE, "1, 2; 2, 4"),
        nv.VoronoiCell(nv.SymmetricDeterminantal(3, 2), [2, 0, 0, -1, 0, 0], nv.BombieriWeyl()),
    ),
    ("voronoi-cell", "elimination"): (
        nv.VoronoiCell(SEGRE, "1, 2; 2, 4", nv.Weighted([1, 2, 3, 5])),
    ),
    ("voronoi-cell", "definition"): (nv.VoronoiCell(PARABOLA, [0, 0], method="definition"),),
    ("voronoi-cell", "pencil"): (nv.VoronoiCell(PARABOLA),),
    ("real-ed-critical-points", "definition"): (
        nv.RealEDCriticalPoints(PARABOLA, UNIT, ["1/8", 2], "definition"),
    ),
    ("real-ed-critical-points", "homotopy"): (
        nv.RealEDCriticalPoints(ELLIPSE, UNIT, ["1/8", "1/9"], "homotopy"),
        nv.RealEDCriticalPoints(SEGRE, UNIT, "3, 1; 0, 2", "homotopy"),
    ),
    ("real-ed-critical-points", "isolation"): (
        nv.RealEDCriticalPoints(PARABOLA, UNIT, ["1/8", 2], "isolation"),
        nv.RealEDCriticalPoints(ISOLATED, UNIT, ["1/10", "1/20"], "isolation"),
    ),
    ("critical-points", "definition"): (replace(SMALL, method="definition"),),
    ("critical-points", "modular"): (nv.CriticalPoints(nv.LinearNetwork(1, 2, 1), samples=1),),
    ("critical-points", "exact"): (replace(SMALL, method="exact"),),
    ("critical-points", "components"): (replace(FREE, method="components"),),
    ("real-critical-points", "definition"): (nv.RealCriticalPoints(SMALL, "definition"),),
    ("real-critical-points", "convexity"): (nv.RealCriticalPoints(SMALL),),
    ("real-critical-points", "isolation"): (nv.RealCriticalPoints(SMALL, "isolation"),),
    ("real-critical-points", "tracking"): (nv.RealCriticalPoints(SMALL, "tracking"),),
    ("pure-spurious", "definition"): (
        nv.PureSpurious(nv.LinearNetwork(2, 1, 2), PLANE, "definition"),
    ),
    ("pure-spurious", "spectrum"): (
        nv.PureSpurious(nv.LinearNetwork(2, 1, 2), PLANE),
        nv.PureSpurious(nv.LinearNetwork(1, 2, 1), nv.QuadraticLoss([[2]], [[3]])),
        nv.PureSpurious(nv.LinearNetwork(1, 1, 2), nv.QuadraticLoss([[1]], [[1], [2]])),
        nv.PureSpurious(nv.LinearNetwork(1, 2), nv.BuresWasserstein("2, 1; 1, 3", "1/4")),
        nv.PureSpurious(nv.MonomialNetwork((2, 1, 1), 2), nv.GaussianTeacher("2, 1; 1, 0")),
    ),
    ("conservation-laws", "definition"): (
        nv.ConservationLaws(nv.Parametric("a*b"), method="definition"),
    ),
    ("conservation-laws", "kernel"): (
        nv.ConservationLaws(nv.LinearNetwork(1, 2, 1)),
        nv.ConservationLaws(nv.Parametric("a*b*c"), degree=4),
    ),
    ("invariant-ideal", "definition"): (nv.InvariantIdeal(ONE, "w1_11 - 2", method="definition"),),
    ("invariant-ideal", "chain"): (nv.InvariantIdeal(ONE, "w1_11 - 2"),),
    ("is-invariant", "definition"): (nv.IsInvariant(ONE, "w1_11^2 - 1", method="definition"),),
    ("is-invariant", "normal-forms"): (nv.IsInvariant(ONE, "w1_11^2 - 1"),),
    ("trajectory-ideal", "definition"): (
        nv.TrajectoryIdeal(ONE, [2, "1/2"], 1, method="definition"),
    ),
    ("trajectory-ideal", "derivatives"): (nv.TrajectoryIdeal(ONE, [2, "1/2"], 1),),
    ("darboux-polynomials", "definition"): (nv.DarbouxPolynomials(ONE, 1, method="definition"),),
    ("darboux-polynomials", "coefficients"): (nv.DarbouxPolynomials(ONE, 2),),
    ("classification-fan", "insertion"): (nv.ClassificationFan(SQUARE, (2, 1)),),
    ("jacobian-rank-census", "transfer"): (nv.JacobianRankCensus(samples=3, hidden=2),),
    ("jacobian-rank-census", "patterns"): (nv.JacobianRankCensus(hidden=2, data="0, 0; 1, 1"),),
    ("jacobian-rank-census", "definition"): (
        nv.JacobianRankCensus(samples=2, hidden=2, method="definition"),
    ),
    ("linear-regions", "cells"): (nv.LinearRegions(BENT),),
    ("linear-regions", "definition"): (nv.LinearRegions(BENT, "definition"),),
    ("max-pooling", "preorders"): (
        nv.MaxPooling(length=4, window=3, faces=True),
        nv.MaxPooling(windows="1, 2; 2, 3; 3, 1"),
    ),
    ("max-pooling", "definition"): (
        nv.MaxPooling(windows="1, 2; 2, 3", faces=True, method="definition"),
    ),
    ("mistake-levels", "facets"): (nv.MistakeLevels(SQUARE, "1, 0; 0, 1", (1, 1)),),
    ("mistake-levels", "definition"): (
        nv.MistakeLevels("0; 1; 3", "1", (1, 1), method="definition"),
    ),
    ("classification-fan", "polytope"): (nv.ClassificationFan("0; 1; 3", (1, 1), "polytope"),),
    ("classification-fan", "definition"): (nv.ClassificationFan(SQUARE, (1, 1), "definition"),),
}
ELSEWHERE = frozenset({"bottlenecks", "reach"})
"""Problems whose changes are tested in test_mutations_bottlenecks.py."""

WIDER = "a wider interval contains it, too"
STILL_TRUE: dict[str, dict[str, str]] = {
    "darboux-polynomials": {r"\.complete": "an answer that calls itself cut off says less"},
    "signature-discriminant": {
        r"\.data\[\d\]\[\d\] [+-] 1": "any two data serve that this component alone separates"
    },
    "real-ed-critical-points": {
        r"(coordinates\[\d\]|squared_distance)(\[0\] - 1|\[1\] \+ 1)": WIDER,
    },
    "pure-spurious": {
        r"\.eigenvalues\[\d\]\[0\](\[0\] - 1|\[1\] \+ 1)": WIDER,
        r"\.(loss|limit|lowest|rate|shift)(\[0\] - 1|\[1\] \+ 1)": WIDER,
        r"\.(values\[\d\]|matrix\[\d\]\[\d\])(\[0\] - 1|\[1\] \+ 1)": WIDER,
    },
    "real-critical-points": {
        r"\.loss\[0\] - 1|\.loss\[1\] \+ 1": WIDER,
        r"\.residual \+ 1": "it is an upper bound",
        r"\.precision": "of the arithmetic; the proof is repeated in any",
    },
    "trajectory-ideal": {
        r"\.derivatives": "one derivative more or less at the start leaves the same polynomials"
    },
    "conservation-laws": {
        r"\.point\[\d\] [+-] 1": "any point serves; the ranks are computed there",
        r"\.levels with 0 twice": "a further level of brackets adds nothing, which is true",
    },
}
"""Changes after which a result is still true, with the reason."""

BY_ENGINE_ALONE: dict[str, dict[str, str]] = {
    "darboux-polynomials": {
        r"\.spaces without \d": "that no cofactor is missing is a computation of Groebner bases",
        r"\.irrational": "how many were left out is known to that computation alone",
    }
}
"""Changes that only the second engine notices, which solves the same problem once more."""

EVERY = [(e.kind, method.name) for e in REGISTRY for method in e.problem.known_methods]
NEEDED = [pair for pair in EVERY if pair[0] not in ELSEWHERE]


@pytest.mark.parametrize(("kind", "method"), NEEDED, ids=map("-".join, NEEDED))
def test_every_single_change_fails(
    kind: str, method: str, engine: Remembering, second: Remembering
) -> None:
    assert (kind, method) in EXAMPLES, f"say in EXAMPLES a small problem for {(kind, method)}"
    for problem in EXAMPLES[kind, method]:
        assert (problem.kind, problem.chosen_method) == (kind, method)
        result = nv.solve(problem, engine if problem.chosen.place is Place.ENGINE else None)
        assert claims_no_more(result)
        other = engine if result.provenance.engine == "neurovariety" else second
        verification = nv.verify(result, engine, other=other)
        assert verification.holds, verification
        assert all(c.holds or too_large(c) for c in verification.checks), verification
        assert not list(unnoticed(result, engine, other))


def unnoticed(result: nv.Result, engine: Remembering, other: Remembering) -> Iterator[str]:
    """Changes that no check notices, those apart that are still true.

    That another engine solves the same problem to another result counts only where it must: it runs
    the same method.
    """
    kind = result.problem.kind
    for where, wrong in mutations(result):
        if matches(where, STILL_TRUE.get(kind, {})):
            continue
        alone = matches(where, BY_ENGINE_ALONE.get(kind, {}))
        if not any(
            check.holds is False and (alone or not check.name.startswith("another engine"))
            for check in checks_of(wrong, engine, other=other)
        ):
            yield where


def matches(where: str, patterns: Mapping[str, str]) -> bool:
    return any(re.search(pattern, where) for pattern in patterns)


def test_the_others_are_in_the_other_file() -> None:
    other = import_module("tests.wrong_answers.test_mutations_bottlenecks")
    there = {(problem.kind, problem.chosen_method) for problem in other.PROBLEMS.values()}
    assert {pair for pair in EVERY if pair[0] in ELSEWHERE} <= there


def test_no_example_is_of_a_method_that_is_gone() -> None:
    assert set(EXAMPLES) <= set(NEEDED)


def test_each_of_the_nine_elements_is_needed(engine: Remembering) -> None:
    result = nv.solve(EXAMPLES["ed-correspondence", "conormal-chart"][0], engine)
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
    result = nv.solve(nv.EDDegree(CIRCLE), engine)
    assert {where.split()[0] for where, _ in mutations(result)} == {"value", "dimension"}
