"""The files of pictures; without Matplotlib, to be checked before anything is computed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from neurovariety.errors import SpecificationError, file_errors


def check_path(path: Any) -> Path:
    """Take the name of a picture's file: a PNG, an SVG or a PDF.

    Raises
    ------
    SpecificationError
        If the suffix is another one, or this is no path.

    Examples
    --------
    >>> check_path("picture.gif")
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: expected a file .png, .svg or .pdf, got picture.gif
    """
    with file_errors("write", path):
        target = Path(path)
    if target.suffix not in (".png", ".svg", ".pdf"):
        raise SpecificationError(f"expected a file .png, .svg or .pdf, got {target}")
    return target
