"""Linear programmes and decision processes."""

from __future__ import annotations

from neurovariety.problems.entry import Entry

PROGRAMS = "Linear programmes"

ENTRIES = (
    Entry("fisher-rao-flow", "FisherRaoFlow", PROGRAMS, "Exact rate of a Fisher-Rao flow."),
    Entry("central-curve", "CentralCurve", PROGRAMS, "Degree, ideal and genus of a central curve."),
    Entry(
        "policy-critical-points",
        "PolicyCriticalPoints",
        PROGRAMS,
        "Critical points of the reward on memoryless stochastic policies, and the best policy.",
    ),
    Entry("entropic-path", "EntropicPath", PROGRAMS, "Toric ideal and degree of an entropic path."),
)
