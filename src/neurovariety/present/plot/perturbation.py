"""What the perturbation of a Bures-Wasserstein loss does to its critical points."""

from __future__ import annotations

from fractions import Fraction
from itertools import cycle, groupby
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.reading.calls import checked
from neurovariety.certify.balls import near
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.linear import LinearNetwork
from neurovariety.present.plot.canvas import COLOURS, legend_below, panels, picture_of
from neurovariety.problems.pure_spurious.bures import BuresWasserstein
from neurovariety.problems.pure_spurious.covariances import critical_covariances
from neurovariety.problems.pure_spurious.problem import PureSpurious
from neurovariety.solve import solve

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

_POINTS, _SMALLEST = 120, 1e-5
_STROKES = ("-", "--", "-.", ":")


@checked
def perturbation(network: LinearNetwork, loss: BuresWasserstein, *, ax: Any = None) -> Picture:
    """Draw the losses of all critical covariances, and their Hessians' least eigenvalues, over tau.

    Parameters
    ----------
    network : LinearNetwork
        Its smallest width bounds the rank.
    loss : BuresWasserstein
        All tau are drawn up to the largest squared eigenvalue of Sigma; a line marks the given one.
    ax : two Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If the loss is another one or does not fit, or Matplotlib is missing.

    Examples
    --------
    >>> import neurovariety as nv
    >>> loss = nv.BuresWasserstein("2,0; 0,1", "1/4")
    >>> picture = nv.plot.perturbation(nv.LinearNetwork(2, 2), loss)
    >>> [text.get_text() for text in picture.axes[0].get_legend().get_texts()]
    ['1, 1: 2', '1, 0: 1', '0, 1: 1', '0, 0: 0']
    """
    if not isinstance(loss, BuresWasserstein):
        raise SpecificationError(f"expected a BuresWasserstein, got {short(loss)}")
    problem = PureSpurious(network, loss)
    eigenvalues = solve(problem).value.eigenvalues
    top = near(eigenvalues[0][0]) ** 2
    curves: dict[tuple[int, ...], list[tuple[float, float, float]]] = {}
    for step in range(_POINTS):
        at = Fraction(top * _SMALLEST ** (1 - step / _POINTS))
        signs = [1 if low**2 > at else -1 for (low, _), _ in eigenvalues]
        for S in critical_covariances(eigenvalues, signs, at, min(network.widths)):
            point = (float(at), near(S.loss), near(S.lowest))
            curves.setdefault(S.kept, []).append(point)
    with panels(ax, 16, 6.5, ["rectilinear"] * 2) as (losses, lowest):
        entries = []
        for rank, group in groupby(
            sorted(curves, key=lambda kept: (sum(kept), kept))[::-1], key=sum
        ):
            for kept, stroke in zip(group, cycle(_STROKES), strict=False):
                style: dict[str, Any] = {"color": COLOURS[rank % len(COLOURS)], "linestyle": stroke}
                tau, values, least = zip(*curves[kept], strict=True)
                (line,) = losses.plot(tau, values, **style)
                lowest.plot(tau, least, **style)
                entries.append((line, f"{', '.join(map(str, kept))}: {rank}"))
        for axes, name in ((losses, "loss"), (lowest, "smallest eigenvalue\nof the Hessian")):
            axes.set(xscale="log", xlabel=r"$\tau$", ylabel=name)
            axes.grid()
            if loss.tau:
                axes.axvline(float(loss.tau), color="#999999", linewidth=1)
        lowest.set_yscale("symlog")
        legend_below(losses, entries, "kept eigenvalues: rank", columns=3)
    return picture_of(lowest)
