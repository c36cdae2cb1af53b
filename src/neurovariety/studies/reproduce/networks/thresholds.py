"""Activation thresholds, and the fewest neurons with which quadratic networks fill their spaces."""

from __future__ import annotations

from collections.abc import Iterator

from neurovariety.networks.common import listed
from neurovariety.problems.activation_threshold.problem import ActivationThreshold
from neurovariety.problems.activation_threshold.result import ActivationThresholdResult
from neurovariety.problems.minimal_filling.problem import MinimalFilling
from neurovariety.problems.minimal_filling.result import MinimalFillingResult
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


FILLING = {
    (2, 1, 3): (2, 2),
    (2, 1, 4): (3, 3, 2),
    (2, 1, 5): (3, 3, 3, 2),
    (2, 1, 6): (3, 3, 4, 4, 2),
    (2, 2, 3): (3, 3),
    (2, 2, 4): (3, 3, 3),
    (3, 1, 3): (4, 3),
}
"""Of Kileel, Trager and Bruna: by inputs, outputs and layers of weights."""


def activation_thresholds(settings: Settings) -> Reproduction:
    """Activation thresholds, by the dimensions below the bound of Kruskal's theorem."""

    def threshold(result: ActivationThresholdResult) -> str:
        return str(result.value.threshold)

    rows = tuple(
        PublishedNumber(
            f"threshold of {listed(widths)}", str(known), ActivationThreshold(widths), threshold
        )
        for widths, known in THRESHOLDS.items()
    )
    return Reproduction(NUMBER_COLUMNS, (*rows, *_filling()))


def _filling() -> Iterator[PublishedNumber]:
    """Hidden widths with the fewest neurons, for z^2."""

    def widths(result: MinimalFillingResult) -> str:
        return "; ".join(map(listed, result.value.widths))

    for (inputs, outputs, depth), known in FILLING.items():
        name = f"widths from {inputs} to {outputs}, {depth} layers of weights, that fill"
        problem = MinimalFilling(inputs, outputs, exponent=2, depth=depth)
        yield PublishedNumber(name, listed(known), problem, widths)
