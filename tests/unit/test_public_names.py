"""The public names: the list grows only on purpose."""

from __future__ import annotations

from types import ModuleType

import pytest

import neurovariety as nv

PUBLIC = {
    # networks, varieties, metrics
    *("LinearNetwork", "Determinantal", "SymmetricDeterminantal", "Hankel"),
    *("Implicit", "Parametric"),
    *("PolynomialNetwork", "SparseNetwork", "MonomialNetwork"),
    *("ConvolutionalNetwork", "EquivariantNetwork", "LightningAttention", "ReLUNetwork"),
    *("RationalNetwork", "SoftmaxAttention", "Activation", "RationalActivation"),
    *("GradientFlow", "QuadraticLoss", "BuresWasserstein", "GaussianTeacher"),
    *("Frobenius", "Weighted", "SymmetricForm", "BombieriWeyl", "DataMetric", "Metric"),
    *("LinearProgram", "MarkovDecisionProcess"),
    # problems and results
    *("FisherRaoFlow", "CentralCurve", "EntropicPath", "PolicyCriticalPoints"),
    *("GroebnerBasis", "Eliminate", "Decomposition", "Dimension"),
    *("ActivationThreshold", "MinimalFilling"),
    *("CriticalCensus", "TeacherDiscriminant", "PolynomialBoundary"),
    *("LearningDegree", "GenericMetric", "GenericData", "GaussianData"),
    *("ImageDegree", "ImageIdeal", "Identifiability", "Fibre", "SingularLocus"),
    *("MinorsIdeal", "EDCorrespondence", "EDDegree", "GenericEDDegree"),
    *("ConservationLaws", "IdealEquality"),
    *("EDDiscriminant", "SignatureDiscriminant", "Bottlenecks", "VoronoiCell"),
    *("Reach", "reach"),
    *("ClassificationFan", "JacobianRankCensus", "MaxPooling", "MistakeLevels"),
    *("BoundaryTypes", "DecisionBoundary", "LinearRegions", "LocalMinima"),
    *("MaxoutNetwork", "TropicalRational"),
    *("DecisionBoundary", "LinearRegions", "LocalMinima", "MaxoutNetwork"),
    *("MirrorFlowLimit", "PiecewiseDensity", "PolynomialFlow", "TangentKernel", "Uniform"),
    *("LocalComplexity", "Realization", "TropicalForm", "TropicalRational"),
    *("InvariantIdeal", "IsInvariant", "TrajectoryIdeal", "DarbouxPolynomials"),
    *("solve", "verify", "render", "report", "Script", "Certainty", "Assumption", "Standing"),
    *("CriticalPoints", "PureSpurious", "RealCriticalPoints", "RealEDCriticalPoints"),
    *("rational", "landscape_table", "chambers", "save", "load"),
    *("bounds", "critical_count_law"),
    # other systems
    *("from_sage", "to_sage", "read_mrdi", "write_mrdi"),
    # engines
    *("Limits", "Macaulay2", "Sage", "SageSession", "Session", "Pool", "Replay"),
    # errors
    *("NeuroVarietyError", "SpecificationError", "FileError", "EngineError", "ProtocolError"),
    *("MissingDependency", "RenderError", "TooLarge", "TooLate", "StudyStopped"),
    *("EngineNotFound", "EngineTooOld", "EngineBroken", "EngineForked", "EngineTimeout"),
    *("EngineMemoryError", "EngineCrashed", "EngineFlooded", "EngineFailed", "NotTaken"),
    # values that results and networks hold
    *("Ideal", "LinearFibre", "Table", "read_matrix", "read_polynomials"),
    *("zero_hessians", "record"),
}


def test_the_public_names_are_exactly_these() -> None:
    found = {
        name
        for name in nv.__all__
        if not name.startswith("_") and not isinstance(getattr(nv, name), ModuleType)
    }
    assert found == PUBLIC
    assert found <= set(dir(nv))


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_each_public_name_is_documented(name: str) -> None:
    doc = getattr(nv, name).__doc__ or ""
    assert len(doc.split()) > 4
    assert not doc.startswith(f"{name}(")  # what dataclass writes when nobody else did


def test_the_version_is_the_distribution_s() -> None:
    assert nv.__version__.count(".") == 2
