"""Newton polytopes with what divides them, and the curves in the plane that are dual to this."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.reading.calls import checked
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.piecewise.function import Form
from neurovariety.networks.piecewise.tropical import TropicalRational
from neurovariety.present.plot.canvas import COLOURS, legend_below, panels, picture_of
from neurovariety.present.plot.piecewise.bends import bends_of, draw
from neurovariety.present.plot.piecewise.networks import around, draw_boundary, zeros
from neurovariety.problems.local_complexity.problem import LocalComplexity
from neurovariety.problems.realization.hulls import proved
from neurovariety.problems.realization.problem import Realization
from neurovariety.problems.realization.triangulation import (
    Simplex,
    Triangulation,
    signed_faces,
    triangulated,
)
from neurovariety.problems.tropical_form.pruning import Tropical, pruned

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

_SIZE = 7.0


@checked
def tropical_form(f: TropicalRational, *, ax: Any = None) -> Picture:
    """The Newton polytopes of g and of h, the tropical curves, and where g = h.

    The exponents with their constants as heights, seen from above, divide the Newton polytope; what
    is dual to it in the plane of the inputs is where two monomials are the largest. With one input
    the heights are drawn, and the functions.

    Parameters
    ----------
    f : TropicalRational
        In one variable or two, such as the value of `TropicalForm`.
    ax : sequence of three Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If this is no such function.

    Examples
    --------
    >>> import neurovariety as nv
    >>> picture = nv.plot.tropical_form(nv.TropicalRational("0,0; 0,1", "0,0"))
    >>> [axes.get_title() for axes in picture.axes]
    ['Newton polytope of g', 'Newton polytope of h', 'both maxima']
    """
    if not isinstance(f, TropicalRational) or len(f.g[0]) not in (2, 3):
        raise SpecificationError(
            f"expected a tropical rational function in one variable or two, got {short(f)}"
        )
    realization = Realization(f)
    places = []
    with panels(ax, 3 * _SIZE, _SIZE, ("rectilinear",) * 3) as (*polytopes, curves):
        for k, (name, given) in enumerate(zip("gh", realization.polynomials, strict=True)):
            p, axes = pruned(given), polytopes[k]
            at = [[v / realization.scale for v in (*m[1:], m[0])[:2]] for m in p]
            if realization.inputs == 1:
                axes.plot(*zip(*sorted(at), strict=True), "o-", color=COLOURS[k])
                axes.set(ylabel="constant")
            else:
                for i, j in edges(p):
                    axes.plot(*zip(at[i], at[j], strict=True), color=COLOURS[k])
                axes.plot(*zip(*at, strict=True), "o", color=COLOURS[k])
                _in_a_plane(axes)
            places += _vertices(p)
            axes.set(title=f"Newton polytope of {name}", xlabel="exponent")
        _curves(curves, TropicalRational(f.g, f.h), [tuple(p) for p in places])
    return picture_of(curves)


@checked
def realization(result: Any, *, ax: Any = None) -> Picture:
    """The triangulations of the exponents by which maxima are sums of maxima of few functions.

    Each face that is not in the boundary has a sign: the triangles, or with one variable the
    intervals, are added, faces of one dimension less are subtracted, and inner points of the plane
    are added again.

    Parameters
    ----------
    result : RealizationResult
        In one variable or two, with triangulations.
    ax : sequence of two Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If this is no such result.

    Examples
    --------
    >>> import neurovariety as nv
    >>> problem = nv.Realization(nv.TropicalRational("0,0; 0,1; -1,2"))
    >>> picture = nv.plot.realization(nv.solve(problem))
    >>> [axes.get_title() for axes in picture.axes]
    ['exponents of g', 'exponents of h']
    """
    problem = getattr(result, "problem", None)
    if not isinstance(problem, Realization) or problem.inputs > 2 or not problem.found.simplices:
        raise SpecificationError(
            "expected a realization in one variable or two, with triangulations, got "
            f"{short(result)}"
        )
    with panels(ax, 2 * _SIZE, _SIZE, ("rectilinear",) * 2) as both:
        for axes, name, sign, p, simplices in zip(
            both, "gh", (1, -1), problem.polynomials, problem.found.simplices, strict=True
        ):
            at = [tuple(v / problem.scale for v in (*m[1:], 0)[:2]) for m in p]
            _triangulation(axes, at, proved(p, simplices), sign)
            axes.set(title=f"exponents of {name}", xlabel="exponent")
            if problem.inputs == 2:
                _in_a_plane(axes)
            else:
                axes.set(yticks=[])
    return picture_of(both[0])


def _in_a_plane(axes: Any) -> None:
    axes.set_aspect("equal", adjustable="datalim")
    axes.set(ylabel="exponent")


def _triangulation(
    axes: Any, at: Sequence[tuple[float, ...]], found: Triangulation, sign: int
) -> None:
    for face in found.simplices:
        for i, j in combinations(face, 2):
            axes.plot(*zip(at[i], at[j], strict=True), color="0.7", linewidth=0.6, zorder=1)
    axes.plot(*zip(*at, strict=True), ".", color="0.5", markersize=2, zorder=2)
    shown = set()
    for face, k in sorted(signed_faces(found).items(), key=lambda pair: -len(pair[0])):
        colour = COLOURS[0] if sign * k > 0 else COLOURS[5]
        label = None if k in shown else "added" if sign * k > 0 else "subtracted"
        shown.add(k)
        corners = [*zip(*(at[i] for i in face), strict=True)]
        if len(face) == 3:
            axes.fill(*corners, color=colour, alpha=0.25, linewidth=0, label=label, zorder=0)
        else:
            axes.plot(*corners, "o-"[len(face) - 1], color=colour, label=label, zorder=3)
    legend_below(axes)


def edges(p: Tropical) -> list[tuple[int, int]]:
    """Of the regular subdivision: edges of a triangulation but those inside of a flat part."""
    meeting: defaultdict[tuple[int, int], list[Any]] = defaultdict(list)
    for simplex in triangulated(p).simplices:
        for edge in combinations(simplex, 2):
            meeting[edge].append(_dual(p, simplex))
    return [edge for edge, points in meeting.items() if len(points) == len(set(points))]


def _vertices(p: Tropical) -> list[tuple[Fraction, ...]]:
    """Of the tropical curve; of parallel lines points on them."""
    return [x for s in triangulated(p).simplices if len(s) > 1 for x in [_dual(p, s)]]


def _dual(p: Tropical, simplex: Simplex) -> tuple[Fraction, ...]:
    """Where its monomials are equal, next to the origin."""
    first, *others = (p[i] for i in simplex)
    rows = [[Fraction(a - b) for a, b in zip(m, first, strict=True)] for m in others]
    if len(rows) < 2:
        ((c, *s),) = rows
        return tuple(-c * v / sum(w * w for w in s) for v in s)
    (c, a, b), (d, u, v) = rows
    det = a * v - b * u
    return (b * d - c * v) / det, (c * u - a * d) / det


def _curves(axes: Any, f: TropicalRational, places: Sequence[Form]) -> None:
    """Where g bends, where h does, and where they are equal."""
    box = around(places or [(Fraction(0),) * (len(f.g[0]) - 1)])
    problem = LocalComplexity(f, box)
    if len(box) == 1:
        xs = sorted({*box[0], *(x for (x,) in places)})
        for k, p in enumerate((f.g, f.h)):
            values = [float(max(c + s * x for c, s in p)) for x in xs]
            axes.plot([*map(float, xs)], values, color=COLOURS[k], label="gh"[k])
        axes.set(xlabel="input", ylabel="maximum", title="both maxima")
    else:
        for k, unit in enumerate(bends_of(problem)):
            draw(axes, problem, [*unit], {"color": COLOURS[k], "label": f"bends of {'gh'[k]}"})
        draw_boundary(axes, zeros(f), max(float(b - a) for a, b in box), "g = h")
        axes.set(aspect="equal", ylim=tuple(map(float, box[1])), title="tropical curves")
    axes.set(xlim=tuple(map(float, box[0])))
    if axes.get_legend_handles_labels()[0]:
        legend_below(axes, columns=3)
