"""All problems, a line each: from it are made the commands, their help and the lists of problems.

Nothing is loaded until a problem is used, so that listing them all costs nothing.
"""

from __future__ import annotations

from neurovariety.problems.entry import Entry

IDEALS, DISTANCES = "Ideals", "Distances"
CRITICAL, FLOWS = "Critical points", "Flows"
PIECEWISE, WIDE = "Piecewise-linear networks", "Wide networks"
PROGRAMS = "Linear programmes"


REGISTRY = (
    Entry(
        "minors",
        "MinorsIdeal",
        IDEALS,
        "Ideal of minors: Groebner basis, dimension, degree, singular locus.",
    ),
    Entry(
        "groebner-basis",
        "GroebnerBasis",
        IDEALS,
        "Reduced Groebner basis of an ideal, its dimension and degree.",
    ),
    Entry(
        "eliminate",
        "Eliminate",
        IDEALS,
        "Elimination of variables: equations of a projection, or of the image of a map.",
    ),
    Entry(
        "decomposition",
        "Decomposition",
        IDEALS,
        "Components of a variety over QQ, and what holds of its equations.",
    ),
    Entry(
        "ideal-equality",
        "IdealEquality",
        IDEALS,
        "Whether two ideals are equal, and what they do not share.",
    ),
    Entry(
        "dimension",
        "Dimension",
        IDEALS,
        "Dimension of a variety or a network's functions: expected, defect, filling.",
    ),
    Entry(
        "activation-threshold",
        "ActivationThreshold",
        IDEALS,
        "Exponents from which on a network's functions have the expected dimension.",
    ),
    Entry(
        "minimal-filling",
        "MinimalFilling",
        IDEALS,
        "Fewest hidden neurons with which a network fills its functions; goes on if stopped.",
    ),
    Entry(
        "image-degree",
        "ImageDegree",
        IDEALS,
        "Degree of a variety, of the closure of an image, and of the map onto it.",
    ),
    Entry(
        "image-ideal",
        "ImageIdeal",
        IDEALS,
        "Equations of an image up to a degree, and whether they are all.",
    ),
    Entry(
        "identifiability",
        "Identifiability",
        IDEALS,
        "How many weights have a general function of a network, modulo symmetries.",
    ),
    Entry(
        "fibre",
        "Fibre",
        IDEALS,
        "All weights that have one function: dimension, points modulo symmetries, real ones.",
    ),
    Entry(
        "singular-locus",
        "SingularLocus",
        IDEALS,
        "Singular points of a variety or of a network's functions, and of which sub-networks.",
    ),
    Entry("ed-degree", "EDDegree", DISTANCES, "Euclidean distance degree in a given metric."),
    Entry("generic-ed-degree", "GenericEDDegree", DISTANCES, "Generic Euclidean distance degree."),
    Entry(
        "ed-correspondence",
        "EDCorrespondence",
        DISTANCES,
        "Euclidean distance correspondence: ideal, dimension, polar degrees.",
    ),
    Entry(
        "ed-discriminant",
        "EDDiscriminant",
        DISTANCES,
        "ED discriminant: data over which critical points meet; degree, factors, real codimension.",
    ),
    Entry(
        "signature-discriminant",
        "SignatureDiscriminant",
        DISTANCES,
        "Signature discriminant: components over which real critical points change their index.",
    ),
    Entry(
        "bottlenecks",
        "Bottlenecks",
        DISTANCES,
        "Bottlenecks: pairs of points with a common normal line, their number and the real ones.",
    ),
    Entry(
        "reach",
        "Reach",
        DISTANCES,
        "Reach of a compact curve or its rotation, an ellipsoid or a cone, in an interval.",
    ),
    Entry(
        "voronoi-cell",
        "VoronoiCell",
        DISTANCES,
        "Voronoi cell of a point on a variety: the degree and equation of its boundary.",
    ),
    Entry(
        "real-ed-critical-points",
        "RealEDCriticalPoints",
        DISTANCES,
        "Real critical points of the distance to a point, certified: indices, minima, distances.",
        "real-ed-points",
    ),
    Entry(
        "polynomial-boundary",
        "PolynomialBoundary",
        DISTANCES,
        "Decision boundary of a polynomial network: ED degree, certified distance, discriminant.",
    ),
    Entry(
        "critical-points",
        "CriticalPoints",
        CRITICAL,
        "Complex critical points of a loss: their number, and where their weights vanish.",
    ),
    Entry(
        "real-critical-points",
        "RealCriticalPoints",
        CRITICAL,
        "Real critical points of a loss, certified: losses, Hessian indices, zero patterns.",
    ),
    Entry(
        "pure-spurious",
        "PureSpurious",
        CRITICAL,
        "Critical points of a network's quadratic loss: pure or spurious, ranks, index, minima.",
    ),
    Entry(
        "learning-degree",
        "LearningDegree",
        CRITICAL,
        "Learning degree: complex critical functions and weights of a network's square loss.",
    ),
    Entry(
        "teacher-discriminant",
        "TeacherDiscriminant",
        CRITICAL,
        "Teachers, and metrics, over which critical functions of a network's square loss meet.",
    ),
    Entry(
        "critical-census",
        "CriticalCensus",
        CRITICAL,
        "Critical points of a network by common roots, or of narrower ones: pure or spurious.",
    ),
    Entry(
        "conservation-laws",
        "ConservationLaws",
        FLOWS,
        "Conservation laws of gradient flow, with a certificate that they are all.",
    ),
    Entry(
        "invariant-ideal",
        "InvariantIdeal",
        FLOWS,
        "Smallest invariant ideal that contains given polynomials; a stopped chain is shown.",
    ),
    Entry(
        "is-invariant",
        "IsInvariant",
        FLOWS,
        "Whether an ideal is invariant, with witnesses if it is not.",
    ),
    Entry(
        "trajectory-ideal",
        "TrajectoryIdeal",
        FLOWS,
        "Polynomials up to a degree that vanish along the trajectory from a point, with a proof.",
    ),
    Entry(
        "darboux-polynomials",
        "DarbouxPolynomials",
        FLOWS,
        "Darboux polynomials up to a degree, with their cofactors.",
        "darboux",
    ),
    Entry(
        "linear-regions",
        "LinearRegions",
        PIECEWISE,
        "Activation regions, affine functions, linear regions of a network, with a proof.",
    ),
    Entry(
        "decision-boundary",
        "DecisionBoundary",
        PIECEWISE,
        "Decision boundary of a network: vertices, edges, rays, bounded cells; or pieces.",
    ),
    Entry(
        "tropical-form",
        "TropicalForm",
        PIECEWISE,
        "Tropical form of a network: a difference of two maxima, with a proof.",
    ),
    Entry(
        "realization",
        "Realization",
        PIECEWISE,
        "ReLU network for a difference of two maxima, and a sum of maxima of few functions.",
    ),
    Entry(
        "local-complexity",
        "LocalComplexity",
        PIECEWISE,
        "Local complexity of a network in a box: the length of its bends, and its variation.",
    ),
    Entry(
        "classification-fan",
        "ClassificationFan",
        PIECEWISE,
        "Classification fan of points: its maximal cones, counted with a proof, and witnesses.",
    ),
    Entry(
        "mistake-levels",
        "MistakeLevels",
        PIECEWISE,
        "Levels of the 0/1 loss: cones, components and local minima by the number of mistakes.",
    ),
    Entry(
        "boundary-types",
        "BoundaryTypes",
        PIECEWISE,
        "Combinatorial types of decision boundaries of differences of maxima, over all parameters.",
    ),
    Entry(
        "max-pooling",
        "MaxPooling",
        PIECEWISE,
        "Linear regions of max-pooling: vertices and faces of a sum of simplices.",
    ),
    Entry(
        "jacobian-rank-census",
        "JacobianRankCensus",
        PIECEWISE,
        "Activation regions of a ReLU network by the rank of the Jacobian.",
        "rank-census",
    ),
    Entry(
        "local-minima",
        "LocalMinima",
        PIECEWISE,
        "Local minima of a ReLU network's square loss, by activation regions.",
    ),
    Entry(
        "mirror-flow-limit",
        "MirrorFlowLimit",
        WIDE,
        "Spline to which mirror flow trains a wide shallow ReLU network with one input.",
    ),
    Entry("fisher-rao-flow", "FisherRaoFlow", PROGRAMS, "Exact rate of a Fisher-Rao flow."),
    Entry(
        "tangent-kernel",
        "TangentKernel",
        WIDE,
        "Smallest eigenvalue of the tangent kernel of a wide shallow network, certified.",
    ),
    Entry("central-curve", "CentralCurve", PROGRAMS, "Degree of the central curve of a programme."),
    Entry("entropic-path", "EntropicPath", PROGRAMS, "Toric ideal and degree of an entropic path."),
)
