"""Activation thresholds: from which exponent on a polynomial network has the expected dimension."""

from __future__ import annotations

from neurovariety.networks.common import listed
from neurovariety.problems.activation_threshold.problem import ActivationThreshold
from neurovariety.problems.activation_threshold.result import ActivationThresholdResult
from neurovariety.studies.reproduce.rows import (
    NUMBER_COLUMNS,
    PublishedNumber,
    Reproduction,
    Settings,
)

THRESHOLDS = {
    (2, 3, 1): 4,
    (2, 4, 1): 6,
    (3, 2, 1): 2,
    (3, 4, 1): 3,
    (3, 5, 1): 4,
    (4, 9, 1): 4,
    (5, 7, 1): 3,
    (2, 3, 2): 3,
    (2, 4, 2): 4,
    (2, 5, 3): 5,
    (3, 3, 3): 1,
    (4, 4, 4, 4): 1,
    (4, 3, 2, 2): 1,
    (4, 3, 2, 1): 2,
}
"""By widths; those of equal widths are a theorem of Finkel, Rodriguez, Wu and Yahl."""


def activation_thresholds(settings: Settings) -> Reproduction:
    """Each threshold, by the dimensions below the bound of Kruskal's theorem."""

    def threshold(result: ActivationThresholdResult) -> str:
        return str(result.value.threshold)

    rows = tuple(
        PublishedNumber(
            f"threshold of {listed(widths)}", str(known), ActivationThreshold(widths), threshold
        )
        for widths, known in THRESHOLDS.items()
    )
    return Reproduction(NUMBER_COLUMNS, rows)
