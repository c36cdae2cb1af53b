"""Pictures of algebraic curves of linear programmes whose polytopes are polygons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.reading.calls import checked
from neurovariety.present.plot.canvas import COLOURS, asked, panels, picture_of
from neurovariety.problems.central_curve.problem import CentralCurve
from neurovariety.problems.entropic_path.problem import EntropicPath
from neurovariety.programs.polygons import Polygon

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

_GRID = 400


@checked
def central_curve(problem: CentralCurve, *, ax: Any = None) -> Picture:
    """The central curve in a plane, the lines ``x_j = 0``, and the polytope that they bound.

    The reward grows upwards.

    Parameters
    ----------
    problem : CentralCurve
        Of a polytope with two dimensions.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If the polytope has another dimension.

    Examples
    --------
    >>> import neurovariety as nv
    >>> programme = nv.LinearProgram("1,1,1", "1", "1,2,4")
    >>> picture = nv.plot.central_curve(nv.CentralCurve(programme))
    >>> len(picture.axes[0].collections)  # the curve and three lines
    4
    """
    import numpy as np

    def balance(polygon: Polygon, at: Any) -> Any:
        """``sum w_j / l_j`` times all l_j, where unknowns with the same line add their weights."""
        distance, used = at @ polygon.slopes.T + polygon.distances, polygon.across
        weights = [polygon.lines[j] * polygon.slopes[j, 0] for j in used]
        others = ([distance[..., k] for k in used if k != j] for j in used)
        return sum(w * np.prod(rest, axis=0) for w, rest in zip(weights, others, strict=True))

    return _in_plane(asked(problem, CentralCurve), balance, ax)


@checked
def entropic_path(problem: EntropicPath, *, ax: Any = None) -> Picture:
    """The curve of an entropic path in a plane, the lines ``x_j = 0``, and the polytope.

    The part in the polytope is the path of the Fisher-Rao gradient flow, on from where it starts
    and back from there; the reward grows upwards. In more dimensions `flow_path` draws the flow.

    Parameters
    ----------
    problem : EntropicPath
        Of a polytope with two dimensions.
    ax : Axes, optional
        Where to draw; by default in a new figure.

    Returns
    -------
    Figure
        Matplotlib's; a new one has ``save(path)``, to a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If the polytope has another dimension.

    Examples
    --------
    >>> import neurovariety as nv
    >>> programme = nv.LinearProgram("1,1,1", "1", "1,2,4")
    >>> picture = nv.plot.entropic_path(nv.EntropicPath(programme))
    >>> len(picture.axes[0].collections)  # the curve and three lines
    4
    """
    import numpy as np

    def balance(polygon: Polygon, at: Any) -> Any:
        """The difference of two monomials by the larger one, whatever the exponents."""
        (relation,) = np.array(problem.lattice)
        x = polygon.points(at) / np.array(problem.known_start, float)
        with np.errstate(divide="ignore"):
            size = np.log(abs(x))
        sides = [np.clip(sign * relation, 0, None) for sign in (1, -1)]
        s, t = (np.prod(np.sign(x) ** (p % 2), axis=-1) for p in sides)
        a, b = (size[..., p > 0] @ p[p > 0] for p in sides)
        return s * np.exp(np.minimum(a - b, 0)) - t * np.exp(np.minimum(b - a, 0))

    return _in_plane(asked(problem, EntropicPath), balance, ax)


def _in_plane(problem: Any, balance: Callable[[Polygon, Any], Any], ax: Any) -> Picture:
    """The zeros of a function of places, over the lines and the polygon."""
    with panels(ax) as (axes,):
        import numpy as np

        polygon = Polygon(problem.polytope)
        size = 1.6 * abs(polygon.corners).max()
        side = np.linspace(-size, size, _GRID)
        at = np.stack(np.meshgrid(side, side), axis=-1)
        axes.fill(*polygon.corners.T, color=COLOURS[4], alpha=0.3)
        for j in polygon.lines:
            across = at @ polygon.slopes[j] + polygon.distances[j]
            axes.contour(side, side, across, [0], colors="0.6", linewidths=0.6)
        axes.contour(side, side, balance(polygon, at), [0], colors=COLOURS[0])
        axes.set(aspect="equal", xticks=[], yticks=[], ylabel="reward")
    return picture_of(axes)
