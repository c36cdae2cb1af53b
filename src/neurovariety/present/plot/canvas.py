"""What all pictures share: axes to draw on, colours that the colour-blind tell apart, formulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.algebra.writing import latex_polynomial
from neurovariety.errors import MissingDependency, SpecificationError, short
from neurovariety.problems.base.result import Result

if TYPE_CHECKING:
    from neurovariety.present.plot.picture import Picture

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#000000")
"""Okabe and Ito's colours; lines also differ in their strokes or labels."""

MAP = "cividis"
"""A colour map that the colour-blind see as others do, light for large values."""

_INCH = 2.54  # centimetres
ZOOM = 0.85
"""Of axes in space: Matplotlib gives no room to what stands at the third."""

_TERMS = 8
_SHADES = 0.75  # of the map: its darkest quarter hides lines
_LABELS = 28  # points below the axes that numbers and a name take


@contextmanager
def panels(
    ax: Any, width: float = 8.0, height: float = 6.0, kinds: Sequence[str] = ("rectilinear",)
) -> Iterator[Sequence[Any]]:
    """Axes side by side in a new picture, or those that are given; floats that overflow are said.

    Parameters
    ----------
    ax : Axes, sequence of Axes, or None
        What the user gave.
    width, height : float
        Of a new picture, in centimetres.
    kinds : sequence of str
        Matplotlib's names of the projections, one for each of the axes.

    Raises
    ------
    MissingDependency
        If Matplotlib is not installed.
    SpecificationError
        If other axes are given than so many of these kinds, or a number is too large for a float.
    """
    try:
        from matplotlib import rc_context
        from matplotlib.axes import Axes

        from neurovariety.present.plot.picture import STYLE, Picture
    except ImportError:
        raise missing("Matplotlib") from None
    with in_floats():
        if ax is None:
            with rc_context(STYLE):
                figure = Picture(figsize=(width / _INCH, height / _INCH), layout="constrained")
                yield [
                    figure.add_subplot(1, len(kinds), k, projection=kind)
                    for k, kind in enumerate(kinds, start=1)
                ]
            return
        given = list(ax) if isinstance(ax, Sequence) or hasattr(ax, "flat") else [ax]
        if not all(isinstance(a, Axes) for a in given) or [a.name for a in given] != list(kinds):
            expected = f"axes with the projection{'s' * (len(kinds) > 1)} {', '.join(kinds)}"
            raise SpecificationError(f"expected ax: Matplotlib's {expected}, got {short(ax)}")
        yield given


def picture_of(axes: Any) -> Picture:
    """The figure that axes belong to."""
    picture: Picture = axes.figure
    return picture


@contextmanager
def in_floats() -> Iterator[None]:
    """Around what is computed in floats: say that a number is too large."""
    try:
        yield
    except OverflowError:
        raise SpecificationError("expected numbers that floats hold, for a picture") from None


def shades(count: int) -> list[Any]:
    """Colours from dark to light, one for each of so many ordered classes."""
    from matplotlib import colormaps

    return [colormaps[MAP](1 - _SHADES * k / max(1, count - 1)) for k in reversed(range(count))]


def formula(f: Polynomial, most: int = _TERMS) -> str:
    """A polynomial as Matplotlib sets it; a long one ends in dots.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> formula(read_polynomials("w1_11^2 - 1/2")[0])
    '$w_{1,11}^{2} - \\\\frac{1}{2}$'
    """
    return f"${latex_polynomial(f, most)}$"


def symbol(name: str) -> str:
    """The name of a variable as Matplotlib sets it.

    Examples
    --------
    >>> symbol("w1_11"), symbol("x12")
    ('$w_{1,11}$', '$x_{12}$')
    """
    return formula(polynomial_ring([name]).gens[0])


def legend_below(
    axes: Any, entries: Sequence[tuple[Any, str]] = (), title: str | None = None, columns: int = 2
) -> None:
    """A legend below the axes and what stands at them; without entries, of what has labels."""
    from matplotlib.transforms import ScaledTranslation

    handles, labels = zip(*entries, strict=True) if entries else axes.get_legend_handles_labels()
    below = ScaledTranslation(0, -_LABELS / 72, axes.figure.dpi_scale_trans)
    axes.legend(
        handles,
        labels,
        title=title,
        loc="upper center",
        bbox_to_anchor=(0.5, 0.0),
        bbox_transform=axes.transAxes + below,
        ncols=columns,
    )


def asked(given: Any, kind: type[Any]) -> Any:
    """What a function draws, if it is of this kind.

    Examples
    --------
    >>> from fractions import Fraction
    >>> asked(3, Fraction)
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: expected Fraction, got 3
    """
    if not isinstance(given, kind):
        from_solve = ", from solve" if issubclass(kind, Result) else ""
        raise SpecificationError(f"expected {kind.__name__}{from_solve}, got {short(given)}")
    return given


def problem_of(result: Any, kind: type[Result]) -> Any:
    """The problem of a result of this kind."""
    return asked(result, kind).problem


def missing(what: str) -> MissingDependency:
    """The error that names the extra."""
    return MissingDependency(f'{what} is needed for pictures: pip install "neurovariety[plot]"')
