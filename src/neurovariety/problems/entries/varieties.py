"""Varieties: their ideals, and distances to them."""

from __future__ import annotations

from neurovariety.problems.entry import Entry

IDEALS = "Ideals"
DISTANCES = "Distances"

ENTRIES = (
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
        "How many weights give a general function of a network, modulo symmetries.",
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
)
