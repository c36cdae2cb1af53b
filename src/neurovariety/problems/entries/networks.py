"""Networks: piecewise-linear ones, and wide ones."""

from __future__ import annotations

from neurovariety.problems.entry import Entry

PIECEWISE = "Piecewise-linear networks"
WIDE = "Wide networks"

ENTRIES = (
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
        "Decision boundary of a network: vertices, edges, rays, bounded cells; or polyhedra.",
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
    Entry(
        "tangent-kernel",
        "TangentKernel",
        WIDE,
        "Smallest eigenvalue of the tangent kernel of a wide shallow network, certified.",
    ),
)
