"""Laws along trajectories: a numerical cross-check that is believed at a glance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.reading.calls import checked
from neurovariety.networks.flows.fields import Flow
from neurovariety.present.plot.canvas import COLOURS, formula, legend_below, panels, picture_of
from neurovariety.present.plot.laws import integrate, polynomials_of, with_a_loss
from neurovariety.problems.conservation_laws.result import Law, Laws

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

_STROKES = ("-", "--", "-.")
_ENTRY, _ENTRY_LATEX = re.compile(r"\[[^\]]*\]"), re.compile(r"_\{\d+\}$")
_NEURON = re.compile(r"(?<=[\[,])\d+(?=[\],])")
_TERMS = 4


@checked
def trajectories(
    flow: Flow,
    laws: Any,
    *,
    others: Any = None,
    time: float = 3.0,
    starts: int = 4,
    seed: int = 1,
    ax: Any = None,
) -> Picture:
    """Draw laws along trajectories, flat lines, beside a polynomial that is no law, dotted.

    Parameters
    ----------
    flow, time, starts, seed
        As for `integrate`.
    laws : polynomials or Laws
        Those that `ConservationLaws` found are named, and have one colour for each matrix, each
        layer, the products, or each degree.
    others : polynomials, optional
        What is dotted; by default the sum of the squares of all weights.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If this is no flow, Matplotlib or SciPy is missing, or a trajectory does not reach the time.

    Examples
    --------
    >>> import neurovariety as nv
    >>> picture = nv.plot.trajectories(nv.GradientFlow(nv.Parametric("a*b")), "a^2 - b^2")
    >>> [text.get_text() for text in picture.axes[0].get_legend().get_texts()]
    ['$a^{2} - b^{2}$', 'sum of the squares']
    """
    flow = with_a_loss(flow, seed)
    names = [str(s) for s in flow.ring.symbols]
    if others is None:
        others = [sum((x**2 for x in flow.ring.gens), flow.ring.zero)]
        dotted = ["sum of the squares"]
    else:
        dotted = [_shown(f) for f in polynomials_of(others, names)]
    if isinstance(laws, Laws):
        constant, groups = laws.basis, _groups(laws.laws)
    else:
        constant = polynomials_of(laws, names)
        groups = {_shown(f): [k] for k, f in enumerate(constant)}
    with panels(ax, 8, 7) as (axes,):
        found = integrate(flow, constant, others, time=time, starts=starts, seed=seed)
        for i, (label, members) in enumerate(groups.items()):
            style = {"color": COLOURS[i % 6], "linestyle": _STROKES[i // 6 % len(_STROKES)]}
            lines = found.laws[:, members].reshape(-1, len(found.times))
            axes.plot(found.times, lines.T, **style)[0].set_label(label)
        for k, label in enumerate(dotted):
            style = {"color": "0.4", "linestyle": ":"}
            axes.plot(found.times, found.others[:, k].T, **style)[0].set_label(label)
        axes.set(xlabel="time", ylabel="value", xlim=(0, time))
        axes.set_title(
            f"largest relative change: of a law {found.drift:.0e}, dotted {found.movement:.1g}"
        )
        axes.grid()
        legend_below(axes, columns=1 if len(groups) < 4 else 2)
    return picture_of(axes)


def _groups(laws: Sequence[Law]) -> dict[str, list[int]]:
    """The places of laws that belong together, by what the legend calls them."""
    kinds: dict[str, list[int]] = {}
    for k, law in enumerate(laws):
        kind = _ENTRY.sub("", law.name) or f"degree {law.degree}"
        kinds.setdefault("products" if law.is_product else kind, []).append(k)
    return {_called(kind, [laws[k] for k in members]): members for kind, members in kinds.items()}


def _called(kind: str, laws: Sequence[Law]) -> str:
    first = laws[0]
    if first.is_product or not first.name:
        name = kind if len(laws) > 1 else _shown(first.polynomial)
    else:
        name = first.name_latex.replace(r"\lVert", r"\|").replace(r"\rVert", r"\|")
        name = f"${name if len(laws) == 1 else _NEURON.sub('j', _ENTRY_LATEX.sub('', name))}$"
    return name if len(laws) == 1 else f"{name} ({len(laws)} laws)"


def _shown(f: Polynomial) -> str:
    return formula(f, _TERMS)
