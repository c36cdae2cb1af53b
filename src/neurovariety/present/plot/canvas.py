"""What all pictures share: a figure, colours that the colour-blind tell apart, and the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from neurovariety.errors import MissingDependency, SpecificationError, file_errors

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#000000")
"""Okabe and Ito's colours; lines also differ in their strokes or labels."""

MAP = "cividis"
"""A colour map that the colour-blind see as others do, light for large values."""

_SUFFIXES = (".png", ".svg")


def new_figure(width: float, height: float) -> Any:
    """An empty figure, in inches; no window is opened.

    Raises
    ------
    MissingDependency
        If Matplotlib is not installed.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise missing("Matplotlib") from None
    return Figure(figsize=(width, height), layout="constrained")


def shades(count: int) -> list[Any]:
    """Colours from dark to light, one for each of so many ordered classes."""
    from matplotlib import colormaps

    return [colormaps[MAP](0.5 if count == 1 else k / (count - 1)) for k in range(count)]


def check_path(path: Any) -> Path:
    """Take the name of a picture's file: a PNG, an SVG, or without a suffix for both.

    Raises
    ------
    SpecificationError
        If the suffix is another one, or this is no path.

    Examples
    --------
    >>> check_path("picture.pdf")
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: expected a file .png or .svg, ... got picture.pdf
    """
    with file_errors("write", path):
        target = Path(path)
    if target.suffix not in ("", *_SUFFIXES):
        raise SpecificationError(
            f"expected a file .png or .svg, or a name without a suffix for both, got {target}"
        )
    return target


@contextmanager
def in_floats() -> Iterator[None]:
    """Around what draws: say that a number is too large for a picture."""
    try:
        yield
    except OverflowError:
        raise SpecificationError("expected numbers that floats hold, for a picture") from None


def save(figure: Any, path: Path) -> tuple[Path, ...]:
    """Write a figure: the same picture gives the same bytes.

    Returns
    -------
    tuple of Path
        The file of the path's suffix; without one, a PNG and an SVG.
    """
    from matplotlib import rc_context

    suffixes = (path.suffix,) if path.suffix else _SUFFIXES
    files = tuple(path.parent / f"{path.name.removesuffix(path.suffix)}{s}" for s in suffixes)
    with rc_context({"svg.hashsalt": "neurovariety"}):
        for file in files:
            date = {"Date": None} if file.suffix == ".svg" else None
            with file_errors("write", file):
                path.parent.mkdir(parents=True, exist_ok=True)
                figure.savefig(file, dpi=150, metadata=date)
    return files


def legend_of(axes: Any, entries: Sequence[tuple[Any, str]], title: str) -> None:
    """A legend to the right of the axes."""
    axes.legend(
        handles=[handle for handle, _ in entries],
        labels=[label for _, label in entries],
        title=title,
        loc="upper left",
        bbox_to_anchor=(1.01, 1.0),
        frameon=False,
        borderaxespad=0.0,
        fontsize=9,
        title_fontsize=9,
        alignment="left",
    )


def missing(what: str) -> MissingDependency:
    """The error that names the extra."""
    return MissingDependency(f'{what} is needed for pictures: pip install "neurovariety[plot]"')
