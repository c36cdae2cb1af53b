"""Architectures whose conservation laws are known, with the published numbers beside ours.

A published value is compared, never used. MGP is S. Marcotte, R. Gribonval, G. Peyre: Abide by the
Law and Follow the Flow, NeurIPS 2023; MGP24 is their Keep the Momentum, ICML 2024: with momentum
linear networks have fewer laws, and ReLU networks none. The numbers of the others were computed
independently of this package, or follow by hand: the heavy ball keeps, times exp(damping t), the
angular momentum of each rotation of the hidden neurons, r (r-1) / 2 of them; the mirror flow of the
entropy keeps a sum of weights for each hidden neuron.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.networks.attention.softmax import SoftmaxAttention
from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.flows.gradient import GradientFlow
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.polynomial import MonomialNetwork
from neurovariety.networks.relu import ReLUNetwork
from neurovariety.networks.sparse import SparseNetwork
from neurovariety.problems.conservation_laws.problem import ConservationLaws
from neurovariety.varieties.variety import Parametric


@dataclass(frozen=True)
class FlowRow:
    """One architecture.

    Parameters
    ----------
    name : str
        The architecture, and what is special about its flow.
    problem : ConservationLaws
        What is solved.
    laws, lie : int or None
        The numbers of independent laws and the dimension of the Lie algebra's trace that a source
        has; None if none has them.
    source : str
        Where they come from.
    """

    name: str
    problem: ConservationLaws
    laws: int | None
    lie: int | None
    source: str


def flow_invariants() -> tuple[FlowRow, ...]:
    """The rows of ``neurovariety reproduce flow-invariants``."""
    return (*_linear(), *_others(), *_other_flows())


def two_layer_formula(n: int, r: int, m: int) -> int:
    """Independent laws of the linear network n-r-m [MGP, theorem on two layers].

    Examples
    --------
    >>> two_layer_formula(2, 3, 2), two_layer_formula(1, 2, 1), two_layer_formula(1, 4, 1)
    (6, 3, 7)
    """
    if n + m >= r:
        return r * (r + 1) // 2
    return (n + m) * r - (n + m) * (n + m - 1) // 2


def _linear() -> list[FlowRow]:
    rows = []
    for widths in ((2, 2, 2), (2, 1, 2), (3, 2, 3), (2, 3, 2), (1, 2, 1), (1, 4, 1), (4, 4, 4)):
        laws = two_layer_formula(*widths)
        parameters = widths[1] * (widths[0] + widths[2])
        rows.append(_row(LinearNetwork(*widths), laws, parameters - laws, "MGP"))
    rows.append(_row(LinearNetwork(2, 2, 2, 2), 6, 6, "computed"))
    rows.append(_row(LinearNetwork(3, 3, 3, 3), 12, 15, "computed"))
    rows.append(_row(LinearNetwork(3, 2, 3, 2, 3), 12, 12, "computed"))
    rows.append(_row(LinearNetwork(5, 5, 5, 5), 30, 45, "computed"))
    rows.append(_row(LinearNetwork(6, 6, 6, 6), None, None, ""))
    return rows


def _others() -> list[FlowRow]:
    rows = [_row(Parametric("x1*x2*x3*x4"), 3, 1, "by hand", "x1 x2 x3 x4")]
    for widths in ((2, 3, 2), (3, 2, 1)):
        for bias in (False, True):
            n, r, m = widths
            parameters = r * (n + m) + bias * (r + m)
            relu = ReLUNetwork(widths, bias=bias)
            name = f"ReLU {'-'.join(map(str, widths))}{', biases' * bias}"
            rows.append(_row(relu, r, parameters - r, "MGP", name))
    for laws, deep in ((4, (2, 2, 2, 1)), (6, (1, 3, 3, 1)), (9, (1, 3, 3, 3, 1))):
        lie = LinearNetwork(*deep).parameter_count - laws
        rows.append(_row(ReLUNetwork(deep), laws, lie, "MGP", f"ReLU {'-'.join(map(str, deep))}"))
    for depth in (3, 4):
        active = ReLUNetwork(ConvolutionalNetwork((2,) * depth))
        name = f"ReLU convolution {', '.join(depth * '2')}"
        rows.append(_row(active, depth - 1, depth + 1, "by hand", name))
    rows.append(_row(SoftmaxAttention((2, 2), 2, value_rank=1), 4, 8, "by hand"))
    entropy = GradientFlow(LinearNetwork(2, 1, 2), "cross-entropy")
    rows.append(_row(entropy, 2, 2, "by hand", "linear 2-1-2, cross-entropy"))
    for widths, lie in (((2, 2, 1), 4), ((2, 3, 1), 6), ((2, 2, 2), 6), ((3, 4, 2), 16)):
        laws = widths[1]
        rows.append(_row(MonomialNetwork(widths, 2), laws, lie, "computed"))
    rows.append(_row(MonomialNetwork((1, 3, 1), 2), 3, 1, "computed: a gap"))
    rows.append(_row(MonomialNetwork((2, 2, 2), 3), None, None, ""))
    for filters in ((2, 2), (3, 2), (3, 3), (2, 2, 2)):
        laws = len(filters) - 1
        network = ConvolutionalNetwork(filters)
        rows.append(_row(network, laws, sum(filters) - laws, "computed"))
    rows.append(_row(ConvolutionalNetwork((3, 2, 2), (2, 1, 1)), None, None, ""))
    rows.append(_row(SparseNetwork((2, 2, 2), ("1,1;0,1", "1,0;1,1")), None, None, ""))
    return rows


def _other_flows() -> list[FlowRow]:
    """Mirror flow of the entropy, where sums are conserved, and the heavy ball."""
    net = LinearNetwork(2, 2, 2)
    mirror = GradientFlow(net, metric=net.ring.gens)
    rows = [_row(mirror, 2, 6, "by hand", "linear 2-2-2, entropy")]
    for widths, laws in (((2, 2, 2), 1), ((2, 3, 2), 3), ((1, 1, 1), 0)):
        flow = GradientFlow(LinearNetwork(*widths), damping="1/10")
        name = f"linear {'-'.join(map(str, widths))}, heavy ball"
        rows.append(_row(flow, laws, None, "by hand", name, degree=3))
    ball = GradientFlow(ReLUNetwork((2, 2, 1)), damping="1/10")
    rows.append(_row(ball, 0, None, "MGP24", "ReLU 2-2-1, heavy ball", degree=3))
    return rows


def _row(
    model: Any, laws: int | None, lie: int | None, source: str, name: str = "", degree: int = 2
) -> FlowRow:
    return FlowRow(name or str(model), ConservationLaws(model, degree), laws, lie, source)
