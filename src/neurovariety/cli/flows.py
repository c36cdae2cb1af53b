"""What the command line's words mean: gradient flows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neurovariety.errors import SpecificationError, short
from neurovariety.networks.words import network

if TYPE_CHECKING:
    from neurovariety.networks.flows.fields import Flow


def flow_of(
    model: str,
    loss: str | None = None,
    inputs: str | None = None,
    outputs: str | None = None,
    text: str | None = None,
    metric: str | None = None,
    damping: str | None = None,
    decay: str | None = None,
) -> Flow:
    """The flow that the options of a command name."""
    from neurovariety.networks.flows.fields import PolynomialFlow
    from neurovariety.networks.flows.gradient import GradientFlow
    from neurovariety.networks.losses import QuadraticLoss
    from neurovariety.varieties.variety import Parametric

    if model == "field":
        others = (loss, inputs, outputs, metric, damping, decay)
        if text is None or any(v is not None for v in others):
            raise SpecificationError("field: expected --map with the velocities: 'y; -x', alone")
        return PolynomialFlow(text)
    if model == "map":
        if text is None:
            raise SpecificationError("map: expected --map with the outputs, such as 'a*b; a*c'")
        chosen: Any = Parametric(text)
    elif text is not None:
        raise SpecificationError(f"--map goes with the model map, not {short(model)}")
    else:
        chosen = network(model)
    if (inputs is None) != (outputs is None):
        raise SpecificationError("expected both -X and -Y, or neither")
    if inputs is not None and loss is not None:
        raise SpecificationError("expected --loss, or the data -X and -Y, got both")
    data = None if inputs is None else QuadraticLoss(inputs, outputs)
    if metric == "entropy":
        metric = "; ".join(map(str, GradientFlow(chosen).parameters.symbols))
    return GradientFlow(chosen, loss=data or loss, metric=metric, damping=damping, decay=decay)
