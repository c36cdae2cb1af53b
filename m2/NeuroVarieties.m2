-- NeuroVarieties: algebraic geometry of neural networks
newPackage("NeuroVarieties",
    Version => "0.1",
    Date => "November 2026",
    Headline => "neurovarieties of networks and their Euclidean distance degrees",
    Authors => {{Name => "The neurovariety developers"}},
    Keywords => {"Applied Algebraic Geometry"},
    PackageImports => {"Elimination", "MinimalPrimes", "Saturation"},
    AuxiliaryFiles => true,
    DebuggingMode => false)

export {
    "Biased", "ClassificationFan", "CriticalComponent", "CriticalPointCount", "Data",
    "DeterminantalVariety", "EDDiscriminant", "EDDiscriminantDegree", "IdealComparison",
    "Metric", "MinorsReport", "MistakeLevels", "NormalSpace", "Strata",
    "SymmetricDeterminantalVariety", "VoronoiBoundary", "activationThreshold",
    "approximateCriticalPoints", "attentionDimension", "attentionMap", "bottleneckCount",
    "bottleneckIdeal", "classificationFan", "compareIdeals", "conormalIdeal",
    "conservationLaws", "convolutionMap", "correspondenceEquations", "criticalComponents",
    "criticalPointCount", "darbouxPolynomials", "determinantalVariety", "eckartYoungDegree",
    "eckartYoungDiscriminant", "edCorrespondence", "edCriticalIdeal", "edDegree",
    "edDiscriminant", "edDiscriminantDegree", "equivariantComponents", "fibrePoints",
    "genericEDDegree", "genericFibre", "imageDegree", "imageIdeal", "invariantIdeal",
    "isInvariantIdeal", "jacobianRankCensus", "learningDegree", "lieTrace",
    "linearNetworkGradient", "linearNetworkVariety", "maxPoolingFaces",
    "maxPoolingVertices", "minimalFilling", "minorsReport", "mistakeLevels",
    "networkDimension", "networkMap", "polarClassDegrees", "rankOneGenericEDDegree",
    "segreGenericEDDegree", "singularComponents", "spectralLocus",
    "symmetricDeterminantalVariety", "trajectoryIdeal", "voronoiBoundary", "voronoiDegree",
    "writeAnswer"}

-- CODE
load "./NeuroVarieties/result.m2"
load "./NeuroVarieties/varieties.m2"
load "./NeuroVarieties/input.m2"
load "./NeuroVarieties/primes.m2"
load "./NeuroVarieties/closedform.m2"
load "./NeuroVarieties/localization.m2"
load "./NeuroVarieties/segre.m2"
load "./NeuroVarieties/pencils.m2"
load "./NeuroVarieties/hilbert.m2"
load "./NeuroVarieties/factors.m2"
load "./NeuroVarieties/assumptions.m2"
load "./NeuroVarieties/minors.m2"
load "./NeuroVarieties/equality.m2"
load "./NeuroVarieties/conormal.m2"
load "./NeuroVarieties/slices.m2"
load "./NeuroVarieties/critical.m2"
load "./NeuroVarieties/saturation.m2"
load "./NeuroVarieties/parametric.m2"
load "./NeuroVarieties/image.m2"
load "./NeuroVarieties/generic.m2"
load "./NeuroVarieties/interpolation.m2"
load "./NeuroVarieties/dimension.m2"
load "./NeuroVarieties/finite.m2"
load "./NeuroVarieties/learning.m2"
load "./NeuroVarieties/ranks.m2"
load "./NeuroVarieties/filling.m2"
load "./NeuroVarieties/maps.m2"
load "./NeuroVarieties/equivariant.m2"
load "./NeuroVarieties/lists.m2"
load "./NeuroVarieties/fan.m2"
load "./NeuroVarieties/regions.m2"
load "./NeuroVarieties/boundary.m2"
load "./NeuroVarieties/tropical.m2"
load "./NeuroVarieties/realization.m2"
load "./NeuroVarieties/complexity.m2"
load "./NeuroVarieties/mirrorflow.m2"
load "./NeuroVarieties/tangent.m2"
load "./NeuroVarieties/mistakes.m2"
load "./NeuroVarieties/rootloci.m2"
load "./NeuroVarieties/moments.m2"
load "./NeuroVarieties/learningdegree.m2"
load "./NeuroVarieties/pooling.m2"
load "./NeuroVarieties/census.m2"
load "./NeuroVarieties/minima.m2"
load "./NeuroVarieties/programs.m2"
load "./NeuroVarieties/torus.m2"
load "./NeuroVarieties/policies.m2"
load "./NeuroVarieties/frequencies.m2"
load "./NeuroVarieties/boundaries.m2"
load "./NeuroVarieties/piecewise.m2"
load "./NeuroVarieties/datum.m2"
load "./NeuroVarieties/correspondence.m2"
load "./NeuroVarieties/eddegree.m2"
load "./NeuroVarieties/values.m2"
load "./NeuroVarieties/covering.m2"
load "./NeuroVarieties/discriminant.m2"
load "./NeuroVarieties/bottleneck.m2"
load "./NeuroVarieties/curvature.m2"
load "./NeuroVarieties/reach.m2"
load "./NeuroVarieties/voronoi.m2"
load "./NeuroVarieties/gradient.m2"
load "./NeuroVarieties/points.m2"
load "./NeuroVarieties/agreement.m2"
load "./NeuroVarieties/components.m2"
load "./NeuroVarieties/track.m2"
load "./NeuroVarieties/invariant.m2"
load "./NeuroVarieties/trajectory.m2"
load "./NeuroVarieties/darboux.m2"
load "./NeuroVarieties/lie.m2"
load "./NeuroVarieties/conservation.m2"
load "./NeuroVarieties/definition.m2"
load "./NeuroVarieties/learningdefinition.m2"
load "./NeuroVarieties/independent.m2"
load "./NeuroVarieties/fibres.m2"
load "./NeuroVarieties/singulardefinition.m2"
load "./NeuroVarieties/singular.m2"
load "./NeuroVarieties/singularattention.m2"
load "./NeuroVarieties/cells.m2"
load "./NeuroVarieties/overfunction.m2"
load "./NeuroVarieties/equations.m2"
load "./NeuroVarieties/branching.m2"
load "./NeuroVarieties/normallines.m2"
load "./NeuroVarieties/narrowest.m2"
load "./NeuroVarieties/standing.m2"
load "./NeuroVarieties/geometry.m2"
load "./NeuroVarieties/printing.m2"

beginDocumentation()
load "./NeuroVarieties/documentation.m2"
load "./NeuroVarieties/tests.m2"
