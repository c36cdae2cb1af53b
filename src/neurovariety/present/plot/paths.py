"""The loss along paths of weights, such as from one minimum to another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from neurovariety.algebra.exact import items_of, to_rational
from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network
from neurovariety.networks.flows.gradient import GradientFlow
from neurovariety.networks.losses import QuadraticLoss
from neurovariety.present.plot.canvas import COLOURS, panels, picture_of
from neurovariety.present.plot.laws import evaluator

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

_FINE, _NONE = 201, 1e-9


@checked
def loss_path(network: Network, loss: QuadraticLoss, weights: Any, *, ax: Any = None) -> Picture:
    """Draw the loss along straight lines from weights to weights, and its barrier.

    The barrier is what the loss on the path is above the larger one of the losses at its ends.

    Parameters
    ----------
    network : Network
    loss : QuadraticLoss
    weights : sequence
        At least two times all weights: layers, rows and entries as `LinearNetwork.fibre` gives
        them, or just one after the other, exact.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If the loss does not fit, or there are other than all weights, or only once.

    Examples
    --------
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> network = LinearNetwork(1, 1, 1)
    >>> minima = network.fibre([[2]]).points
    >>> picture = loss_path(network, QuadraticLoss([[1]], [[2]]), minima)
    >>> picture.axes[0].get_title()
    'barrier 2'
    """
    f = GradientFlow(network, loss=loss).polynomial
    corners = [tuple(map(float, _flat(w))) for w in items_of("weights", weights)]
    if len(corners) < 2 or any(len(w) != f.ring.ngens for w in corners):
        raise SpecificationError(
            f"expected at least two times {counted(f.ring.ngens, 'weight')}, got "
            f"{[len(w) for w in corners]}"
        )
    with panels(ax, 8, 5) as (axes,):
        along = np.linspace(0, len(corners) - 1, (len(corners) - 1) * (_FINE - 1) + 1)
        places = [np.interp(along, range(len(corners)), w) for w in zip(*corners, strict=True)]
        values = evaluator(f)(np.stack(places, axis=-1))
        ends = values[:: _FINE - 1]
        barrier = values.max() - max(ends[0], ends[-1])
        axes.plot(along, values, color=COLOURS[0])
        axes.plot(range(len(corners)), ends, "o", color=COLOURS[5], clip_on=False, zorder=3)
        axes.set(ylabel="loss", xlabel="along the path", xlim=(0, along[-1]))
        axes.set_xticks(range(len(corners)))
        axes.set_ylim(bottom=min(0.0, values.min()))
        axes.set_title(f"barrier {barrier:.4g}" if barrier > _NONE else "no barrier")
        axes.grid()
    return picture_of(axes)


def _flat(weights: Any) -> Iterator[Any]:
    """All entries, in the order of the variables."""
    for part in items_of("weights", weights):
        if isinstance(part, list | tuple):
            yield from _flat(part)
        else:
            yield to_rational(part)
