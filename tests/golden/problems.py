"""The problems whose scripts are kept, and one for each question, variety and method."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from sympy import GF

import neurovariety as nv
from neurovariety.problems.base.methods import DEFINITION

SCRIPTS = Path(__file__).parent / "scripts"

CURVE = nv.Implicit("zebra^2 + 4*quagga^2 = 4")
CONE = nv.Implicit("okapi*kudu = ibex^2")
IMAGE = nv.Parametric("gnu; gnu^2 - 1/3")
M3 = nv.Determinantal(3, 3, 2)
M1 = nv.Determinantal(3, 3, 1)
S3 = nv.SymmetricDeterminantal(3, 2)
H3 = nv.Hankel(3, 2)
NET = nv.LinearNetwork(1, 1, 1)
DATA = {"X": "1, 2; 3, 4", "Y": "1, 3; 2, 4"}
FREE = nv.CriticalPoints(nv.LinearNetwork(2, 1, 2), **DATA, regularization=None)

FLOW = nv.GradientFlow(nv.Parametric("gnu*okapi"), loss="(y1 - 1/3)^2/2")
CAPPED = nv.ReLUNetwork(  # min(abs(x), 1), and a neuron that is not read
    weights="1; -1 | 1,1; 1,1; 1,1 | 1,-1,0", biases="0,0 | 0,-1,-2 | 0"
)
BENT = nv.ReLUNetwork(weights="1,0; 0,1; 1,1 | 1,-1,2", biases="0,0,-1 | 0")
SQUARE = "0, 0; 1, 0; 0, 1; 1, 1"
EVERY = nv.GradientFlow(nv.LinearNetwork(1, 2, 1))

SIMPLEX = nv.LinearProgram("1, 1, 1", [1], [2, 1, 0])
BLIND = nv.MarkovDecisionProcess("0,1; 1,0 | 0,1; 1,0", "1,0; 0,1", "1/2", "1,0", "dark, dark")
PROCESS = nv.MarkovDecisionProcess("1,0; 0,1 | 0,1; 1,0", "1,0; 2,0", "9/10", "4/5, 1/5")

GOLDEN: dict[str, Any] = {
    "decomposition": nv.Decomposition(CURVE),
    "minors-hankel": nv.MinorsIdeal("a, b, c; b, c, d", 2, order="lex"),
    "minors-prime-field": nv.MinorsIdeal(nv.Determinantal(2, 3, 1), field=GF(32003)),
    "groebner-basis": nv.GroebnerBasis("gnu^2 - zebra; gnu*zebra = 1/3", order="lex"),
    "groebner-blocks": nv.GroebnerBasis(
        "gnu^2 - zebra; gnu*zebra = okapi", "gnu, zebra, okapi", order="eliminate:1"
    ),
    "eliminate": nv.Eliminate("ibex = gnu^2; okapi = gnu^3/3", "gnu", order="lex"),
    "eliminate-image": nv.Eliminate(nv.Parametric("1/gnu; gnu*okapi; okapi"), field=GF(32003)),
    "minimal-filling": nv.MinimalFilling(2, 1, exponent=2, depth=3),
    "activation-threshold": nv.ActivationThreshold((2, 2, 1)),
    "dimension": nv.Dimension(nv.PolynomialNetwork((2, 2, 1), "gnu^2 + gnu/3", bias=True)),
    "dimension-attention": nv.Dimension(nv.LightningAttention((2, 1), (2,), tokens=2)),
    "dimension-image": nv.Dimension(IMAGE, seed=7, prime=10007),
    "dimension-equations": nv.Dimension(CURVE),
    "dimension-matrices": nv.Dimension(M1),
    "learning-degree": nv.LearningDegree(nv.ConvolutionalNetwork((2, 2))),
    "learning-degree-attention": nv.LearningDegree(nv.LightningAttention((2, 1), (1,), tokens=2)),
    "learning-degree-secants": nv.LearningDegree(nv.PolynomialNetwork((3, 2, 1), 3)),
    "learning-degree-data": nv.LearningDegree(
        nv.PolynomialNetwork((2, 2, 1), "gnu^2/3"), nv.GaussianData(), seed=7, prime=10007
    ),
    "learning-degree-definition": nv.LearningDegree(
        nv.MonomialNetwork((2, 1, 1), 2), nv.GenericData(), DEFINITION
    ),
    "teacher-discriminant": nv.TeacherDiscriminant(
        nv.MonomialNetwork((2, 1, 1), 2), nv.GenericData(), seed=7, prime=10007
    ),
    "teacher-discriminant-definition": nv.TeacherDiscriminant(
        nv.MonomialNetwork((2, 1, 1), 2), nv.Weighted("1, 1/2, 3"), DEFINITION
    ),
    "polynomial-boundary": nv.PolynomialBoundary(
        nv.PolynomialNetwork((2, 1, 2), 2, bias=True), "1, 2, 1/3, 1, 0, 4, 1", seed=7
    ),
    "polynomial-boundary-definition": nv.PolynomialBoundary(
        nv.PolynomialNetwork((2, 2, 1), 2), "1, 0, 0, 1, 1, 1/4", method=DEFINITION
    ),
    "critical-census": nv.CriticalCensus(nv.ConvolutionalNetwork((2, 2)), seed=7, prime=10007),
    "critical-census-attention": nv.CriticalCensus(
        nv.LightningAttention((2, 1), (2,), 2), method="chart", seed=7, prime=10007
    ),
    "critical-census-closed-form": nv.CriticalCensus(nv.LightningAttention((3, 1), (2,), 2)),
    "critical-census-blocks": nv.CriticalCensus(
        nv.EquivariantNetwork([((1, 0, 3, 2), (1, 0), (1, 0, 3, 2))], (4, 2, 4))
    ),
    "critical-census-definition": nv.CriticalCensus(
        nv.ConvolutionalNetwork((2, 2)), nv.Weighted("1, 1/2, 3"), method=DEFINITION
    ),
    "dimension-definition": nv.Dimension(IMAGE, DEFINITION),
    "singular-locus": nv.SingularLocus(M3),
    "singular-locus-attention": nv.SingularLocus(nv.LightningAttention((2, 1), (2,), tokens=2)),
    "singular-locus-attention-degree": nv.SingularLocus(
        nv.LightningAttention((3, 2), (2,), tokens=2)
    ),
    "singular-locus-equations": nv.SingularLocus(nv.Implicit("gnu^2 = okapi^3/3")),
    "singular-locus-image": nv.SingularLocus(nv.Parametric("gnu^2 - 1; gnu^3 - gnu"), DEFINITION),
    "singular-locus-ranks": nv.SingularLocus(nv.Parametric("gnu^2 - 1; gnu^3 - gnu")),
    "fibre": nv.Fibre(nv.PolynomialNetwork((1, 1, 1), "gnu^2/3 + 1"), "x1^2 - 1/2"),
    "fibre-matrix": nv.Fibre(nv.LinearNetwork(2, 1, 2), "1, 1/2; 2, 1"),
    "fibre-definition": nv.Fibre(nv.ConvolutionalNetwork((2, 2)), "1, 0, -1/3", DEFINITION),
    "identifiability": nv.Identifiability(
        nv.PolynomialNetwork((1, 1, 1), "gnu^3/3 + gnu"), seed=7, prime=10007
    ),
    "identifiability-theorem": nv.Identifiability(nv.ConvolutionalNetwork((2, 2, 3), (1, 2, 1))),
    "identifiability-pencils": nv.Identifiability(nv.PolynomialNetwork((2, 2, 2, 2), 3)),
    "identifiability-definition": nv.Identifiability(nv.MonomialNetwork((1, 1, 1), 2), DEFINITION),
    "image-degree": nv.ImageDegree(IMAGE, seed=7, prime=10007),
    "image-degree-pencils": nv.ImageDegree(nv.PolynomialNetwork((2, 2, 2, 2), (3, 2))),
    "image-degree-filling": nv.ImageDegree(nv.PolynomialNetwork((4, 5, 1), 3)),
    "image-degree-equations": nv.ImageDegree(CURVE),
    "image-degree-definition": nv.ImageDegree(nv.Parametric("gnu^2; gnu^4/3"), DEFINITION),
    "image-ideal": nv.ImageIdeal(nv.Parametric("gnu^2; gnu*yak; yak^2/3"), 2),
    "image-ideal-definition": nv.ImageIdeal(nv.Parametric("gnu^2; gnu^4/3"), 3, DEFINITION),
    "ed-degree-closed-form": nv.EDDegree(M1),
    "ed-degree-critical": nv.EDDegree(CURVE, nv.Weighted("1, 2/3"), method="critical"),
    "ed-degree-exact": nv.EDDegree(CURVE, nv.SymmetricForm("2, 1; 1, 2"), "critical-exact"),
    "ed-degree-definition": nv.EDDegree(CURVE, method=DEFINITION),
    "ed-degree-parametric": nv.EDDegree(IMAGE, seed=7, prime=10007),
    "generic-localization": nv.GenericEDDegree(M1),
    "generic-closed-form": nv.GenericEDDegree(M1, "closed-form"),
    "generic-conormal": nv.GenericEDDegree(S3, "conormal"),
    "generic-slices": nv.GenericEDDegree(M3, "slices"),
    "generic-critical": nv.GenericEDDegree(H3, "critical"),
    "generic-definition": nv.GenericEDDegree(CONE, DEFINITION),
    "generic-saturation": nv.GenericEDDegree(CONE, "saturation"),
    "correspondence-chart": nv.EDCorrespondence(nv.Determinantal(2, 2, 1)),
    "correspondence-multipliers": nv.EDCorrespondence(CURVE, equations=True),
    "correspondence-definition": nv.EDCorrespondence(CURVE, method=DEFINITION),
    "discriminant-definition": nv.EDDiscriminant(CURVE, method=DEFINITION),
    "signature-definition": nv.SignatureDiscriminant(CURVE, method=DEFINITION),
    "discriminant-closed-form": nv.EDDiscriminant(nv.Determinantal(2, 3, 1)),
    "discriminant-lifting": nv.EDDiscriminant(CURVE, nv.Weighted("1, 2/3"), "lifting"),
    "discriminant-pencil": nv.EDDiscriminant(H3, nv.BombieriWeyl(), "pencil"),
    "signature-discriminant": nv.SignatureDiscriminant(CURVE),
    "bottlenecks": nv.Bottlenecks(CURVE, method="modular"),
    "bottlenecks-definition": nv.Bottlenecks(CURVE, method=DEFINITION),
    "reach-curve": nv.Reach(nv.Implicit("(gnu^2 + okapi^2)^2 + 3*okapi^2 = gnu^2 + 1/10")),
    "reach-definition": nv.Reach(CURVE, DEFINITION),
    "reach-ellipsoid": nv.Reach(CURVE),
    "reach-singular": nv.Reach(nv.Implicit("gnu^2 = okapi^2*zebra")),
    "reach-cone": nv.Reach(CONE),
    "reach-matrices": nv.Reach(S3),
    "voronoi-cell": nv.VoronoiCell(CURVE, "4/5, -6/5"),
    "voronoi-cell-definition": nv.VoronoiCell(CURVE, "4/5, -6/5", method=DEFINITION),
    "voronoi-cell-generic": nv.VoronoiCell(CURVE, seed=5),
    "bottlenecks-matrices": nv.Bottlenecks(M1),
    "voronoi-cell-matrices": nv.VoronoiCell(M1, "1, 2, 3; 2, 4, 6; 0, 0, 0"),
    "voronoi-cell-symmetric": nv.VoronoiCell(S3, "2, 1, 0; 1, 2, 0; 0, 0, 0", nv.BombieriWeyl()),
    "voronoi-cell-elimination": nv.VoronoiCell(
        nv.Determinantal(2, 2, 1), "1, 2; 2, 4", nv.Weighted("1, 2, 3, 2/3")
    ),
    "voronoi-cell-matrices-generic": nv.VoronoiCell(S3),
    "critical-points": nv.CriticalPoints(NET, samples=1),
    "critical-points-exact": nv.CriticalPoints(
        NET, X=[[1]], Y=[[3]], regularization=1, method="exact"
    ),
    "critical-points-components": replace(FREE, method="components"),
    "real-critical-points": nv.RealCriticalPoints(nv.CriticalPoints(NET, samples=1), "tracking"),
    "pure-spurious-covariance": nv.PureSpurious(
        nv.LinearNetwork(1, 2), nv.BuresWasserstein("2, 1; 1, 3", "1/4")
    ),
    "pure-spurious-teacher": nv.PureSpurious(
        nv.MonomialNetwork((2, 1, 1), 2), nv.GaussianTeacher("2, 1; 1, 0")
    ),
    "pure-spurious": nv.PureSpurious(nv.LinearNetwork(2, 1, 2), nv.QuadraticLoss(**DATA)),
    "real-ed-critical-points": nv.RealEDCriticalPoints(
        nv.Determinantal(2, 2, 1), nv.Weighted("1, 2, 1, 2/3"), "1, 2; 1/2, 3"
    ),
    "conservation-laws": nv.ConservationLaws(nv.Parametric("gnu*okapi; okapi*kudu/2"), degree=3),
    "ideal-equality": nv.IdealEquality(
        "okapi - gnu; kudu - gnu^2/3", "okapi^2 - 3*kudu", eliminate="gnu", order="lex"
    ),
    "invariant-ideal": nv.InvariantIdeal(FLOW, "gnu - okapi/2"),
    "invariant-ideal-modular": nv.InvariantIdeal(FLOW, "gnu - okapi/2", field=GF(32003)),
    "is-invariant": nv.IsInvariant(EVERY, "w1_11^2 - w2_11^2; w1_11 + w1_21"),
    "trajectory-ideal": nv.TrajectoryIdeal(FLOW, ["-1/2", 3], degree=2),
    "darboux-polynomials": nv.DarbouxPolynomials(FLOW, degree=2),
    "classification-fan": nv.ClassificationFan(SQUARE, terms=(2, 1)),
    "jacobian-rank-census": nv.JacobianRankCensus(samples=3, hidden=2),
    "jacobian-rank-census-data": nv.JacobianRankCensus(hidden=2, data="0, 0; 1, 0; 0, 1"),
    "linear-regions": nv.LinearRegions(CAPPED),
    "linear-regions-polyhedra": nv.LinearRegions(CAPPED, "polyhedra"),
    "decision-boundary": nv.DecisionBoundary(BENT),
    "decision-boundary-pieces": nv.DecisionBoundary(
        nv.ReLUNetwork(weights="1,0,0; 0,1,1 | 1,1", biases="0,0 | -1")
    ),
    "tropical-form": nv.TropicalForm(BENT),
    "tropical-form-polytopes": nv.TropicalForm(BENT, "polytopes"),
    "realization": nv.Realization(
        nv.TropicalRational("0,0,0; 0,1,0; 0,0,1; -1,1,1; -2,1/2,3", "0,1,2")
    ),
    "local-complexity": nv.LocalComplexity(BENT, "-1, 1; -1, 2"),
    "conservation-laws-field": nv.ConservationLaws(nv.PolynomialFlow("zebra*quagga; -zebra^2")),
    "tangent-kernel": nv.TangentKernel("1,2,0; 0,1,1; 1,1,3"),
    "tangent-kernel-singular": nv.TangentKernel("1,0; -1,0; 0,1; 0,-1; 1,1; -1,-1"),
    "mirror-flow-limit": nv.MirrorFlowLimit("-1, 0, 1", "1, 0, 1", nv.Uniform(-2, 2)),
    "max-pooling": nv.MaxPooling(length=4, window=3, faces=True),
    "max-pooling-polytope": nv.MaxPooling(length=4, window=3, faces=True, method="polytope"),
    "boundary-types": nv.BoundaryTypes((2, 2), 2),
    "local-minima": nv.LocalMinima("0; 1; 2", "1, 0, 1/2", "1"),
    "fisher-rao-flow": nv.FisherRaoFlow(PROCESS),
    "central-curve": nv.CentralCurve(PROCESS),
    "central-curve-definition": nv.CentralCurve(SIMPLEX, "definition"),
    "entropic-path": nv.EntropicPath(SIMPLEX),
    "entropic-path-definition": nv.EntropicPath(SIMPLEX, method="definition"),
    "policy-critical-points": nv.PolicyCriticalPoints(BLIND),
    "policy-critical-points-definition": nv.PolicyCriticalPoints(BLIND, "definition"),
    "mistake-levels": nv.MistakeLevels(SQUARE, "1, 0; 0, 1", (1, 1)),
    "classification-fan-polytope": nv.ClassificationFan("0; 1; 3", (2, 1), "polytope"),
}


def _every_method(question: Any) -> list[Any]:
    methods = [m for m in question.methods if not (m == DEFINITION and question.too_large)]
    return [replace(question, method=method) for method in ("auto", *methods)]


VARIETIES = (M1, M3, nv.Determinantal(2, 3, 2), S3, nv.SymmetricDeterminantal(2, 1), H3)
VARIETIES += (CURVE, CONE, IMAGE)  # type: ignore[assignment]

EVERY: tuple[Any, ...] = (
    *GOLDEN.values(),
    *(problem for V in VARIETIES for problem in _every_method(nv.GenericEDDegree(V))),
    *(problem for V in VARIETIES for problem in _every_method(nv.EDDegree(V))),
    *_every_method(nv.EDDegree(S3, nv.BombieriWeyl())),
    *_every_method(nv.EDDegree(M1, nv.DataMetric("1, 2, 0; 0, 1, 1; 1, 0, 3"))),
    *(nv.EDCorrespondence(V) for V in VARIETIES if V is not IMAGE),
    *(nv.EDDiscriminant(V) for V in (M1, S3, H3)),
    *_every_method(nv.EDDiscriminant(CURVE)),
    nv.SignatureDiscriminant(S3, nv.BombieriWeyl()),
    nv.SignatureDiscriminant(CURVE, method="pencil"),
    *(nv.Bottlenecks(V) for V in (CONE, M3, S3, H3)),
    nv.VoronoiCell(nv.Determinantal(3, 2, 1), "1, 2; 2, 4; 0, 0", nv.DataMetric("1, 2; 0, 1")),
    nv.VoronoiCell(nv.Hankel(2, 1), [1, 2, 4]),
    *(
        nv.RealEDCriticalPoints(V, nv.Frobenius(), [1] * V.ambient_dimension)
        for V in (M1, S3, nv.Hankel(3, 1), IMAGE)
    ),
    *(nv.MinorsIdeal(V) for V in (M1, M3, S3, H3)),
    *(nv.Dimension(V) for V in (S3, H3, nv.ConvolutionalNetwork((2, 2), (2, 1)))),
    *_every_method(nv.CriticalPoints(nv.LinearNetwork(2, 1, 1), samples=2, seed=5)),
    *_every_method(nv.RealCriticalPoints(nv.CriticalPoints(NET, samples=2))),
    FREE,
    nv.GroebnerBasis("gnu^2 - zebra; gnu*zebra = 1/3", method="definition"),
    nv.Eliminate("ibex = gnu^2; okapi = gnu^3/3", "gnu", method="definition"),
    *(nv.MinorsIdeal("zebra, gnu/2; gnu, okapi", 2, order=o) for o in ("lex", "grlex")),
)
