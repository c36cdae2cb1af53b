"""Training: critical points of losses, and flows."""

from __future__ import annotations

from neurovariety.problems.entry import Entry

CRITICAL = "Critical points"
FLOWS = "Flows"

ENTRIES = (
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
)
