"""A small problem or two for each problem and each method, whose results are changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sympy import GF

import neurovariety as nv

SQUARES, LINEAR = nv.MonomialNetwork((2, 1, 1), 2), nv.LinearNetwork(2, 1, 2)
TWO_POINTS = nv.PolynomialNetwork((1, 1, 1), 2, bias=True)
SEGRE = nv.Determinantal(2, 2, 1)
CIRCLE, CONE = nv.Implicit("x^2 + y^2 = 1"), nv.Implicit("x*y = z^2")
ELLIPSE, PARABOLA = nv.Implicit("x^2 + 4*y^2 = 4"), nv.Implicit("y = x^2")
ISOLATED = nv.Implicit("y^2 = x^2*(x - 1)")  # a point beside the curve
UNIT = nv.Frobenius()
ONE = nv.GradientFlow(nv.LinearNetwork(1, 1, 1), loss=nv.QuadraticLoss([[1]], [[1]]))
SMALL = nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), samples=1)
FREE = nv.CriticalPoints(nv.LinearNetwork(1, 1, 2), X=[[1]], Y=[[1], [2]], regularization=None)
SPACE = nv.ReLUNetwork(weights="1,0,0; 0,1,1 | 1,1", biases="0,0 | -1")
BENT = nv.ReLUNetwork(weights="1,0; 0,1 | 1,-1", biases="0,1 | 0")
LIFTED = nv.TropicalRational("0, 0; 0, 1; -1, 2", "0, 1/2")
BLIND = nv.MarkovDecisionProcess("0,1; 1,0 | 0,1; 1,0", "1,0; 0,1", "1/2", "1,0", "dark, dark")
SIMPLEX = nv.LinearProgram("1, 1, 1", [1], [2, 1, 0])
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
    ("minimal-filling", "definition"): (nv.MinimalFilling(2, 1, 2, 3, method="definition"),),
    ("activation-threshold", "definition"): (
        nv.ActivationThreshold((2, 2, 2), method="definition"),
    ),
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
    ("learning-degree", "closed-form"): (
        nv.LearningDegree(nv.LightningAttention((2, 1), (1,), 2)),
        nv.LearningDegree(nv.LinearNetwork(2, 1, 2)),
        nv.LearningDegree(nv.PolynomialNetwork((2, 2, 1), 4)),
    ),
    ("learning-degree", "definition"): (
        nv.LearningDegree(nv.ConvolutionalNetwork((1, 2)), method="definition"),
    ),
    ("singular-locus", "closed-form"): (
        nv.SingularLocus(nv.LinearNetwork(2, 1, 2)),
        nv.SingularLocus(nv.LightningAttention((2, 1), (1,), 2)),
    ),
    ("singular-locus", "ranks"): (nv.SingularLocus(nv.ConvolutionalNetwork((3, 2), (2, 1))),),
    ("singular-locus", "definition"): (
        nv.SingularLocus("x*z; y*z"),
        nv.SingularLocus(nv.Parametric("s*t; s; t^2"), "definition"),
    ),
    ("fibre", "closed-form"): (
        nv.Fibre(nv.LinearNetwork(2, 1, 2), "1, 2; 2, 4"),
        nv.Fibre(nv.LinearNetwork(1, 1, 1), "0"),
    ),
    ("fibre", "cells"): (
        nv.Fibre(nv.ConvolutionalNetwork((2, 2)), "1, 0, 1"),
        nv.Fibre(nv.MonomialNetwork((2, 1, 1), 2), "x1*x2"),
    ),
    ("fibre", "definition"): (nv.Fibre(nv.ConvolutionalNetwork((2, 2)), "1, 3, 2", "definition"),),
    ("identifiability", "closed-form"): (
        nv.Identifiability(nv.ConvolutionalNetwork((2, 2))),
        nv.Identifiability(nv.PolynomialNetwork((2, 3, 1), 3)),
    ),
    ("identifiability", "fibre"): (nv.Identifiability(nv.MonomialNetwork((2, 1, 1), 2), "fibre"),),
    ("identifiability", "definition"): (
        nv.Identifiability(nv.MonomialNetwork((2, 1, 1), 2), "definition"),
    ),
    ("image-degree", "slices"): (nv.ImageDegree(nv.MonomialNetwork((2, 1, 1), 2)),),
    ("image-degree", "closed-form"): (
        nv.ImageDegree(SEGRE),
        nv.ImageDegree(nv.PolynomialNetwork((2, 2, 1), 4)),
    ),
    ("image-degree", "groebner"): (nv.ImageDegree("x*z; y*z"),),
    ("image-degree", "definition"): (nv.ImageDegree(nv.Parametric("t^2; t^4"), "definition"),),
    ("critical-census", "chart"): (
        nv.CriticalCensus(nv.ConvolutionalNetwork((2, 2)), nv.Weighted("1, 2, 3")),
        nv.CriticalCensus(nv.LightningAttention((2, 1), (1,), 2), method="chart"),
    ),
    ("critical-census", "closed-form"): (
        nv.CriticalCensus(nv.LightningAttention((2, 1), (2,), 2)),
    ),
    ("critical-census", "localization"): (
        nv.CriticalCensus(nv.EquivariantNetwork("(1 2)", (2, 2, 2))),
    ),
    ("critical-census", "definition"): (
        nv.CriticalCensus(nv.ConvolutionalNetwork((2, 2)), method="definition"),
    ),
    ("polynomial-boundary", "critical"): (
        nv.PolynomialBoundary(TWO_POINTS, [1, 1, 0, -4], point=[1], discriminant=True),
    ),
    ("polynomial-boundary", "definition"): (
        nv.PolynomialBoundary(TWO_POINTS, [1, 1, 0, -4], method="definition"),
    ),
    ("teacher-discriminant", "closed-form"): (nv.TeacherDiscriminant(LINEAR, nv.GaussianData()),),
    ("teacher-discriminant", "pencil"): (nv.TeacherDiscriminant(SQUARES, nv.GenericData()),),
    ("teacher-discriminant", "definition"): (
        nv.TeacherDiscriminant(LINEAR, nv.Frobenius(), "definition"),
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
    ("decision-boundary", "cells"): (nv.DecisionBoundary(BENT), nv.DecisionBoundary(SPACE)),
    ("decision-boundary", "definition"): (nv.DecisionBoundary(BENT, "definition"),),
    ("tropical-form", "products"): (nv.TropicalForm(BENT),),
    ("tropical-form", "definition"): (nv.TropicalForm(BENT, "definition"),),
    ("realization", "triangulations"): (nv.Realization(LIFTED),),
    ("realization", "definition"): (  # one layer: the positive part of one is the same
        nv.Realization(nv.TropicalRational("0, 0; -1, 2", "0, 1/2"), "definition"),
    ),
    ("local-complexity", "cells"): (nv.LocalComplexity(BENT, "-1, 1; -1, 2"),),
    ("local-complexity", "definition"): (nv.LocalComplexity(BENT, "-1,1; -1,2", "definition"),),
    ("linear-regions", "cells"): (nv.LinearRegions(BENT),),
    ("linear-regions", "definition"): (nv.LinearRegions(BENT, "definition"),),
    ("boundary-types", "chirotopes"): (nv.BoundaryTypes((2, 1), 1),),
    ("boundary-types", "definition"): (nv.BoundaryTypes((2, 1), 1, "definition"),),
    ("central-curve", "matroid"): (nv.CentralCurve(SIMPLEX),),
    ("central-curve", "definition"): (nv.CentralCurve(SIMPLEX, "definition"),),
    ("entropic-path", "toric"): (nv.EntropicPath(SIMPLEX),),
    ("entropic-path", "definition"): (nv.EntropicPath(SIMPLEX, method="definition"),),
    ("policy-critical-points", "policies"): (nv.PolicyCriticalPoints(BLIND),),
    ("policy-critical-points", "definition"): (nv.PolicyCriticalPoints(BLIND, "definition"),),
    ("fisher-rao-flow", "duality"): (
        nv.FisherRaoFlow(nv.LinearProgram("1,1,0,0; 0,0,1,1", "1,2", "2,0,1,4"), times="1"),
        nv.FisherRaoFlow(nv.LinearProgram("1,1,1", "1", "1,0,1"), "1/6,1/3,1/2"),
    ),
    ("fisher-rao-flow", "definition"): (
        nv.FisherRaoFlow(nv.LinearProgram("1,1,1", "1", "3,1,2"), method="definition"),
    ),
    ("local-minima", "regions"): (nv.LocalMinima("0; 1; 2", "1, 0, 1/2", "1"),),
    ("local-minima", "definition"): (
        nv.LocalMinima("0; 1; 2", "1, 0, 1/2", "1", method="definition"),
    ),
    ("tangent-kernel", "inertia"): (
        nv.TangentKernel("1,2,0; 0,1,1"),
        nv.TangentKernel("1,2; -1,-2; 2,1", "abs"),
    ),
    ("tangent-kernel", "definition"): (nv.TangentKernel("1,2; 2,1", "1/2", "definition"),),
    ("mirror-flow-limit", "kernel"): (nv.MirrorFlowLimit("0, 1", "0, 1", nv.Uniform(-2, 2)),),
    ("mirror-flow-limit", "definition"): (
        nv.MirrorFlowLimit("0, 1", "0, 1", nv.Uniform(-2, 2), "definition"),
    ),
    ("max-pooling", "preorders"): (
        nv.MaxPooling(length=4, window=3, faces=True),
        nv.MaxPooling(windows="1, 2; 2, 3; 3, 1"),
    ),
    ("max-pooling", "polytope"): (nv.MaxPooling(windows="1, 2; 2, 3", method="polytope"),),
    ("max-pooling", "definition"): (
        nv.MaxPooling(windows="1, 2; 2, 3", faces=True, method="definition"),
    ),
    ("mistake-levels", "facets"): (nv.MistakeLevels(SQUARE, "1, 0; 0, 1", (1, 1)),),
    ("mistake-levels", "definition"): (
        nv.MistakeLevels("0; 1; 3", "1", (1, 1), method="definition"),
    ),
    ("linear-regions", "polyhedra"): (
        nv.LinearRegions(nv.ReLUNetwork(weights="1; -1 | 1, 1"), "polyhedra"),
    ),
    ("tropical-form", "polytopes"): (
        nv.TropicalForm(nv.ReLUNetwork(weights="1; -1 | 2, -3"), "polytopes"),
    ),
    ("classification-fan", "polytope"): (nv.ClassificationFan("0; 1; 3", (1, 1), "polytope"),),
    ("classification-fan", "definition"): (nv.ClassificationFan(SQUARE, (1, 1), "definition"),),
}
