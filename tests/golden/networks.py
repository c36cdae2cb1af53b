"""Which problem takes which network: a table in the documentation, made by asking each.

    python -m tests.golden.networks

Problems are made, not solved; what a problem refuses is said in its own words.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import neurovariety as nv
from neurovariety.errors import short

PAGE = Path("docs/topics/networks.md")
START, END = "<!-- begin: python -m tests.golden.networks -->\n", "<!-- end -->\n"

Networks = dict[str, Any]

NETWORKS: Networks = {
    "linear": nv.LinearNetwork(2, 1, 2),
    "sparse": nv.SparseNetwork((3, 1, 2), ("1, 1, 0", "1; 1")),
    "filters": nv.ConvolutionalNetwork((2, 2), (2, 1)),
    "2-D": nv.ConvolutionalNetwork(((1, 2), (2, 1))),
    "channels": nv.ConvolutionalNetwork((2, 2), channels=(2, 1, 2)),
    "filters, z^2": nv.ConvolutionalNetwork((2, 2), activation=2),
    "group": nv.EquivariantNetwork("(1 2)", (2, 2, 2), activation=3),
    "group, rank": nv.EquivariantNetwork("(1 2 3)", (3, 3), rank=2),
    "z^2": nv.MonomialNetwork((2, 1, 1), 2),
    "z^2 + z": nv.PolynomialNetwork((2, 1, 1), "z^2 + z"),
    "biases": nv.PolynomialNetwork((1, 1, 1), 3, bias=True),
    "rational": nv.RationalNetwork((2, 1, 1), "z/(1 + z)"),
    "lightning": nv.LightningAttention((2, 1), (1,), 2),
    "softmax": nv.SoftmaxAttention((2, 1), 1),
    "ReLU": nv.ReLUNetwork((2, 1, 2), [[1]]),
}
"""Small ones that do not fill their spaces of functions."""


def _weights(network: Any) -> list[int]:
    return [k % 3 + 1 for k in range(network.parameter_count)]


def _function(network: Any) -> list[Fraction]:
    at = [Fraction(w) for w in _weights(network)]
    below = network.map.denominator(*at)
    return [f(*at) / below for f in network.map.polynomials]


def _datum(network: Any) -> list[int]:
    return [3 * k * k + 1 for k in range(network.variety.ambient_dimension)]


def samples(network: Any) -> tuple[list[list[int]], list[list[int]]]:
    """Of as many inputs as a network has, which is seen from what it refuses."""
    for rows in range(1, 9):
        X = [[(i * i + 3 * i * j + j + 1) % 7 - 2 for j in range(4)] for i in range(rows)]
        try:
            found, _ = network.quotients(nv.rational(X))
        except nv.SpecificationError as refused:
            last = refused
        else:
            return X, [
                [(3 * i + 2 * j * j) % 5 - 1 for j in range(len(found[0]))]
                for i in range(len(found))
            ]
    raise last


def _flow(network: Any) -> nv.GradientFlow:
    return nv.GradientFlow(network, loss=nv.QuadraticLoss(*samples(network)))


PROBLEMS: dict[str, Callable[[Any], Any]] = {
    "`Dimension`": nv.Dimension,
    "`ImageDegree`": nv.ImageDegree,
    "`ImageIdeal`": lambda net: nv.ImageIdeal(net, 3),
    "`Eliminate`": nv.Eliminate,
    "`SingularLocus`": nv.SingularLocus,
    "`Identifiability`": nv.Identifiability,
    "`Fibre`": lambda net: nv.Fibre(net, _function(net)),
    "`EDDegree`": nv.EDDegree,
    "`GenericEDDegree`": nv.GenericEDDegree,
    "`EDCorrespondence`": nv.EDCorrespondence,
    "`EDDiscriminant`": nv.EDDiscriminant,
    "`SignatureDiscriminant`": nv.SignatureDiscriminant,
    "`Bottlenecks`": nv.Bottlenecks,
    "`Reach`": nv.Reach,
    "`VoronoiCell`": nv.VoronoiCell,
    "`RealEDCriticalPoints`": lambda net: nv.RealEDCriticalPoints(net, datum=_datum(net)),
    "the same `of_loss`": lambda net: nv.RealEDCriticalPoints.of_loss(net, *samples(net)),
    "`LearningDegree`": nv.LearningDegree,
    "with `GenericData`": lambda net: nv.LearningDegree(net, nv.GenericData()),
    "with samples": lambda net: nv.LearningDegree(net, samples(net)),
    "`TeacherDiscriminant`": nv.TeacherDiscriminant,
    "`CriticalCensus`": nv.CriticalCensus,
    "`PureSpurious`": lambda net: nv.PureSpurious(net, nv.QuadraticLoss(*samples(net))),
    "`CriticalPoints`": lambda net: nv.CriticalPoints(net, samples=2),
    "`DecisionBoundary`": lambda net: nv.DecisionBoundary(net, _weights(net)),
    "`ConservationLaws`": lambda net: nv.ConservationLaws(net, 2),
    "the same with a loss": lambda net: nv.ConservationLaws(_flow(net), 2),
    "`TrajectoryIdeal`": lambda net: nv.TrajectoryIdeal(_flow(net), _weights(net), 1),
    "`DarbouxPolynomials`": lambda net: nv.DarbouxPolynomials(_flow(net), 1),
}
"""As a user asks them."""


def refusal(problem: Callable[[Any], Any], network: Any) -> str:
    """In the problem's own words; empty if the network is taken."""
    try:
        problem(network)
    except nv.SpecificationError as refused:
        text = str(refused)
    else:
        return ""
    names = {short(network), str(network), f"the {network}", str(network.variety)}
    if isinstance(network.variety, nv.Parametric):
        names.add(str(network.map))
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(f", got {name}", "")
    return text


def table() -> str:
    """In Markdown, with a list of what is said where a problem refuses a network."""
    rows, said = [], list[str]()
    for name, problem in PROBLEMS.items():
        cells = []
        for network in NETWORKS.values():
            text = refusal(problem, network)
            if text and text not in said:
                said.append(text)
            cells.append(str(said.index(text) + 1) if text else "yes")
        rows.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(
        [
            f"| | {' | '.join(f'`{name}`' if 'z' in name else name for name in NETWORKS)} |",
            "|---" * (len(NETWORKS) + 1) + "|",
            *rows,
            "",
            *(f"{k}. {text}" for k, text in enumerate(said, 1)),
            "",
        ]
    )


def page(text: str) -> str:
    """The page with the table between its marks."""
    before, rest = text.split(START)
    return f"{before}{START}{table()}{END}{rest.split(END, 1)[1]}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
