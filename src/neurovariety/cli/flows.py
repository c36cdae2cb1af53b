"""What the command line's words mean: networks and their gradient flows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from neurovariety.errors import SpecificationError

if TYPE_CHECKING:
    from neurovariety.networks.flows import GradientFlow

NETWORK_FORMS = (
    "linear:2,3,2  sparse:2,2,1:1,1;0,1/1,1  monomial:2,3,1:2  convolution:3,2  "
    "convolution:3,2:2,1  relu:2,3,1  relu:2,3,1:110;011  relu-bias:2,3,1  map (with --map)"
)

_INTEGERS = re.compile(r"-?\d{1,6}(,-?\d{1,6})*\Z")
_PATTERN = re.compile(r"[01]+(;[01]+)*\Z")


def flow_of(
    model: str,
    loss: str | None = None,
    inputs: str | None = None,
    outputs: str | None = None,
    text: str | None = None,
    metric: str | None = None,
    damping: str | None = None,
) -> GradientFlow:
    """The flow that the options of a command name."""
    from neurovariety.networks.flows import GradientFlow
    from neurovariety.networks.losses import QuadraticLoss
    from neurovariety.varieties.variety import Parametric

    if model == "map":
        if text is None:
            raise SpecificationError("map: expected --map with the outputs, such as 'a*b; a*c'")
        chosen: Any = Parametric(text)
    elif text is not None:
        raise SpecificationError(f"--map goes with the model map, not {model!r}")
    else:
        chosen = network(model)
    if (inputs is None) != (outputs is None):
        raise SpecificationError("expected both -X and -Y, or neither")
    if inputs is not None and loss is not None:
        raise SpecificationError("expected --loss, or the data -X and -Y, got both")
    data = None if inputs is None else QuadraticLoss(inputs, outputs)
    if metric == "entropy":
        metric = "; ".join(map(str, GradientFlow(chosen).parameters.symbols))
    return GradientFlow(chosen, loss=data or loss, metric=metric, damping=damping)


def network(spec: str) -> Any:
    """The network that a word such as ``monomial:2,3,1:2`` names."""
    from neurovariety.networks.convolutional import ConvolutionalNetwork
    from neurovariety.networks.linear import LinearNetwork
    from neurovariety.networks.monomial import MonomialNetwork
    from neurovariety.networks.relu import ReLUNetwork
    from neurovariety.networks.sparse import SparseNetwork

    word, _, rest = spec.partition(":")
    first, colon, second = rest.partition(":")
    if not _INTEGERS.match(first):
        raise _unknown(spec)
    sizes = tuple(map(int, first.split(",")))
    if word == "linear" and not colon:
        return LinearNetwork(*sizes)
    if word == "sparse" and colon:
        return SparseNetwork(sizes, second.split("/"))
    if word == "monomial" and second.isdecimal() and len(second) < 7:
        return MonomialNetwork(sizes, int(second))
    if word == "convolution" and (not colon or _INTEGERS.match(second)):
        strides = tuple(map(int, second.split(","))) if colon else None
        return ConvolutionalNetwork(sizes, strides)
    if word in ("relu", "relu-bias") and (not colon or _PATTERN.match(second)):
        pattern = [list(map(int, row)) for row in second.split(";")] if colon else None
        return ReLUNetwork(sizes, pattern, bias=word == "relu-bias")
    raise _unknown(spec)


def _unknown(spec: str) -> SpecificationError:
    return SpecificationError(f"expected a network, one of\n  {NETWORK_FORMS}\ngot {spec!r}")
